using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EmailSync.Tests.Contracts;

/// <summary>A browser that signs in at the sandbox: the same requests that MSAL makes.</summary>
public sealed class EntraSignIn(HttpClient http)
{
    public const string Tenant = "6d3f1c52-0f4e-4d3c-9a55-2f3a8f0e1a11";
    public const string ClientId = "0b6f2a9e-7f0e-4a52-8a63-1f6f4c2f7d22";
    private const string Verifier = "a-verifier-of-at-least-forty-three-characters-0";
    private string? _cookie;

    /// <summary>The parameters of the authorization request.</summary>
    public Dictionary<string, string> Query { get; } = new()
    {
        ["client_id"] = ClientId,
        ["response_type"] = "code",
        ["redirect_uri"] = "http://localhost:5500/web.html",
        ["response_mode"] = "fragment",
        ["scope"] = $"openid profile offline_access api://{ClientId}/access_as_user",
        ["state"] = "the state",
        ["nonce"] = "the nonce",
        ["code_challenge_method"] = "S256",
        ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
    };

    /// <summary>What the fragment of the redirect held.</summary>
    public Dictionary<string, string> Returned { get; private set; } = [];

    public async Task<string> PageAsync()
    {
        using var page = await AuthorizeAsync();
        return await page.Content.ReadAsStringAsync();
    }

    public Task<HttpResponseMessage> AuthorizeAsync() => SendAsync(HttpMethod.Get, null);

    /// <summary>Chooses the person on the page and comes back with a code.</summary>
    public async Task ChooseAsync(Guid objectId)
    {
        using var form = new FormUrlEncodedContent([new("person", objectId.ToString())]);
        using var answer = await SendAsync(HttpMethod.Post, form);
        _cookie = answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        Returned = answer.Headers.Location!.Fragment.TrimStart('#').Split('&').Select(pair => pair.Split('=')).ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[1]));
    }

    public async Task<JsonElement> SignInAsync(Guid objectId)
    {
        await ChooseAsync(objectId);
        return await RedeemAsync(_ => { });
    }

    public Task<JsonElement> RedeemAsync(Action<Dictionary<string, string>> change, bool fromPage = true)
    {
        var form = new Dictionary<string, string>
        {
            ["client_id"] = ClientId,
            ["grant_type"] = "authorization_code",
            ["code"] = Returned["code"],
            ["redirect_uri"] = Query["redirect_uri"],
            ["scope"] = Query["scope"],
            ["code_verifier"] = Verifier,
        };
        change(form);
        return PostAsync(http, form, fromPage);
    }

    public static async Task<JsonElement> PostAsync(HttpClient http, Dictionary<string, string> form, bool fromPage = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/{Tenant}/oauth2/v2.0/token") { Content = new FormUrlEncodedContent(form) };
        if (fromPage)
            request.Headers.Add("Origin", "http://localhost:5500");
        using var answer = await http.SendAsync(request);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    public static JsonElement Claims(JsonElement answer, string token) => Claims(answer.GetProperty(token).GetString()!);

    public static JsonElement Claims(string token) => JsonDocument.Parse(FromBase64Url(token.Split('.')[1])).RootElement;

    public static byte[] FromBase64Url(string text) => Base64Url.DecodeFromChars(text);

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, HttpContent? form)
    {
        var query = string.Join('&', Query.Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}"));
        var request = new HttpRequestMessage(method, $"/{Tenant}/oauth2/v2.0/authorize?{query}") { Content = form };
        if (_cookie is not null)
            request.Headers.Add("Cookie", _cookie);
        return http.SendAsync(request);
    }
}
