using Dapper;
using EmailSync.Storage;

namespace EmailSync.Features.Evaluation;

/// <summary>The messages that people asked for by <em>Record now</em> (D16).</summary>
internal sealed class WishStore(Database database, TimeProvider time)
{
    /// <summary>D14; what a clock that was ahead has put off for longer than any rule does is due too.</summary>
    private const string IsFailedAndDue = "code = 'failed' AND (look_again_at <= @now OR look_again_at > @latest)";

    private const string IsDue = $"wish > 0 AND (state IN ('seen', 'open') OR (state = 'waiting' AND {IsFailedAndDue}))";

    /// <summary>R4: the files to be recorded now of messages that were asked for; the clock as above.</summary>
    private const string DueFiles = """
        messages m
        JOIN recordings r ON r.user_id = m.user_id AND r.kind = m.kind AND r.message_id = m.id AND r.state = 'recorded'
        JOIN recording_files f ON f.recording_key = r.key AND f.fate = 'pending'
            AND (f.next_attempt_at IS NULL OR f.next_attempt_at <= @now OR f.next_attempt_at > @latest)
        WHERE m.kind = @kind AND m.wish > 0
        """;

    /// <summary>The recordings that have to follow what their person has chosen or related since (M4, R1).</summary>
    private const string Owed = """
        SELECT l.user_id FROM message_relations l JOIN recordings r ON r.key = l.recording_key AND r.state = 'recorded' WHERE l.kind = @kind
        UNION
        SELECT c.user_id FROM message_choices c
        JOIN recordings r ON r.user_id = c.user_id AND r.kind = c.kind AND r.message_id = c.message_id AND r.state = 'recorded' WHERE c.kind = @kind
        """;

    private long Now => time.GetUtcNow().ToStored();

    private long Latest => (time.GetUtcNow() + MessageRow.LongestPause).ToStored();

    /// <summary>Whose wishes are to be carried out now: to be read or decided, or failed and due (D14, D16), or recorded without a file that is due (R4) or what was chosen since.</summary>
    public Task<IReadOnlyList<string>> ReadPeopleAsync(string kind, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<string>>(
            async connection => (await connection.QueryAsync<string>(new CommandDefinition(
                $"SELECT user_id FROM messages WHERE kind = @kind AND {IsDue} UNION SELECT m.user_id FROM {DueFiles} UNION {Owed}",
                new { kind, now = Now, latest = Latest },
                cancellationToken: cancellationToken))).AsList(),
            cancellationToken);

    /// <summary>Whether something of a person's is to be carried out now: a message, or the mark, a file or a change of one that is recorded.</summary>
    public Task<bool> IsAnyDueAsync(string userId, string kind, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.ExecuteScalarAsync<bool>(new CommandDefinition(
                $"""
                SELECT EXISTS (SELECT 1 FROM messages WHERE user_id = @userId AND kind = @kind AND {IsDue})
                    OR EXISTS (
                        SELECT 1 FROM marks k JOIN messages m ON m.user_id = k.user_id AND m.id = k.message_id
                        WHERE k.user_id = @userId AND k.state IN ('pending', 'sending') AND m.kind = @kind AND m.wish > 0)
                    OR EXISTS (SELECT 1 FROM {DueFiles} AND m.user_id = @userId)
                    OR @userId IN ({Owed})
                """,
                new { userId, kind, now = Now, latest = Latest },
                cancellationToken: cancellationToken)),
            cancellationToken);

    /// <summary>Remembers of a recorded message that its attachments were asked for (R4): then they are recorded with the job off too.</summary>
    public Task AskForAttachmentsAsync(string userId, string kind, string messageId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(new CommandDefinition(
                "UPDATE messages SET wish = CASE WHEN wish = 0 THEN 1 ELSE wish END, wants_attachments = 1 WHERE user_id = @userId AND kind = @kind AND id = @messageId AND state = 'ended'",
                new { userId, kind, messageId },
                transaction,
                cancellationToken: cancellationToken)),
            cancellationToken);

    /// <summary>Opens again what a person asked for and a run decided before it knew of that (D16), or failed and is due (D14).</summary>
    public Task ReopenAsync(string userId, string kind, IReadOnlyCollection<string> codes, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(new CommandDefinition(
                $"""
                UPDATE messages SET state = CASE WHEN facts IS NULL THEN 'seen' ELSE 'open' END
                WHERE user_id = @userId AND kind = @kind AND state = 'waiting' AND wish > 0 AND (code IN @codes OR ({IsFailedAndDue}))
                """,
                new { userId, kind, codes, now = Now, latest = Latest },
                transaction,
                cancellationToken: cancellationToken)),
            cancellationToken);
}
