using Duende.IdentityModel.Client;

namespace EmailSync.Integrations.Salesforce;

/// <summary>Reads and checks a token answer: where the token may be used, and whose it is.</summary>
internal static class GrantReading
{
    /// <exception cref="RemoteException">Transient where something is missing, Rejected where an address must not be used.</exception>
    public static SalesforceGrant Of(TokenResponse answer)
    {
        var instance = answer.TryGet("instance_url");
        var identity = answer.TryGet("id");
        if (string.IsNullOrEmpty(answer.AccessToken) || string.IsNullOrEmpty(instance) || string.IsNullOrEmpty(identity))
        {
            throw Unreadable();
        }

        var identityUrl = SalesforceHosts.Checked(identity);
        var ids = identityUrl.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (ids.Length < 2 || !SalesforceIds.IsId(ids[^1]) || !SalesforceIds.IsId(ids[^2]))
        {
            throw Unreadable();
        }

        return new(
            answer.AccessToken,
            string.IsNullOrEmpty(answer.RefreshToken) ? null : answer.RefreshToken,
            SalesforceHosts.Checked(instance),
            SalesforceIds.Long(ids[^2]),
            SalesforceIds.Long(ids[^1]))
        {
            IdentityUrl = identityUrl,
        };
    }

    private static RemoteException Unreadable()
        => new(new RemoteFailure.Transient(RemoteSystem.Salesforce, SalesforceFailures.Unreadable, null));
}
