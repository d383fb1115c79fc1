using Dapper;
using EmailSync.Features.Settings;
using EmailSync.Storage;

namespace EmailSync.Features.Recording;

/// <summary>How long the ledger knows whom a recording was related to and what else, and how its files are called (E3); that it was made it knows for ever (R6).</summary>
internal sealed class MatchRetention(Database database)
{
    /// <summary>
    /// Clears the people, the related record and the names of files of up to so many recordings that were completed before then, or begun before
    /// the other instant and never finished; a file still pending is given up (R4).
    /// </summary>
    /// <returns>How many.</returns>
    public Task<int> ClearAsync(DateTimeOffset before, DateTimeOffset begunBefore, int most, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var keys = (await connection.QueryAsync<string>(new CommandDefinition(
                    """
                    SELECT key FROM recordings
                    WHERE match <> '' AND ((state IN ('recorded', 'undone') AND recorded_at <= @before) OR (state = 'intended' AND intended_at <= @begunBefore))
                    LIMIT @most
                    """,
                    new { before = before.ToStored(), begunBefore = begunBefore.ToStored(), most },
                    transaction,
                    cancellationToken: cancellationToken))).AsList();
                await connection.ExecuteAsync(new CommandDefinition(
                    """
                    UPDATE recording_files SET name = '', failure = NULL, fate = CASE WHEN fate = 'pending' THEN 'refused' ELSE fate END
                    WHERE recording_key IN @keys
                    """,
                    new { keys },
                    transaction,
                    cancellationToken: cancellationToken));
                return await connection.ExecuteAsync(new CommandDefinition(
                    "UPDATE recordings SET match = @cleared, relation = NULL WHERE key IN @keys",
                    new { cleared = MatchDocument.Cleared, keys },
                    transaction,
                    cancellationToken: cancellationToken));
            },
            cancellationToken);

    /// <summary>Forgets up to so many choices on messages that no recording has followed until then (M4); for later messages they stay.</summary>
    /// <returns>How many.</returns>
    public Task<int> ForgetChoicesAsync(DateTimeOffset before, int most, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(new CommandDefinition(
                """
                DELETE FROM message_choices WHERE (user_id, kind, message_id, address) IN (
                    SELECT user_id, kind, message_id, address FROM message_choices WHERE chosen_at <= @before LIMIT @most)
                """,
                new { before = before.ToStored(), most },
                transaction,
                cancellationToken: cancellationToken)),
            cancellationToken);

    /// <summary>Forgets what people are called whom anybody chose for an address before then: that they were chosen is kept (S4), as ids.</summary>
    /// <returns>How many choices.</returns>
    public Task<int> ForgetNamesOfChosenAsync(DateTimeOffset before, int most, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(new CommandDefinition(
                """
                UPDATE setting_changes SET
                    from_value = CASE WHEN json_valid(from_value) THEN json_remove(from_value, '$.name') END,
                    to_value = CASE WHEN json_valid(to_value) THEN json_remove(to_value, '$.name') END
                WHERE id IN (
                    SELECT id FROM setting_changes
                    WHERE name = @name AND at <= @before
                        AND (CASE WHEN json_valid(from_value) THEN json_type(from_value, '$.name') END IS NOT NULL
                            OR CASE WHEN json_valid(to_value) THEN json_type(to_value, '$.name') END IS NOT NULL)
                    LIMIT @most)
                """,
                new { name = ChangeNames.ChosenPerson, before = before.ToStored(), most },
                transaction,
                cancellationToken: cancellationToken)),
            cancellationToken);

    /// <summary>Forgets what up to so many messages were related to before then (R1): what waits is no longer looked at, what is recorded is no longer told.</summary>
    /// <returns>How many.</returns>
    public Task<int> ForgetRelationsAsync(DateTimeOffset before, int most, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(new CommandDefinition(
                """
                DELETE FROM message_relations WHERE (user_id, kind, message_hash) IN (
                    SELECT user_id, kind, message_hash FROM message_relations WHERE related_at <= @before LIMIT @most)
                """,
                new { before = before.ToStored(), most },
                transaction,
                cancellationToken: cancellationToken)),
            cancellationToken);
}
