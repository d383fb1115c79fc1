using System.Text.Json;
using EmailSync.Domain.Recording;
using EmailSync.Integrations;
using EmailSync.Integrations.Salesforce;
using EmailSync.Storage;

namespace EmailSync.Features.Connections;

/// <summary>People's connections to Salesforce: open one, see how it stands, know what its org allows.</summary>
internal sealed class SalesforceConnections(
    SalesforceConnectionStore store,
    SalesforceTokens tokens,
    SalesforceClient salesforce,
    TimeProvider time,
    ConnectionNews news,
    ILogger<SalesforceConnections> logger)
{
    /// <summary>How old what is known of the org may grow before a run asks again.</summary>
    public static readonly TimeSpan DescribeEvery = TimeSpan.FromDays(1);

    /// <summary>The user's way into the org; null: never connected, expired, or to another org.</summary>
    public async Task<SalesforceSession?> OpenAsync(string userId, CancellationToken cancellationToken) =>
        await store.ReadAsync(userId, cancellationToken) is { IsOpen: true } row ? Session(row) : null;

    /// <summary>How the connection stands, as far as is known without asking Salesforce.</summary>
    public async Task<ConnectionState> ReadAsync(string userId, CancellationToken cancellationToken) =>
        ConnectionSentences.StateOf(await store.ReadAsync(userId, cancellationToken), ModelOf);

    /// <summary>Everybody's, by user id; who is missing has never connected.</summary>
    public async Task<IReadOnlyDictionary<string, ConnectionState>> ReadAllAsync(CancellationToken cancellationToken) =>
        (await store.ReadAllAsync(cancellationToken)).ToDictionary(row => row.UserId, row => ConnectionSentences.StateOf(row, ModelOf));

    /// <summary>What the org allows this user as last described; null: not connected, or not described yet.</summary>
    public async Task<CrmOrganisation?> ReadOrganisationAsync(string userId, CancellationToken cancellationToken) =>
        await store.ReadAsync(userId, cancellationToken) is { } row ? ModelOf(row) : null;

    /// <summary>What the org allows this user, described anew where it is as old as <paramref name="maxAge"/>; zero: now.</summary>
    /// <returns>Null: not connected.</returns>
    /// <exception cref="RemoteException">Salesforce failed; what was known stays.</exception>
    public async Task<CrmOrganisation?> RefreshOrganisationAsync(string userId, TimeSpan maxAge, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(userId, cancellationToken) is not { IsOpen: true } row)
        {
            return null;
        }

        var known = ModelOf(row);
        if (known is not null && row.DescribedAt is { } at && (time.GetUtcNow() - at.ToInstant()).Duration() < maxAge)
        {
            return known;
        }

        var described = await salesforce.DescribeAsync(Session(row), cancellationToken);
        await store.StoreModelAsync(userId, row.OrganisationId, JsonSerializer.Serialize(described), cancellationToken);
        if (known is not null && ConnectionSentences.ProblemsOf(row, known).Count > 0 && ConnectionSentences.ProblemsOf(described).Count == 0)
        {
            await news.AnnounceAsync(userId);
        }

        return described;
    }

    /// <summary>The same for a page, which shows what is known where Salesforce fails.</summary>
    public async Task<CrmOrganisation?> TryRefreshOrganisationAsync(string userId, TimeSpan maxAge, CancellationToken cancellationToken)
    {
        try
        {
            return await RefreshOrganisationAsync(userId, maxAge, cancellationToken);
        }
        catch (RemoteException e)
        {
            logger.DescribeFailed(userId, e.Failure.Code);
            return await ReadOrganisationAsync(userId, cancellationToken);
        }
    }

    /// <summary>How the connection stands, asked for now. A refusal is an answer too, and noted.</summary>
    /// <exception cref="RemoteException">Salesforce gives none at the moment.</exception>
    public async Task<ConnectionState> TestAsync(string userId, CancellationToken cancellationToken)
    {
        var asOf = time.GetUtcNow();
        try
        {
            await RefreshOrganisationAsync(userId, TimeSpan.Zero, cancellationToken);
        }
        catch (RemoteException e) when (e.Failure is RemoteFailure.AuthorizationLost)
        {
            await RecordRefusalAsync(userId, e.Failure.Code, asOf, cancellationToken);
        }

        return await ReadAsync(userId, cancellationToken);
    }

    /// <summary>A connection has just been made: asks what its org allows, and tells whoever schedules.</summary>
    public async Task TakeUpAsync(string userId, CancellationToken cancellationToken)
    {
        await TryRefreshOrganisationAsync(userId, TimeSpan.Zero, cancellationToken);
        await news.AnnounceAsync(userId);
    }

    /// <summary>Notes that Salesforce does not let this user in, though their consent stands: only an administrator can mend that.</summary>
    /// <param name="userId">Whose connection.</param>
    /// <param name="code">Salesforce's.</param>
    /// <param name="asOf">A connection made after it is another one, and stays as it is.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public Task RecordRefusalAsync(string userId, string code, DateTimeOffset asOf, CancellationToken cancellationToken) =>
        store.RefuseAsync(userId, code, asOf, cancellationToken);

    private SalesforceSession Session(SalesforceConnectionRow row) =>
        new(row.OrganisationId, row.SalesforceUserId, (refused, cancellationToken) => tokens.AccessAsync(row.UserId, refused, cancellationToken));

    /// <summary>Null: it is not described yet, or has to be again.</summary>
    private static CrmOrganisation? ModelOf(SalesforceConnectionRow row) => StoredJson.TryRead<CrmOrganisation>(row.OrganisationModel);
}
