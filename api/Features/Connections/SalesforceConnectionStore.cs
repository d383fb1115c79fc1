using Dapper;
using EmailSync.Storage;

namespace EmailSync.Features.Connections;

/// <summary>A row of <c>salesforce_connections</c>, with the org that the deployment is fixed to. Tokens are protected.</summary>
internal sealed record SalesforceConnectionRow
{
    public string UserId { get; init; } = "";

    public string OrganisationId { get; init; } = "";

    public string SalesforceUserId { get; init; } = "";

    public string Username { get; init; } = "";

    public string DisplayName { get; init; } = "";

    public string InstanceUrl { get; init; } = "";

    public string? RefreshToken { get; init; }

    public string? AccessToken { get; init; }

    /// <summary>Counts up with every change of tokens.</summary>
    public long Version { get; init; }

    public string State { get; init; } = Connected;

    public string? StateCode { get; init; }

    public long ConnectedAt { get; init; }

    public string? OrganisationModel { get; init; }

    public long? DescribedAt { get; init; }

    /// <summary>The org fixed by the first administrator's connection; null until then.</summary>
    public string? FixedOrganisationId { get; init; }

    public const string Connected = "connected";
    public const string Expired = "expired";

    /// <summary>The connection is to another org than the one the deployment was fixed to since.</summary>
    public bool IsForeign => FixedOrganisationId is not null && FixedOrganisationId != OrganisationId;

    /// <summary>The code with which Salesforce does not let the user in, though the consent stands; null: it does.</summary>
    public string? Refusal => State == Connected ? StateCode : null;

    /// <summary>There are tokens to try.</summary>
    public bool IsOpen => State == Connected && !IsForeign && RefreshToken is not null;
}

/// <summary>The table <c>salesforce_connections</c>, and the org in <c>organisation</c>.</summary>
internal sealed class SalesforceConnectionStore(Database database, TimeProvider time)
{
    private const string Select =
        "SELECT c.*, o.salesforce_organisation_id AS fixed_organisation_id FROM salesforce_connections c CROSS JOIN organisation o";

    /// <summary>Null: never connected, or disconnected.</summary>
    public Task<SalesforceConnectionRow?> ReadAsync(string userId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<SalesforceConnectionRow>($"{Select} WHERE c.user_id = @userId", new { userId }),
            cancellationToken);

