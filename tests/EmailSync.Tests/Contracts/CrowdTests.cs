using System.Net;
using System.Web;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>Many people at once, and their consent without a page.</summary>
public sealed class CrowdTests : IAsyncLifetime
{
    private const string Back = "http://localhost:5500/back";
    private SandboxProcess _sandbox = null!;

    public async Task InitializeAsync() => _sandbox = await SandboxProcess.StartAsync("--world", "empty");

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    [Fact]
    public async Task A_thousand_people_have_a_mailbox_and_a_licence_each()
    {
        await _sandbox.Control.PostAsync("/people/generated", new { count = 1_000, messagesEach = 5 });
        await _sandbox.Control.PostAsync("/people/generated", new { count = 1 });
        await _sandbox.Control.PostAsync("/people/generated/mail", new { count = 2, folder = "Sent Items" });
        var people = await _sandbox.Control.PeopleAsync();
        var token = (await _sandbox.Control.PostAsync("/entra/app-token")).GetProperty("accessToken").GetString()!;
        var mailbox = new GraphMailbox(_sandbox.Graph, _sandbox.Control, people[999], token);

        Assert.Equal(1_001, people.Select(p => p.ObjectId).Distinct().Count());
        Assert.Equal(1_001, people.Select(p => p.SalesforceUserId).Distinct().Count());
        Assert.Equal("5", (await mailbox.GetAsync("/mailFolders/inbox/messages/$count")).Text);
        Assert.Equal("2", (await mailbox.GetAsync("/mailFolders/sentitems/messages/$count")).Text);
        Assert.NotNull((await _sandbox.Control.PostAsync("/salesforce/token", new { user = people[999].Email })).GetProperty("refresh_token").GetString());
    }

    [Fact]
    public async Task Consent_is_given_to_the_apps_own_address_as_by_the_page()
    {
        await _sandbox.Control.PutAsync("/salesforce/options", new { redirectUris = new[] { Back } });
        await _sandbox.Control.PostAsync("/people/generated", new { count = 200 });
        var person = (await _sandbox.Control.PeopleAsync())[150];
        const string verifier = "a-verifier-that-is-long-enough-to-be-one-indeed";
        var challenge = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var signInUrl = $"{_sandbox.Salesforce.BaseAddress}services/oauth2/authorize?client_id=emailsync-sandbox&response_type=code&state=s1&redirect_uri={Uri.EscapeDataString(Back)}"
            + $"&scope=api%20refresh_token%20openid&code_challenge={challenge}&code_challenge_method=S256&login_hint={person.Email}";

        var page = await _sandbox.Salesforce.GetStringAsync(new Uri(signInUrl));
        var back = new Uri((await _sandbox.Control.PostAsync("/salesforce/consent", new { signInUrl })).GetProperty("location").GetString()!);
        var returned = HttpUtility.ParseQueryString(back.Query);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = returned["code"]!,
            ["client_id"] = "emailsync-sandbox",
            ["client_secret"] = "emailsync-sandbox-secret",
            ["redirect_uri"] = Back,
            ["code_verifier"] = verifier,
        });
        using var tokens = await _sandbox.Salesforce.PostAsync("/services/oauth2/token", form);

        Assert.Equal("s1", returned["state"]);
        Assert.Equal(HttpStatusCode.OK, tokens.StatusCode);
        Assert.Contains(person.SalesforceUserId!, await tokens.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains($"value=\"{person.SalesforceUserId}\" checked", page, StringComparison.Ordinal);
        Assert.True(page.Split("type=\"radio\"").Length - 1 is > 1 and <= 51);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _sandbox.Control.PostAsync("/salesforce/consent", new { signInUrl, user = "nobody@crowd.example" }));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _sandbox.Control.PostAsync("/salesforce/consent", new { signInUrl = signInUrl.Replace("emailsync-sandbox", "a-stranger", StringComparison.Ordinal) }));
    }
}
