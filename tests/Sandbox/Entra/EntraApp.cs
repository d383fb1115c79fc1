using EmailSync.Sandbox.Core;

namespace EmailSync.Sandbox.Entra;

/// <summary>The routes of login.microsoftonline.com that a sign-in, a token check and an application's token need.</summary>
internal static class EntraApp
{
    private const string Host = "https://login.microsoftonline.com";
    private static readonly string[] SigningAlgorithms = ["RS256"];

    public static void Map(Listener listener, EntraState state)
    {
        var authorize = new AuthorizeEndpoint(state);
        var token = new TokenEndpoint(state, new Tokens(state), listener.Pipeline);
        (listener.Pipeline.SubjectOf, listener.Pipeline.Fences) = (SubjectAsync, true);
        var routes = listener.App.MapGroup("/");
        routes.AddEndpointFilter(async (context, next) =>
        {
            context.HttpContext.Response.Headers.AccessControlAllowOrigin = "*";
            return context.HttpContext.GetRouteValue("tenant") is string tenant and not SandboxOptions.TenantId
                ? new EntraError("invalid_tenant", 90002, $"Tenant '{tenant}' not found.").ToJson()
                : await next(context);
        });
        routes.MapGet("/common/discovery/instance", InstanceDiscovery);
        routes.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", OpenIdConfiguration);
        routes.MapGet("/{tenant}/discovery/v2.0/keys", () => new { keys = new[] { state.Key.PublicJwk(Tokens.Issuer) } });
        routes.MapGet("/{tenant}/oauth2/v2.0/authorize", authorize.Show).WithMetadata(new ServesPeople());
        routes.MapPost("/{tenant}/oauth2/v2.0/authorize", (Delegate)authorize.ChooseAsync).WithMetadata(new ServesPeople());
        routes.MapPost("/{tenant}/oauth2/v2.0/token", (Delegate)token.AnswerAsync);
        routes.MapMethods("/{tenant}/oauth2/v2.0/token", ["OPTIONS"], Preflight).WithMetadata(new ServesPeople());
        routes.MapGet("/{tenant}/oauth2/v2.0/logout", AuthorizeEndpoint.Logout).WithMetadata(new ServesPeople());
        // A browser that shows the sign-in asks for it by itself.
        routes.MapGet("/favicon.ico", () => Results.NoContent()).WithMetadata(new ServesPeople());
    }

    /// <summary>Only the service waits for what it is told; each browser is a client of its own.</summary>
    private static async ValueTask<string?> SubjectAsync(HttpContext context) =>
        context.Request.HasFormContentType && (await context.Request.ReadFormAsync(context.RequestAborted))["grant_type"] == "client_credentials"
            ? "application"
            : null;

    private static IResult Preflight(HttpContext context)
    {
        context.Response.Headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
        context.Response.Headers.AccessControlAllowHeaders = context.Request.Headers.AccessControlRequestHeaders;
        context.Response.Headers.AccessControlMaxAge = "86400";
        return Results.NoContent();
    }

    // Microsoft's own addresses, for the clients' configuration is that of production; where calls really go is theirs to arrange.
    private static Dictionary<string, object> OpenIdConfiguration(string tenant) => new()
    {
        ["token_endpoint"] = $"{Host}/{tenant}/oauth2/v2.0/token",
        ["token_endpoint_auth_methods_supported"] = new[] { "client_secret_post", "private_key_jwt", "client_secret_basic" },
        ["jwks_uri"] = $"{Host}/{tenant}/discovery/v2.0/keys",
        ["response_modes_supported"] = new[] { "query", "fragment" },
        ["subject_types_supported"] = new[] { "pairwise" },
        ["id_token_signing_alg_values_supported"] = SigningAlgorithms,
        ["response_types_supported"] = new[] { "code" },
        ["scopes_supported"] = new[] { "openid", "profile", "email", "offline_access" },
        ["issuer"] = Tokens.Issuer,
        ["authorization_endpoint"] = $"{Host}/{tenant}/oauth2/v2.0/authorize",
        ["end_session_endpoint"] = $"{Host}/{tenant}/oauth2/v2.0/logout",
        ["claims_supported"] = new[] { "sub", "iss", "aud", "exp", "iat", "nonce", "preferred_username", "name", "tid", "ver" },
        ["tenant_region_scope"] = "EU",
        ["cloud_instance_name"] = "microsoftonline.com",
        ["msgraph_host"] = "graph.microsoft.com",
    };

    private static Dictionary<string, object> InstanceDiscovery() => new()
    {
        ["tenant_discovery_endpoint"] = $"{Host}/{SandboxOptions.TenantId}/v2.0/.well-known/openid-configuration",
        ["api-version"] = "1.1",
        ["metadata"] = new[]
        {
            new
            {
                preferred_network = "login.microsoftonline.com",
                preferred_cache = "login.windows.net",
                aliases = new[] { "login.microsoftonline.com", "login.windows.net", "login.microsoft.com", "sts.windows.net" },
            },
        },
    };
}
