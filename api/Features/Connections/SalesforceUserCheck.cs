using EmailSync.Domain.Mail;
using EmailSync.Integrations;
using EmailSync.Integrations.Salesforce;

namespace EmailSync.Features.Connections;

/// <summary>
/// Nobody can be led into connecting their org to a stranger: the Salesforce user's address must be one of the mailbox's, unless the
/// organisation allows others.
/// </summary>
internal sealed class SalesforceUserCheck(Mailboxes mailboxes, OtherSalesforceUsersAllowed othersAllowed)
{
    /// <exception cref="RemoteException">The mailbox was never read, and Exchange failed.</exception>
    public async Task<bool> MayConnectAsync(string userId, SalesforceIdentity identity, CancellationToken cancellationToken)
    {
        if (await othersAllowed(cancellationToken))
        {
            return true;
        }

        if (!EmailAddress.TryParse(identity.Email, out var email))
        {
            return false;
        }

        var known = await mailboxes.ReadAsync(userId, cancellationToken);
        return known.Addresses.Contains(email)
            || (await mailboxes.RefreshAsync(userId, TimeSpan.Zero, cancellationToken)).Addresses.Contains(email);
    }
}
