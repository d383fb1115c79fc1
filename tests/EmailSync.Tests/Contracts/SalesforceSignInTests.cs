using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EmailSync.Tests.Support;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace EmailSync.Tests.Contracts;

public sealed class SalesforceSignInTests(SalesforceOrg org) : IClassFixture<SalesforceOrg>
{
    private const string Callback = "http://localhost:5500/api/connections/salesforce/callback";
    private const string Secret = "emailsync-sandbox-secret";
    private static readonly string Verifier = new('v', 64);

    [Fact]
    public async Task The_page_has_the_hinted_person_chosen()
    {
        using var answer = await org.Sandbox.Salesforce.GetAsync(new Uri(Authorize(("login_hint", SalesforceOrg.Bo)), UriKind.Relative));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(page.IndexOf("checked", StringComparison.Ordinal) > page.IndexOf(SalesforceOrg.Anna, StringComparison.Ordinal));
        Assert.True(page.IndexOf("checked", StringComparison.Ordinal) < page.IndexOf(SalesforceOrg.Bo, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_joins_the_tenant_with_a_licence_can_sign_in()
    {
        await org.Sandbox.Control.AddPersonAsync(new { email = "new@contoso.example", displayName = "New Person", salesforceUserId = "005xx000001New1" });

        Assert.Contains("New Person", await org.Sandbox.Salesforce.GetStringAsync(new Uri(Authorize(), UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_becomes_tokens_once()
    {
        var code = await CodeAsync();

        var (status, tokens) = await TokenAsync(Code(code));
        var (again, error) = await TokenAsync(Code(code));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            ["access_token", "id", "instance_url", "issued_at", "refresh_token", "scope", "signature", "token_type"],
            tokens.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        var signed = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(Text(tokens, "id") + Text(tokens, "issued_at")));
        Assert.Equal(Convert.ToBase64String(signed), Text(tokens, "signature"));
        Assert.Equal(HttpStatusCode.BadRequest, again);
        Assert.Equal("invalid_grant", Text(error, "error"));
    }

    [Theory]
    [InlineData("code_verifier", "wrong", "invalid_grant")]
    [InlineData("redirect_uri", Callback + "/", "redirect_uri_mismatch")]
    [InlineData("client_secret", "wrong", "invalid_client")]
    [InlineData("grant_type", "password", "unsupported_grant_type")]
    public async Task A_code_with_anything_wrong_beside_it_is_refused(string name, string value, string error)
    {
        var form = Code(await CodeAsync());
        form[name] = value;

        var (status, body) = await TokenAsync(form);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(error, Text(body, "error"));
    }

    [Theory]
    [InlineData("redirect_uri", "http://evil.example/callback")]
    [InlineData("client_id", "somebody")]
    public async Task A_stranger_is_told_on_the_page_and_nothing_is_sent_to_its_address(string name, string value)
    {
        using var answer = await org.Sandbox.Salesforce.GetAsync(new Uri(Authorize((name, value)), UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
    }

    [Theory]
    [InlineData("code_challenge", "", "invalid_request")]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("scope", "full everything", "invalid_scope")]
    public async Task What_the_app_asks_wrongly_it_is_told_at_its_return_address(string name, string value, string error)
    {
        using var answer = await org.Sandbox.Salesforce.GetAsync(new Uri(Authorize((name, value)), UriKind.Relative));

        Assert.StartsWith(Callback, answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(answer.Headers.Location.Query);
        Assert.Equal((error, "s1"), (query["error"].ToString(), query["state"].ToString()));
    }

    [Fact]
    public async Task A_person_may_deny()
    {
        var query = QueryHelpers.ParseQuery((await DecideAsync("deny")).Query);

        Assert.Equal(("access_denied", "s1"), (query["error"].ToString(), query["state"].ToString()));
    }

    [Fact]
    public async Task A_refresh_token_goes_on_working_and_is_not_repeated()
    {
        var refresh = await RefreshTokenAsync();

        var (_, first) = await TokenAsync(Refresh(refresh));
        var (status, _) = await TokenAsync(Refresh(refresh));

        Assert.False(first.TryGetProperty("refresh_token", out _));
        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task With_rotation_a_refresh_token_works_once()
    {
        await org.SetAsync(new { rotateRefreshTokens = true });
        var old = await RefreshTokenAsync();

        var (_, rotated) = await TokenAsync(Refresh(old));
        var (refused, error) = await TokenAsync(Refresh(old));
        var (status, _) = await TokenAsync(Refresh(Text(rotated, "refresh_token")));
        await org.SetAsync(new { rotateRefreshTokens = false });

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_grant"), (refused, Text(error, "error")));
        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task A_revoked_connection_ends_at_once_with_its_sessions()
    {
        var (_, tokens) = await TokenAsync(Code(await CodeAsync()));
        using var form = new FormUrlEncodedContent([new("token", Text(tokens, "refresh_token"))]);
        using var revoked = await org.Sandbox.Salesforce.PostAsync(new Uri("/services/oauth2/revoke", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);
        Assert.Equal("INVALID_SESSION_ID", (await org.GetAsync("/sobjects", Text(tokens, "access_token"))).Code);
        Assert.Equal("invalid_grant", Text((await TokenAsync(Refresh(Text(tokens, "refresh_token")))).Body, "error"));
    }

    [Fact]
    public async Task An_access_token_expires_by_the_sandboxs_clock()
    {
        var token = await org.TokenAsync(SalesforceOrg.Bo);
        await org.Sandbox.Control.AdvanceClockAsync(TimeSpan.FromSeconds(7_201));
        var expired = await org.GetAsync("/sobjects", token);
        await org.Sandbox.Control.AdvanceClockAsync(TimeSpan.FromSeconds(-7_201));

        Assert.Equal((HttpStatusCode.Unauthorized, "INVALID_SESSION_ID"), (expired.Status, expired.Code));
    }

    [Fact]
    public async Task Userinfo_and_the_identity_address_say_who_it_is()
    {
        var (_, tokens) = await TokenAsync(Code(await CodeAsync()));
        var token = Text(tokens, "access_token");

        var info = await org.GetAsync("/services/oauth2/userinfo", token);
        using var request = new HttpRequestMessage(HttpMethod.Get, Text(tokens, "id"));
        request.Headers.Authorization = new("Bearer", token);
        using var identity = await org.Sandbox.Salesforce.SendAsync(request);
        var shown = JsonSerializer.Deserialize<JsonElement>(await identity.Content.ReadAsStringAsync());

        Assert.Equal(("00Dxx0000001gERAAY", SalesforceOrg.Anna, SalesforceOrg.Anna), (info.Text("organization_id"), info.Text("email"), info.Text("preferred_username")));
        Assert.Equal((info.Text("user_id"), SalesforceOrg.Anna), (Text(shown, "user_id"), Text(shown, "username")));
    }

    private static string Text(JsonElement body, string name) => body.GetProperty(name).GetString()!;

    private static Dictionary<string, string?> Request(params (string Name, string Value)[] changes)
    {
        var request = new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = "emailsync-sandbox",
            ["redirect_uri"] = Callback,
            ["state"] = "s1",
            ["scope"] = "api refresh_token",
            ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in changes)
            request[name] = value;
        return request;
    }

    private static string Authorize(params (string Name, string Value)[] changes) => QueryHelpers.AddQueryString("/services/oauth2/authorize", Request(changes));

    private static Dictionary<string, string?> Code(string code) => new()
    {
        ["grant_type"] = "authorization_code",
        ["code"] = code,
        ["redirect_uri"] = Callback,
        ["client_id"] = "emailsync-sandbox",
        ["client_secret"] = Secret,
        ["code_verifier"] = Verifier,
    };

    private static Dictionary<string, string?> Refresh(string token) => new()
    {
        ["grant_type"] = "refresh_token",
        ["refresh_token"] = token,
        ["client_id"] = "emailsync-sandbox",
        ["client_secret"] = Secret,
    };

    private async Task<Uri> DecideAsync(string action)
    {
        var users = await org.Sandbox.Control.GetAsync("/salesforce/users");
        var anna = users.EnumerateArray().Single(u => u.GetProperty("Username").GetString() == SalesforceOrg.Anna).GetProperty("Id").GetString()!;
        using var form = new FormUrlEncodedContent(Request(("user", anna), ("action", action)));
        using var answer = await org.Sandbox.Salesforce.PostAsync(new Uri("/services/oauth2/authorize", UriKind.Relative), form);
        return answer.Headers.Location!;
    }

    private async Task<string> CodeAsync() => QueryHelpers.ParseQuery((await DecideAsync("allow")).Query)["code"].ToString();

    private async Task<string> RefreshTokenAsync() => Text((await TokenAsync(Code(await CodeAsync()))).Body, "refresh_token");

    private async Task<(HttpStatusCode Status, JsonElement Body)> TokenAsync(Dictionary<string, string?> form)
    {
        using var content = new FormUrlEncodedContent(form);
        using var answer = await org.Sandbox.Salesforce.PostAsync(new Uri("/services/oauth2/token", UriKind.Relative), content);
        return (answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()));
    }
}