    /// <summary>Everybody's connection.</summary>
    public Task<IReadOnlyList<SalesforceConnectionRow>> ReadAllAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (IReadOnlyList<SalesforceConnectionRow>)(await connection.QueryAsync<SalesforceConnectionRow>(Select)).ToList(),
            cancellationToken);

    /// <summary>
    /// Stores a new connection. An administrator's fixes the org where none is fixed yet; until then everybody's must be to the same org.
    /// False: it is another org, and nothing was stored.
    /// </summary>
    public Task<bool> ConnectAsync(SalesforceConnectionRow row, bool isAdmin, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var now = time.GetUtcNow().ToStored();
                if (isAdmin)
                {
                    await connection.ExecuteAsync(
                        """
                        UPDATE organisation SET salesforce_organisation_id = @OrganisationId, fixed_at = @now, fixed_by = @UserId
                        WHERE salesforce_organisation_id IS NULL
                        """,
                        new { row.OrganisationId, now, row.UserId },
                        transaction);
                }

                var organisation = await connection.ExecuteScalarAsync<string?>(
                    """
                    SELECT COALESCE(
                        (SELECT salesforce_organisation_id FROM organisation),
                        (SELECT organisation_id FROM salesforce_connections WHERE user_id <> @UserId AND state = 'connected' ORDER BY connected_at LIMIT 1))
                    """,
                    new { row.UserId },
                    transaction);
                if (organisation is not null && organisation != row.OrganisationId)
                {
                    return false;
                }

                await connection.ExecuteAsync(
                    """
                    INSERT INTO salesforce_connections (user_id, organisation_id, salesforce_user_id, username, display_name, instance_url,
                        refresh_token, access_token, version, state, connected_at, changed_at)
                    VALUES (@UserId, @OrganisationId, @SalesforceUserId, @Username, @DisplayName, @InstanceUrl,
                        @RefreshToken, @AccessToken, 1, 'connected', @now, @now)
                    ON CONFLICT (user_id) DO UPDATE SET organisation_id = excluded.organisation_id, salesforce_user_id = excluded.salesforce_user_id,
                        username = excluded.username, display_name = excluded.display_name, instance_url = excluded.instance_url,
                        refresh_token = excluded.refresh_token, access_token = excluded.access_token,
                        version = salesforce_connections.version + 1, state = 'connected', state_code = NULL,
                        connected_at = excluded.connected_at, changed_at = excluded.changed_at, organisation_model = NULL, described_at = NULL
                    """,
                    new
                    {
                        row.UserId,
                        row.OrganisationId,
                        row.SalesforceUserId,
                        row.Username,
                        row.DisplayName,
                        row.InstanceUrl,
                        row.RefreshToken,
                        row.AccessToken,
                        now,
                    },
                    transaction);
                return true;
            },
            cancellationToken);

    /// <summary>Stores refreshed tokens over the version they were made from. False: somebody else was faster, and nothing was stored.</summary>
    public Task<bool> StoreTokensAsync(
        string userId, long version, string accessToken, string? refreshToken, string instanceUrl, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (connection, transaction) => await connection.ExecuteAsync(
                """
                UPDATE salesforce_connections
                SET access_token = @accessToken, refresh_token = COALESCE(@refreshToken, refresh_token), instance_url = @instanceUrl,
                    version = version + 1, changed_at = @now
                WHERE user_id = @userId AND version = @version
                """,
                new { userId, version, accessToken, refreshToken, instanceUrl, now = time.GetUtcNow().ToStored() },
                transaction) == 1,
            cancellationToken);

    /// <summary>Calls a connection expired, with its tokens gone, if it still is at the version that was refused.</summary>
    public Task<bool> ExpireAsync(string userId, long version, string code, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (connection, transaction) => await connection.ExecuteAsync(
                """
                UPDATE salesforce_connections
                SET state = 'expired', state_code = @code, refresh_token = NULL, access_token = NULL, version = version + 1, changed_at = @now
                WHERE user_id = @userId AND version = @version
                """,
                new { userId, version, code, now = time.GetUtcNow().ToStored() },
                transaction) == 1,
            cancellationToken);

    /// <summary>Notes a refusal that no new consent would mend, of the connection that was there at an instant; the tokens stay.</summary>
    public Task RefuseAsync(string userId, string code, DateTimeOffset asOf, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "UPDATE salesforce_connections SET state_code = @code WHERE user_id = @userId AND state = 'connected' AND connected_at <= @asOf",
                new { userId, code, asOf = asOf.ToStored() },
                transaction),
            cancellationToken);

    /// <summary>Stores what a describe found, which proves that the user is let in, if the connection still is to that org.</summary>
    public Task StoreModelAsync(string userId, string organisationId, string model, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                """
                UPDATE salesforce_connections SET organisation_model = @model, described_at = @now,
                    state_code = CASE state WHEN 'connected' THEN NULL ELSE state_code END
                WHERE user_id = @userId AND organisation_id = @organisationId
                """,
                new { userId, organisationId, model, now = time.GetUtcNow().ToStored() },
                transaction),
            cancellationToken);

    /// <summary>Takes the connection away; its row as it was, for revoking its tokens.</summary>
    public Task<SalesforceConnectionRow?> DeleteAsync(string userId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (connection, transaction) => connection.QuerySingleOrDefaultAsync<SalesforceConnectionRow>(
                "DELETE FROM salesforce_connections WHERE user_id = @userId RETURNING *", new { userId }, transaction),
            cancellationToken);
}
