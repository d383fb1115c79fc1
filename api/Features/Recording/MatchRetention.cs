using Dapper;
using EmailSync.Storage;

namespace EmailSync.Features.Recording;

/// <summary>How long the ledger knows whom a recording was related to (E3); that it was made it knows for ever (R6).</summary>
internal sealed class MatchRetention(Database database)
{
    /// <summary>Clears the people of up to so many recordings that were completed before then.</summary>
    /// <returns>How many.</returns>
    public Task<int> ClearAsync(DateTimeOffset before, int most, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(new CommandDefinition(
                """
                UPDATE recordings SET match = @cleared
                WHERE rowid IN (
                    SELECT rowid FROM recordings
                    WHERE state IN ('recorded', 'undone') AND match <> '' AND recorded_at <= @before
                    LIMIT @most)
                """,
                new { cleared = MatchDocument.Cleared, before = before.ToStored(), most },
                transaction,
                cancellationToken: cancellationToken)),
            cancellationToken);

    /// <summary>Forgets up to so many choices on messages that no recording has followed until then (M4); for later messages they stay.</summary>
    /// <returns>How many.</returns>
    public Task<int> ForgetChoicesAsync(DateTimeOffset before, int most, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(new CommandDefinition(
                "DELETE FROM message_choices WHERE rowid IN (SELECT rowid FROM message_choices WHERE chosen_at <= @before LIMIT @most)",
                new { before = before.ToStored(), most },
                transaction,
                cancellationToken: cancellationToken)),
            cancellationToken);
}
