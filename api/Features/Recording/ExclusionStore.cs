using System.Data.Common;
using Dapper;
using EmailSync.Domain.Decisions;
using EmailSync.Storage;

namespace EmailSync.Features.Recording;

/// <summary>What people do not want recorded (D6), by the hash of the message; kept for ever.</summary>
internal sealed class ExclusionStore(Database database, TimeProvider time)
{
    /// <summary>In place of a user: an undo concerns everybody's copies, until someone takes it back for their own (R7).</summary>
    public const string Everybody = "*";

    private const string Ignored = "ignored";
    private const string Undone = "undone";
    private const string TakenBack = "takenBack";

    /// <summary>What holds for a person, by message hash; their own word goes before what concerns everybody.</summary>
    public async Task<IReadOnlyDictionary<string, UserExclusion>> FindAsync(
        string userId, IReadOnlyCollection<string> hashes, CancellationToken cancellationToken)
    {
        if (hashes.Count == 0)
        {
            return new Dictionary<string, UserExclusion>();
        }

        return await database.ReadAsync(connection => FindAsync(connection, null, userId, hashes, cancellationToken), cancellationToken);
    }

    /// <summary>The same within a transaction of the caller's.</summary>
    public static async Task<IReadOnlyDictionary<string, UserExclusion>> FindAsync(
        DbConnection connection, DbTransaction? transaction, string userId, IReadOnlyCollection<string> hashes, CancellationToken cancellationToken)
    {
        var rows = await Chunks.QueryAsync(hashes, chunk => connection.QueryAsync<Row>(new CommandDefinition(
            """
            SELECT e.message_hash, e.user_id, e.reason, e.at, e.by_user_id, u.display_name AS by_name
            FROM exclusions e LEFT JOIN users u ON u.id = e.by_user_id
            WHERE e.message_hash IN @chunk AND e.user_id IN (@userId, '*')
            """,
            new { chunk, userId },
            transaction,
            cancellationToken: cancellationToken)));
        return rows
            .GroupBy(r => r.MessageHash, StringComparer.Ordinal)
            .Select(g => g.FirstOrDefault(r => r.UserId == userId) ?? g.First())
            .Where(r => r.Reason != TakenBack)
            .ToDictionary(r => r.MessageHash, r => r.For(userId), StringComparer.Ordinal);
    }

    /// <summary>The person chose <em>Ignore</em>, unless the ledger knows of a recording of theirs of one of the copies that is not stale.</summary>
    /// <returns>Null: it is remembered; else the state in the ledger that stands against it.</returns>
    public Task<string?> IgnoreAsync(string userId, string kind, string hash, IReadOnlyCollection<string> messageIds, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var now = time.GetUtcNow();
                var entries = await Ledger.FindAsync(connection, transaction, userId, kind, messageIds, cancellationToken);
                var state = entries.FirstOrDefault(e => !e.IsUndone && !e.IsStale(now))?.State;
                if (state is null)
                {
                    await SaveAsync(connection, transaction, userId, hash, Ignored, userId, now.ToStored(), cancellationToken);
                }

                return state;
            },
            cancellationToken);

    /// <summary>The person takes back what kept their copies from being recorded.</summary>
    public Task TakeBackAsync(string userId, string hash, CancellationToken cancellationToken) => SaveAsync(userId, hash, TakenBack, userId, cancellationToken);

    /// <summary>A recording is undone, within the transaction that says so in the ledger. Whoever had taken an earlier one back hears of this one too.</summary>
    /// <param name="userId">Whose copies, or <see cref="Everybody"/>.</param>
    public static async Task UndoAsync(
        DbConnection connection, DbTransaction transaction, string userId, string hash, string byUserId, long now, CancellationToken cancellationToken)
    {
        if (userId == Everybody)
        {
            await connection.ExecuteAsync(new CommandDefinition(
                "DELETE FROM exclusions WHERE message_hash = @hash AND reason = 'takenBack'", new { hash }, transaction, cancellationToken: cancellationToken));
        }

        await SaveAsync(connection, transaction, userId, hash, Undone, byUserId, now, cancellationToken);
    }

    private Task<int> SaveAsync(string userId, string hash, string reason, string byUserId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (connection, transaction) => SaveAsync(connection, transaction, userId, hash, reason, byUserId, time.GetUtcNow().ToStored(), cancellationToken),
            cancellationToken);

    private static Task<int> SaveAsync(
        DbConnection connection,
        DbTransaction transaction,
        string userId,
        string hash,
        string reason,
        string byUserId,
        long now,
        CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO exclusions (message_hash, user_id, reason, at, by_user_id) VALUES (@hash, @userId, @reason, @now, @byUserId)
            ON CONFLICT (message_hash, user_id) DO UPDATE SET reason = excluded.reason, at = excluded.at, by_user_id = excluded.by_user_id
            """,
            new { hash, userId, reason, now, byUserId },
            transaction,
            cancellationToken: cancellationToken));

    private sealed record Row
    {
        public required string MessageHash { get; init; }

        public required string UserId { get; init; }

        public required string Reason { get; init; }

        public required long At { get; init; }

        public required string ByUserId { get; init; }

        public string? ByName { get; init; }

        public UserExclusion For(string userId) =>
            new(Reason == Undone, ByUserId == userId ? null : ByName ?? "Somebody") { SaidAt = At.ToInstant() };
    }
}
