using Dapper;
using EmailSync.Domain.Decisions;
using EmailSync.Storage;

namespace EmailSync.Features.Evaluation;

/// <summary>How long a message's row stays (E3).</summary>
internal sealed class MessageRetention(Database database)
{
    /// <summary>Clears what the decision needed of messages whose time is over, also where no run closes them, since the job is off.</summary>
    public Task<int> ClearOverdueAsync(string userId, string kind, DateTimeOffset now, CancellationToken cancellationToken) =>
        InBatchesAsync(
            """
            UPDATE messages SET state = 'ended', facts = NULL, look_again_at = NULL
            WHERE rowid IN (
                SELECT rowid FROM messages
                WHERE user_id = @userId AND kind = @kind AND state = 'waiting' AND look_again_until <= @now
                LIMIT @Size)
            """,
            new { userId, kind, now = now.ToStored(), Batches.Size },
            cancellationToken);

    /// <summary>
    /// Deletes rows that have been at their end state for 30 days. Their messages are older than any run looks back, so none comes back as new;
    /// that goes by Exchange's date, which a wrong clock of ours does not move.
    /// </summary>
    /// <returns>How many.</returns>
    public Task<int> DeleteEndedAsync(string userId, string kind, DateTimeOffset now, CancellationToken cancellationToken) =>
        InBatchesAsync(
            """
            DELETE FROM messages
            WHERE rowid IN (
                SELECT rowid FROM messages
                WHERE user_id = @userId AND kind = @kind AND state = 'ended' AND COALESCE(received_at, first_seen_at) <= @before
                  AND MAX(COALESCE(decided_at, first_seen_at), COALESCE(look_again_until, 0)) <= @before
                LIMIT @Size)
            """,
            new { userId, kind, before = (now - ReasonCodes.Horizon).ToStored(), Batches.Size },
            cancellationToken);

    /// <summary>
    /// Deletes what a job that went off left undecided, once it could not be recorded any more and 30 days have passed since; what a person asked
    /// for (D16) is waited for as long from then on.
    /// </summary>
    /// <returns>How many.</returns>
    public Task<int> DeleteUndecidedAsync(string userId, string kind, DateTimeOffset now, CancellationToken cancellationToken) =>
        InBatchesAsync(
            """
            DELETE FROM messages
            WHERE rowid IN (
                SELECT rowid FROM messages
                WHERE user_id = @userId AND kind = @kind AND state IN ('seen', 'open')
                  AND MAX(COALESCE(received_at, 0), first_seen_at) <= @before AND COALESCE(look_again_until, 0) <= @until
                LIMIT @Size)
            """,
            new { userId, kind, before = (now - ReasonCodes.Horizon - ReasonCodes.Horizon).ToStored(), until = (now - ReasonCodes.Horizon).ToStored(), Batches.Size },
            cancellationToken);

    private Task<int> InBatchesAsync(string sql, object parameters, CancellationToken cancellationToken) =>
        Batches.AllAsync(
            token => database.WriteAsync(
                (connection, transaction) => connection.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: token)), token),
            cancellationToken);
}
