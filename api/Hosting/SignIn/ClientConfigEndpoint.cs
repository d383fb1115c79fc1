using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace EmailSync.Hosting.SignIn;

/// <summary>What the pages need to know before anybody has signed in.</summary>
/// <param name="AuthorityMetadata">A JSON text for MSAL where Entra is stood in for on this machine; null: MSAL asks Entra.</param>
internal sealed record ClientConfigDocument(
    string TenantId,
    string ClientId,
    string Authority,
    string? AuthorityMetadata,
    IReadOnlyList<string> Scopes,
    string Version);

internal static class ClientConfigEndpoint
{
    public static void MapClientConfig(this IEndpointRouteBuilder api) =>
        api.MapGet("/client-config", GetClientConfig)
            .WithName("GetClientConfig")
            .WithSummary("What the browser needs to sign in")
            .WithTags("Sign-in")
            .AllowAnonymous();

    private static Ok<ClientConfigDocument> GetClientConfig(IOptions<SignInOptions> options, BackChannel backChannel)
    {
        var signIn = options.Value;
        return TypedResults.Ok(new ClientConfigDocument(
            signIn.TenantId,
            signIn.ClientId,
            $"{signIn.Instance.TrimEnd('/')}/{signIn.TenantId}",
            backChannel.Address is { } address ? Metadata(signIn, address.AbsoluteUri.TrimEnd('/')) : null,
            [$"api://{signIn.ClientId}/{SignInOptions.Scope}"],
            Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0"));
    }

    private static string Metadata(SignInOptions signIn, string address) => JsonSerializer.Serialize(new AuthorityMetadata(
        $"{signIn.Instance.TrimEnd('/')}/{signIn.TenantId}/v2.0",
        $"{address}/{signIn.TenantId}/oauth2/v2.0/authorize",
        $"{address}/{signIn.TenantId}/oauth2/v2.0/token",
        $"{address}/{signIn.TenantId}/oauth2/v2.0/logout",
        $"{address}/{signIn.TenantId}/discovery/v2.0/keys"));

    /// <summary>The five fields of OpenID Connect's discovery document that MSAL reads.</summary>
    private sealed record AuthorityMetadata(
        [property: JsonPropertyName("issuer")] string Issuer,
        [property: JsonPropertyName("authorization_endpoint")] string AuthorizationEndpoint,
        [property: JsonPropertyName("token_endpoint")] string TokenEndpoint,
        [property: JsonPropertyName("end_session_endpoint")] string EndSessionEndpoint,
        [property: JsonPropertyName("jwks_uri")] string KeysAddress);
}
