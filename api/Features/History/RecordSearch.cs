using EmailSync.Features.Connections;
using EmailSync.Integrations;
using EmailSync.Integrations.Salesforce;

namespace EmailSync.Features.History;

/// <summary>The records to which a person may relate a message (R1), found with their own access.</summary>
internal sealed class RecordSearch(SalesforceConnections connections, RecordReader records)
{
    private const int MostOfEach = 10;

    /// <summary>Records by their names; without a text that can be searched for, what is open of these Accounts, and they themselves.</summary>
    /// <returns>Null: there is no connection to Salesforce.</returns>
    /// <exception cref="RemoteException">Salesforce could not be asked.</exception>
    public async Task<IReadOnlyList<FoundRecord>?> FindAsync(
        string userId, string? search, IReadOnlyCollection<string> accountIds, CancellationToken cancellationToken)
    {
        if (await connections.OpenAsync(userId, cancellationToken) is not { } session)
        {
            return null;
        }

        try
        {
            return await FindAsync(SalesforceConnections.DescribeEvery);
        }
        catch (RemoteException e) when (SalesforceFailures.MayBeOutdated(e.Failure))
        {
            // The org has hidden a field from this person since it was described.
            return await FindAsync(TimeSpan.Zero);
        }

        async Task<IReadOnlyList<FoundRecord>?> FindAsync(TimeSpan maxAge)
        {
            var organisation = await connections.RefreshOrganisationAsync(userId, maxAge, cancellationToken);
            return organisation is null ? null
                : await records.SearchAsync(session, organisation, search ?? "", MostOfEach, cancellationToken)
                    ?? await records.OfAccountsAsync(session, organisation, accountIds, MostOfEach, cancellationToken);
        }
    }
}
