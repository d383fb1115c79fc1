using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Xunit;

namespace EmailSync.Tests.Contracts;

[Collection(ContractSandbox.Name)]
public sealed class EntraTests(ContractSandbox sandbox)
{
    private const string Tenant = EntraSignIn.Tenant;

    [Fact]
    public async Task Discovery_names_the_addresses_of_production()
    {
        var document = await JsonAsync($"/{Tenant}/v2.0/.well-known/openid-configuration");

        Assert.Equal($"https://login.microsoftonline.com/{Tenant}/v2.0", document.GetProperty("issuer").GetString());
        Assert.Equal($"https://login.microsoftonline.com/{Tenant}/discovery/v2.0/keys", document.GetProperty("jwks_uri").GetString());
        Assert.Equal($"https://login.microsoftonline.com/{Tenant}/oauth2/v2.0/token", document.GetProperty("token_endpoint").GetString());
        var instances = await JsonAsync("/common/discovery/instance?api-version=1.1&authorization_endpoint=https://login.microsoftonline.com/x");
        Assert.Equal("login.microsoftonline.com", instances.GetProperty("metadata")[0].GetProperty("preferred_network").GetString());
        using var stranger = await sandbox.Process.Entra.GetAsync(new Uri("/contoso/v2.0/.well-known/openid-configuration", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, stranger.StatusCode);
    }

    [Fact]
    public async Task A_person_chosen_on_the_page_signs_in_with_a_code_and_its_verifier()
    {
        var ada = await sandbox.Control.AddPersonAsync(new { email = $"{Guid.NewGuid():N}@contoso.example", displayName = "Ada <b>", isAdmin = true });
        var signIn = new EntraSignIn(sandbox.Process.Entra);

        // The page shows the first fifty and the one who is hinted at.
        signIn.Query["login_hint"] = ada.Email;
        var page = await signIn.PageAsync();
        var answer = await signIn.SignInAsync(ada.ObjectId);

        Assert.Contains("Ada &lt;b&gt;", page, StringComparison.Ordinal);
        Assert.Equal("the state", signIn.Returned["state"]);
        var clientInfo = JsonDocument.Parse(EntraSignIn.FromBase64Url(answer.GetProperty("client_info").GetString()!)).RootElement;
        Assert.Equal((ada.ObjectId.ToString(), Tenant), (clientInfo.GetProperty("uid").GetString(), clientInfo.GetProperty("utid").GetString()));
        var access = EntraSignIn.Claims(answer, "access_token");
        Assert.Equal(EntraSignIn.ClientId, access.GetProperty("aud").GetString());
        Assert.Equal($"https://login.microsoftonline.com/{Tenant}/v2.0", access.GetProperty("iss").GetString());
        Assert.Equal(("2.0", Tenant, "access_as_user"), (Text(access, "ver"), Text(access, "tid"), Text(access, "scp")));
        Assert.Equal((ada.ObjectId.ToString(), ada.Email, "Ada <b>"), (Text(access, "oid"), Text(access, "preferred_username"), Text(access, "name")));
        Assert.Equal("Admin", access.GetProperty("roles")[0].GetString());
        Assert.Equal("the nonce", Text(EntraSignIn.Claims(answer, "id_token"), "nonce"));
    }

    [Fact]
    public async Task The_published_key_verifies_a_token_and_a_strangers_key_does_not()
    {
        var person = await sandbox.Control.AddPersonAsync(new { email = $"{Guid.NewGuid():N}@contoso.example" });

        Assert.True(await IsSignedByPublishedKeyAsync(await sandbox.Control.TokenAsync(person.ObjectId)));
        Assert.False(await IsSignedByPublishedKeyAsync(await sandbox.Control.TokenAsync(person.ObjectId, new { wrongKey = true })));
        var expired = EntraSignIn.Claims(await sandbox.Control.TokenAsync(person.ObjectId, new { expired = true }));
        Assert.True(expired.GetProperty("exp").GetInt64() < TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        Assert.NotEqual(EntraSignIn.ClientId, Text(EntraSignIn.Claims(await sandbox.Control.TokenAsync(person.ObjectId, new { wrongAudience = true })), "aud"));
        Assert.False(EntraSignIn.Claims(await sandbox.Control.TokenAsync(person.ObjectId, new { withoutScope = true })).TryGetProperty("scp", out _));
    }

    [Theory]
    [InlineData("code_verifier", "wrong", "invalid_grant")]
    [InlineData("redirect_uri", "http://localhost:5500/auth.html", "invalid_grant")]
    [InlineData("client_id", "11111111-1111-1111-1111-111111111111", "unauthorized_client")]
    public async Task A_code_is_redeemed_only_by_whoever_asked_for_it(string field, string value, string error)
    {
        var signIn = await SignedInAsync();

        var refused = await signIn.RedeemAsync(form => form[field] = value);

        Assert.Equal(error, Text(refused, "error"));
    }

    [Fact]
    public async Task A_code_is_redeemed_once_and_from_a_page_only()
    {
        var signIn = await SignedInAsync();

        Assert.Equal("invalid_request", Text(await signIn.RedeemAsync(_ => { }, fromPage: false), "error"));
        Assert.True((await signIn.RedeemAsync(_ => { })).TryGetProperty("access_token", out _));
        Assert.Equal("invalid_grant", Text(await signIn.RedeemAsync(_ => { }), "error"));
    }

    [Theory]
    [InlineData("redirect_uri", "http://localhost:5500/elsewhere", null)]
    [InlineData("redirect_uri", "http://evil.example/web.html", null)]
    [InlineData("client_id", "x", null)]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    [InlineData("scope", "openid api://other/scope", "invalid_client")]
    [InlineData("prompt", "none", "login_required")]
    public async Task A_wrong_sign_in_is_told_to_the_application_or_else_to_the_person(string field, string value, string? error)
    {
        var signIn = new EntraSignIn(sandbox.Process.Entra);
        signIn.Query[field] = value;

        using var answer = await signIn.AuthorizeAsync();

        Assert.Equal(error is null ? HttpStatusCode.BadRequest : HttpStatusCode.Redirect, answer.StatusCode);
        if (error is not null)
            Assert.Contains($"#error={error}&", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_signed_in_comes_through_silently_until_they_sign_out()
    {
        var person = await sandbox.Control.AddPersonAsync(new { email = $"{Guid.NewGuid():N}@contoso.example" });
        var signIn = new EntraSignIn(sandbox.Process.Entra);
        await signIn.SignInAsync(person.ObjectId);
        signIn.Query["prompt"] = "none";

        using var silent = await signIn.AuthorizeAsync();
        using var signOut = await sandbox.Process.Entra.GetAsync(new Uri($"/{Tenant}/oauth2/v2.0/logout?post_logout_redirect_uri=http://localhost:5500/web.html", UriKind.Relative));

        Assert.Contains("#code=", silent.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal("http://localhost:5500/web.html", signOut.Headers.Location!.ToString());
        Assert.Contains(signOut.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("sandbox-entra-session=;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_token_address_may_be_called_from_a_page()
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, $"/{Tenant}/oauth2/v2.0/token");
        preflight.Headers.Add("Origin", "http://localhost:5500");
        preflight.Headers.Add("Access-Control-Request-Headers", "x-client-sku");

        using var answer = await sandbox.Process.Entra.SendAsync(preflight);

        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("x-client-sku", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Headers")));
    }

    [Theory]
    [InlineData("sandbox-secret", "https://graph.microsoft.com/.default", null)]
    [InlineData("wrong", "https://graph.microsoft.com/.default", "invalid_client")]
    [InlineData("sandbox-secret", "https://graph.microsoft.com/Mail.Read", "invalid_scope")]
    public async Task The_application_gets_a_token_for_Graph_by_its_secret(string secret, string scope, string? error)
    {
        var answer = await EntraSignIn.PostAsync(
            sandbox.Process.Entra,
            new() { ["client_id"] = EntraSignIn.ClientId, ["client_secret"] = secret, ["grant_type"] = "client_credentials", ["scope"] = scope },
            fromPage: false);

        Assert.Equal(error, answer.TryGetProperty("error", out var given) ? given.GetString() : null);
        Assert.False(answer.TryGetProperty("client_info", out _) || answer.TryGetProperty("id_token", out _));
        if (error is null)
            Assert.Equal("https://graph.microsoft.com", Text(EntraSignIn.Claims(answer, "access_token"), "aud"));
    }

    private async Task<EntraSignIn> SignedInAsync()
    {
        var person = await sandbox.Control.AddPersonAsync(new { email = $"{Guid.NewGuid():N}@contoso.example" });
        var signIn = new EntraSignIn(sandbox.Process.Entra);
        await signIn.ChooseAsync(person.ObjectId);
        return signIn;
    }

    private async Task<bool> IsSignedByPublishedKeyAsync(string token)
    {
        var key = (await JsonAsync($"/{Tenant}/discovery/v2.0/keys")).GetProperty("keys")[0];
        using var rsa = RSA.Create(new RSAParameters
        {
            Modulus = EntraSignIn.FromBase64Url(Text(key, "n")!),
            Exponent = EntraSignIn.FromBase64Url(Text(key, "e")!),
        });
        var dot = token.LastIndexOf('.');
        return rsa.VerifyData(
            Encoding.ASCII.GetBytes(token[..dot]), EntraSignIn.FromBase64Url(token[(dot + 1)..]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private async Task<JsonElement> JsonAsync(string path) =>
        JsonDocument.Parse(await sandbox.Process.Entra.GetStringAsync(new Uri(path, UriKind.Relative))).RootElement;

    private static string? Text(JsonElement json, string property) => json.GetProperty(property).GetString();
}
