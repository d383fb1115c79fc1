using EmailSync.Sandbox.Core;
using EmailSync.Sandbox.Entra;
using EmailSync.Sandbox.World;

namespace EmailSync.Sandbox.Outlook;

/// <summary>Outlook asks Entra for a token in the name of the add-in inside it: nested app authentication.</summary>
internal static class NestedSignIn
{
    private const string Authority = $"https://login.microsoftonline.com/{SandboxOptions.TenantId}";

    public static IResult Answer(Tokens tokens, PersonSeed person, TokenRequest request)
    {
        if (request.ClientId != SandboxOptions.ClientId)
            return Refused(700016, $"Application with identifier '{request.ClientId}' was not found in the directory.");
        if (!Uri.TryCreate(request.Origin, UriKind.Absolute, out var origin) || origin is not { Scheme: "http", Host: "localhost" })
            return Refused(50011, $"The redirect URI 'brk-multihub://{request.Origin}' does not match the redirect URIs of the application.");
        if (Tokens.FirstUnknown(request.Scope) is { } unknown)
            return Refused(650053, $"The application asked for scope '{unknown}' that doesn't exist on the resource.");

        var scope = request.Scope.Contains("openid", StringComparison.Ordinal) ? request.Scope : $"openid profile {request.Scope}";
        var answer = tokens.Answer(person, scope, request.Nonce);
        return Results.Json(new
        {
            token = new Dictionary<string, object?>
            {
                ["access_token"] = answer["access_token"],
                ["id_token"] = answer["id_token"],
                ["expires_in"] = answer["expires_in"],
                ["scope"] = answer["scope"],
                ["authority"] = Authority,
            },
            account = new
            {
                environment = "login.microsoftonline.com",
                homeAccountId = $"{person.ObjectId}.{SandboxOptions.TenantId}",
                localAccountId = person.ObjectId,
                tenantId = SandboxOptions.TenantId,
                username = person.Email,
                name = person.DisplayName,
            },
        });
    }

    private static IResult Refused(int number, string text)
    {
        var error = new EntraError("invalid_client", number, text);
        return Results.Json(new { error = new { code = $"AADSTS{number}", message = error.Description } });
    }
}

/// <param name="ClientId">The app registration.</param>
/// <param name="Scope">Scopes, with spaces between.</param>
/// <param name="Origin">Where the add-in's page lives.</param>
/// <param name="Nonce">For the id token, or null.</param>
internal sealed record TokenRequest(string ClientId, string Scope, string Origin, string? Nonce = null);
