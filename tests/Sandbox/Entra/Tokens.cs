using System.Text.Json;
using EmailSync.Sandbox.Core;
using EmailSync.Sandbox.World;
using Microsoft.IdentityModel.Tokens;

namespace EmailSync.Sandbox.Entra;

/// <summary>The tokens of Entra: version 2.0 for people and our API, version 1.0 for the application and Graph.</summary>
internal sealed class Tokens(EntraState state)
{
    public const string Issuer = $"https://login.microsoftonline.com/{SandboxOptions.TenantId}/v2.0";
    public const string GraphAudience = "https://graph.microsoft.com";
    private const string RefreshAudience = "sandbox-refresh";
    private const string GraphAppId = "00000003-0000-0000-c000-000000000000";
    private static readonly string[] OfSignIn = ["openid", "profile", "email", "offline_access"];

    public Dictionary<string, object?> Answer(PersonSeed person, string scope, string? nonce)
    {
        var answer = new Dictionary<string, object?>
        {
            ["token_type"] = "Bearer",
            ["scope"] = string.Join(' ', Split(scope).Where(s => s != "offline_access")),
            ["expires_in"] = state.AccessTokenSeconds,
            ["ext_expires_in"] = state.AccessTokenSeconds,
            ["access_token"] = Access(person, scope),
            ["client_info"] = ClientInfo(person),
        };
        if (Split(scope).Contains("offline_access"))
            answer["refresh_token"] = Refresh(person, scope);
        if (Split(scope).Contains("openid"))
            answer["id_token"] = state.Key.Sign(OfPerson(person, SandboxOptions.ClientId, 3600, nonce));
        return answer;
    }

    /// <summary>A token for our API where its scope was asked for; else, as Entra does, one for Graph that our API must refuse.</summary>
    private string Access(PersonSeed person, string scope)
    {
        var ofApi = Split(scope).FirstOrDefault(IsOfApi);
        var claims = OfPerson(person, ofApi is null ? GraphAppId : SandboxOptions.ClientId, state.AccessTokenSeconds, nonce: null);
        claims["azp"] = SandboxOptions.ClientId;
        claims["azpacr"] = "0";
        claims["scp"] = ofApi is null ? "openid profile" : "access_as_user";
        if (ofApi is null)
            claims.Remove("roles");
        return state.Key.Sign(claims);
    }

    /// <summary>As asked for by a test; nothing of it is remembered.</summary>
    public string Minted(PersonSeed person, MintRequest request)
    {
        var audience = request.WrongAudience ? Guid.NewGuid().ToString() : SandboxOptions.ClientId;
        var claims = OfPerson(person, audience, request.Expired ? -600 : state.AccessTokenSeconds, nonce: null);
        claims["azp"] = SandboxOptions.ClientId;
        if (!request.WithoutScope)
            claims["scp"] = "access_as_user";
        return (request.WrongKey ? SigningKey.Stranger() : state.Key).Sign(claims);
    }

    public string Application()
    {
        var now = Now();
        return state.Key.Sign(new Dictionary<string, object>
        {
            ["aud"] = GraphAudience,
            ["iss"] = $"https://sts.windows.net/{SandboxOptions.TenantId}/",
            ["iat"] = now,
            ["nbf"] = now,
            ["exp"] = now + 3599,
            ["appid"] = SandboxOptions.ClientId,
            ["appidacr"] = "1",
            ["idtyp"] = "app",
            ["oid"] = "9d0c7a34-5b8e-4d0f-8a55-7f6e5d4c3b2a",
            ["sub"] = "9d0c7a34-5b8e-4d0f-8a55-7f6e5d4c3b2a",
            ["roles"] = state.GraphRoles.ToArray(),
            ["tid"] = SandboxOptions.TenantId,
            ["uti"] = Guid.NewGuid().ToString("N"),
            ["ver"] = "1.0",
        });
    }

    public static string ClientInfo(PersonSeed person) =>
        Base64UrlEncoder.Encode(JsonSerializer.Serialize(new { uid = person.ObjectId, utid = SandboxOptions.TenantId }));

    /// <summary>Whose refresh token this is and for which scope, or null where it is none of ours or has expired.</summary>
    public async Task<(PersonSeed Person, string Scope)?> RefreshedAsync(string token)
    {
        var read = await state.Key.ReadAsync(token, RefreshAudience);
        return read is not null && state.People.ByObjectId(Guid.Parse(read.Subject)) is { } person
            ? (person, read.GetClaim("scope").Value)
            : null;
    }

    public static bool IsOfApi(string scope) =>
        scope is $"api://{SandboxOptions.ClientId}/access_as_user" or $"api://{SandboxOptions.ClientId}/.default" or $"{SandboxOptions.ClientId}/.default";

    /// <summary>The first scope that the app registration does not have, or null.</summary>
    public static string? FirstUnknown(string scope) => Split(scope).FirstOrDefault(s => !OfSignIn.Contains(s) && !IsOfApi(s));

    // Stateless, so that a restart of the sandbox keeps everybody signed in.
    private string Refresh(PersonSeed person, string scope) => state.Key.Sign(new Dictionary<string, object>
    {
        ["aud"] = RefreshAudience,
        ["sub"] = person.ObjectId.ToString(),
        ["scope"] = scope,
        ["exp"] = Now() + 86_400,
        ["jti"] = Guid.NewGuid().ToString("N"),
    });

    private static Dictionary<string, object> OfPerson(PersonSeed person, string audience, int seconds, string? nonce)
    {
        var now = Now();
        var claims = new Dictionary<string, object>
        {
            ["aud"] = audience,
            ["iss"] = Issuer,
            ["iat"] = Math.Min(now, now + seconds),
            ["nbf"] = Math.Min(now, now + seconds - 3600),
            ["exp"] = now + seconds,
            ["name"] = person.DisplayName,
            ["oid"] = person.ObjectId.ToString(),
            ["preferred_username"] = person.Email,
            ["sub"] = Base64UrlEncoder.Encode(System.Security.Cryptography.SHA256.HashData(person.ObjectId.ToByteArray())),
            ["tid"] = SandboxOptions.TenantId,
            ["uti"] = Guid.NewGuid().ToString("N"),
            ["ver"] = "2.0",
        };
        if (person.IsAdmin)
            claims["roles"] = new[] { "Admin" };
        if (nonce is not null)
            claims["nonce"] = nonce;
        return claims;
    }

    private static string[] Split(string scope) => scope.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
}
