using System.Net;
using System.Text.RegularExpressions;
using System.Web;
using EmailSync.Domain.Mail;
using EmailSync.Integrations.Salesforce;
using EmailSync.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>The sandbox's empty org with two people, and the edge against it.</summary>
public sealed partial class SalesforceEdgeSandbox : IAsyncLifetime
{
    public const string Callback = "http://localhost:5500/api/connections/salesforce/callback";

    public const string Ada = "005xx0000000A01AAE";

    public const string Ben = "005xx0000000B02AAE";

    private SandboxProcess _sandbox = null!;
    private ServiceProvider _services = null!;

    internal SalesforceClient Client => _services.GetRequiredService<SalesforceClient>();

    internal RecordReader Records => _services.GetRequiredService<RecordReader>();

    internal SalesforceOAuth OAuth => _services.GetRequiredService<SalesforceOAuth>();

    internal SandboxControl Control => _sandbox.Control;

    public async Task InitializeAsync()
    {
        _sandbox = await SandboxProcess.StartAsync("--world", "empty");
        _services = NewEdge();
        await Control.AddPersonAsync(new { email = "ada@contoso.example", displayName = "Ada Lang", salesforceUserId = Ada });
        await Control.AddPersonAsync(new { email = "ben@contoso.example", displayName = "Ben Okafor", salesforceUserId = Ben });
        await Control.PutAsync("/salesforce/options", new { redirectUris = new[] { Callback } });
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    /// <summary>An edge of its own, which the others do not hear of.</summary>
    internal ServiceProvider NewEdge() =>
        SalesforceEdgeStub.Edge(_sandbox.Salesforce.BaseAddress!, TimeProvider.System, "emailsync-sandbox", "emailsync-sandbox-secret");

    internal static EmailAddress Address(string text) => EmailAddress.TryParse(text, out var address) ? address : throw new FormatException(text);

    /// <summary>Signs in on the sandbox's own pages, as a browser would.</summary>
    internal async Task<SalesforceGrant> SignInAsync(string userId = Ada)
    {
        var pkce = SalesforceOAuth.NewPkce();
        var code = HttpUtility.ParseQueryString((await ConsentAsync(pkce.Challenge, userId, "allow")).Query)["code"]!;
        return await OAuth.RedeemAsync(code, pkce.Verifier, Callback, default);
    }

    /// <summary>Where the page leads after the person has answered.</summary>
    internal async Task<Uri> ConsentAsync(string challenge, string userId, string action)
    {
        var address = OAuth.AuthorizeUrl(Callback, "state & more", challenge, "ada@contoso.example");
        var html = await _sandbox.Salesforce.GetStringAsync(address);
        var fields = Hidden().Matches(html).ToDictionary(field => field.Groups[1].Value, field => WebUtility.HtmlDecode(field.Groups[2].Value));
        fields["user"] = userId;
        fields["action"] = action;
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await _sandbox.Salesforce.PostAsync(new Uri("/services/oauth2/authorize", UriKind.Relative), form);
        return answer.Headers.Location!;
    }

    /// <summary>A session that refreshes as the product does; the list is told each refusal.</summary>
    internal SalesforceSession Session(SalesforceGrant grant, List<string>? refused = null)
    {
        var current = grant;
        return new(grant.OrganisationId, grant.UserId, async (token, cancellationToken) =>
        {
            if (token is not null)
            {
                refused?.Add(token);
                current = await OAuth.RefreshAsync(grant.RefreshToken!, cancellationToken);
            }

            return new SalesforceAccess(current.InstanceUrl, current.AccessToken);
        });
    }

    [GeneratedRegex("""<input type="hidden" name="([^"]*)" value="([^"]*)">""")]
    private static partial Regex Hidden();
}
