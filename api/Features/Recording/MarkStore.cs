using System.Data.Common;
using Dapper;
using EmailSync.Storage;

namespace EmailSync.Features.Recording;

/// <summary>The category <c>CRM</c> that a message should carry, or carries by our own hand (R5, D18).</summary>
internal sealed record Mark
{
    public required string UserId { get; init; }

    public required string MessageId { get; init; }

    public required string State { get; init; }

    /// <summary>The change key of the version that our write made: the echo of it in the next delta is no news.</summary>
    public string? ChangeKey { get; init; }

    public int Attempts { get; init; }

    public string? FailureCode { get; init; }

    /// <summary>True where the category on the message is the product's own (D18).</summary>
    public bool IsOurs => State is Set or Sending or Removing;

    /// <summary>True where the category is to be on the message; false where it is to come off (R8).</summary>
    public bool IsWanted => State is not (Removing or Removed);

    /// <summary>Refused once may be a bad moment; refused so often is an answer.</summary>
    public const int MostAttempts = 10;

    public const string Pending = "pending";

    /// <summary>Being written: a category found after a crash is our own.</summary>
    public const string Sending = "sending";
    public const string Set = "set";

    /// <summary>A person put it on before us: it designates (D18).</summary>
    public const string Theirs = "theirs";
    public const string Refused = "refused";

    /// <summary>To be taken off, since the recording was undone or the person ignores the message (D6, R8).</summary>
    public const string Removing = "removing";

    /// <summary>Taken off: a category found again is the person's word (D18).</summary>
    public const string Removed = "removed";
}

/// <summary>Marks by person and immutable id.</summary>
internal sealed class MarkStore(Database database, TimeProvider time)
{
    private const string Columns = "SELECT user_id, message_id, state, change_key, attempts, failure_code FROM marks";

    /// <summary>A mark that is to be set; one already set stays so, and one that was taken off is set again (R8).</summary>
    public static Task AddPendingAsync(
        DbConnection connection, DbTransaction transaction, string userId, string messageId, long now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO marks (user_id, message_id, state, changed_at) VALUES (@userId, @messageId, 'pending', @now)
            ON CONFLICT (user_id, message_id) DO UPDATE SET state = 'pending', attempts = 0, changed_at = excluded.changed_at
                WHERE marks.state IN ('removing', 'removed')
            """,
            new { userId, messageId, now },
            transaction,
            cancellationToken: cancellationToken));

    /// <summary>Marks for copies that are recorded already, by this person's other copy or by a colleague (R7).</summary>
    public Task AddPendingAsync(string userId, IReadOnlyList<string> messageIds, CancellationToken cancellationToken) =>
        messageIds.Count == 0
            ? Task.CompletedTask
            : database.WriteAsync(
                async (connection, transaction) =>
                {
                    var now = time.GetUtcNow().ToStored();
                    foreach (var messageId in messageIds)
                    {
                        await AddPendingAsync(connection, transaction, userId, messageId, now, cancellationToken);
                    }
                },
                cancellationToken);

    public Task<IReadOnlyList<Mark>> ReadPendingAsync(string userId, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Mark>>(
            async connection => (await connection.QueryAsync<Mark>(new CommandDefinition(
                $"""
                {Columns}
                WHERE user_id = @userId AND (state IN ('pending', 'sending') OR (state = 'removing' AND attempts < @mostAttempts))
                ORDER BY attempts, message_id LIMIT @limit
                """,
                new { userId, limit, mostAttempts = Mark.MostAttempts },
                cancellationToken: cancellationToken))).AsList(),
            cancellationToken);

    /// <summary>Marks that are to come off (R8, D6), by user and message.</summary>
    public Task RemoveAsync(IReadOnlyList<(string UserId, string MessageId)> messages, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(new CommandDefinition(
                """
                INSERT INTO marks (user_id, message_id, state, changed_at) VALUES (@UserId, @MessageId, 'removing', @now)
                ON CONFLICT (user_id, message_id) DO UPDATE SET state = 'removing', attempts = 0, changed_at = excluded.changed_at
                """,
                messages.Select(m => new { m.UserId, m.MessageId, now = time.GetUtcNow().ToStored() }),
                transaction,
                cancellationToken: cancellationToken)),
            cancellationToken);

    /// <summary>The marks of these messages, by id.</summary>
    public Task<IReadOnlyDictionary<string, Mark>> FindAsync(string userId, IReadOnlyCollection<string> messageIds, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => FindAsync(connection, null, userId, messageIds, cancellationToken), cancellationToken);

    /// <summary>The same within a transaction of the caller's.</summary>
    public static async Task<IReadOnlyDictionary<string, Mark>> FindAsync(
        DbConnection connection, DbTransaction? transaction, string userId, IReadOnlyCollection<string> messageIds, CancellationToken cancellationToken) =>
        (await Chunks.QueryAsync(messageIds, chunk => connection.QueryAsync<Mark>(new CommandDefinition(
            $"{Columns} WHERE user_id = @userId AND message_id IN @chunk",
            new { userId, chunk },
            transaction,
            cancellationToken: cancellationToken))))
        .ToDictionary(m => m.MessageId, StringComparer.Ordinal);

    /// <summary>
    /// Stores what became of attempts, all in one transaction. Where somebody has decided otherwise since the attempt began, to set it or to
    /// take it off, that stands.
    /// </summary>
    public Task SaveAsync(IReadOnlyList<Mark> marks, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(new CommandDefinition(
                """
                UPDATE marks SET state = @State, change_key = @ChangeKey, attempts = @Attempts, failure_code = @FailureCode, changed_at = @Now
                WHERE user_id = @UserId AND message_id = @MessageId AND (state NOT IN ('removing', 'removed')) = @IsWanted
                """,
                marks.Select(m => new { m.State, m.IsWanted, m.ChangeKey, m.Attempts, m.FailureCode, m.UserId, m.MessageId, Now = time.GetUtcNow().ToStored() }),
                transaction,
                cancellationToken: cancellationToken)),
            cancellationToken);
}
