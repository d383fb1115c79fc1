using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using EmailSync.Integrations.Salesforce.Wire;

namespace EmailSync.Integrations.Salesforce;

/// <summary>
/// Asks who has signed in: the identity URL that came with the token, which may lead on to the org's own host; else the org's userinfo.
/// </summary>
internal static class IdentityReading
{
    private const int MostRedirects = 3;

    public static async Task<SalesforceIdentity> ReadAsync(HttpClient client, SalesforceGrant grant, CancellationToken cancellationToken)
    {
        var userInfo = new Uri($"{grant.InstanceUrl.AbsoluteUri.TrimEnd('/')}/services/oauth2/userinfo");
        var (status, body) = await GetAsync(client, grant.IdentityUrl ?? userInfo, grant.AccessToken, cancellationToken);
        if (status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound && grant.IdentityUrl is not null)
        {
            (status, body) = await GetAsync(client, userInfo, grant.AccessToken, cancellationToken);
        }

        if (status != HttpStatusCode.OK)
        {
            throw new RemoteException(SalesforceFailures.FromAnswer((int)status, body, null));
        }

        var identity = Parse(body) ?? throw new RemoteException(SalesforceFailures.FromAnswer(200, null, null));
        return SalesforceIds.Same(identity.UserId, grant.UserId) && SalesforceIds.Same(identity.OrganisationId, grant.OrganisationId)
            ? identity
            : throw new RemoteException(new RemoteFailure.Rejected(
                RemoteSystem.Salesforce, "identity_mismatch", "Salesforce named another user than the one who signed in.", null));
    }

    /// <summary>The token is sent along by hand, to allowed hosts only: an automatic redirect would drop it.</summary>
    private static async Task<(HttpStatusCode Status, string Body)> GetAsync(
        HttpClient client, Uri url, string accessToken, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, SalesforceHosts.Checked(url));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
            using var response = await client.SendAsync(request, cancellationToken);
            if ((int)response.StatusCode is > 300 and < 400 && response.Headers.Location is { } location && redirects < MostRedirects)
            {
                url = new Uri(url, location);
                continue;
            }

            return (response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
        }
    }

    /// <summary>Both documents say the same in different words.</summary>
    private static SalesforceIdentity? Parse(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var row = new Row(document.RootElement);
            return row.Id("user_id") is { } user && row.Id("organization_id") is { } organisation
                ? new(
                    user,
                    organisation,
                    row.Text("username") ?? row.Text("preferred_username") ?? "",
                    row.Text("display_name") ?? row.Text("name") ?? "",
                    row.Text("email") ?? "")
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
