using System.Data.Common;
using Dapper;
using EmailSync.Storage;

namespace EmailSync.Features.Sync;

/// <summary>One run of one person's job (T4).</summary>
internal sealed record RunRow
{
    /// <summary>A version 7 UUID.</summary>
    public required string Id { get; init; }

    public required string UserId { get; init; }

    public required string Kind { get; init; }

    /// <summary>What started it: <c>schedule</c>, <c>settings</c>, <c>syncNow</c>, <c>connection</c>, <c>record</c>.</summary>
    public required string Trigger { get; init; }

    public required string State { get; init; }

    public long? ResumesAt { get; init; }

    public string? Result { get; init; }

    public string? CauseCode { get; init; }

    /// <summary>A sentence for people.</summary>
    public string? Cause { get; init; }

    public required long QueuedAt { get; init; }

    public long? StartedAt { get; init; }

    public long? EndedAt { get; init; }

    /// <summary>The start of its look-back, fixed when it begins: what goes on after a wait is the same run (T4).</summary>
    public long? LookBack { get; init; }

    /// <summary>How often a server's trouble has interrupted it without a decision in between: the back-off's exponent.</summary>
    public int Attempts { get; init; }

    /// <summary>The same of waits for the service's own disk, which say nothing of any message.</summary>
    public int DiskWaits { get; init; }

    public int Seen { get; init; }

    public int Decided { get; init; }

    public int Recorded { get; init; }

    public int? Total { get; init; }

    /// <summary>
    /// True while it waits for an instant that is still to come, a run that was killed in a short wait too (B3); a wait of a run from the future, or
    /// one longer than any that is named, was begun by a wrong clock, and is none.
    /// </summary>
    public bool MustWait(DateTimeOffset now) =>
        State is Waiting or Running && ResumesAt > now.ToStored() && ResumesAt <= (now + RunTroubles.LongestWait).ToStored() && QueuedAt <= now.ToStored();

    /// <summary>Started by <em>Record now</em> (D16).</summary>
    public const string Asked = "record";

    public const string Queued = "queued";
    public const string Running = "running";
    public const string Waiting = "waiting";
    public const string Finished = "finished";

    public const string Completed = "completed";
    public const string CompletedWithProblems = "completedWithProblems";
    public const string Failed = "failed";
}

/// <summary>The runs.</summary>
internal sealed class RunStore(Database database, TimeProvider time)
{
    private const string Columns = """
        SELECT id, user_id, kind, trigger, state, resumes_at, result, cause_code, cause, queued_at, started_at, ended_at, look_back, attempts,
               disk_waits, seen, decided, recorded, total
        FROM runs
        """;

    /// <summary>Queues a run, or answers the one that is queued already (T2).</summary>
    public Task<RunRow> QueueAsync(string userId, string kind, string trigger, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var queued = await OfStateAsync(connection, transaction, userId, kind, [RunRow.Queued], cancellationToken);
                if (queued is not null)
                {
                    return queued;
                }

                var now = time.GetUtcNow();
                var run = new RunRow
                {
                    Id = Guid.CreateVersion7(now).ToString(),
                    UserId = userId,
                    Kind = kind,
                    Trigger = trigger,
                    State = RunRow.Queued,
                    QueuedAt = now.ToStored(),
                };
                await connection.ExecuteAsync(new CommandDefinition(
                    "INSERT INTO runs (id, user_id, kind, trigger, state, queued_at) VALUES (@Id, @UserId, @Kind, @Trigger, @State, @QueuedAt)",
                    run,
                    transaction,
                    cancellationToken: cancellationToken));
                return run;
            },
            cancellationToken);

    /// <summary>
    /// The run that a firing carries on: the one that was interrupted (a process that died leaves it running, a server's wait leaves it
    /// waiting), else the queued one; null: there is none, and the firing is a scheduled run of its own.
    /// </summary>
    public Task<RunRow?> NextToCarryOnAsync(string userId, string kind, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => await OfStateAsync(connection, null, userId, kind, [RunRow.Running, RunRow.Waiting], cancellationToken)
                ?? await OfStateAsync(connection, null, userId, kind, [RunRow.Queued], cancellationToken),
            cancellationToken);

    /// <summary>Writes a run as it stands.</summary>
    public Task SaveAsync(RunRow run, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(new CommandDefinition(
                """
                UPDATE runs SET state = @State, resumes_at = @ResumesAt, result = @Result, cause_code = @CauseCode, cause = @Cause,
                    started_at = @StartedAt, ended_at = @EndedAt, look_back = @LookBack, attempts = @Attempts, disk_waits = @DiskWaits, seen = @Seen,
                    decided = @Decided, recorded = @Recorded, total = @Total
                WHERE id = @Id
                """,
                run,
                transaction,
                cancellationToken: cancellationToken)),
            cancellationToken);

    /// <summary>The newest runs of one person's job, newest first.</summary>
    public Task<IReadOnlyList<RunRow>> ReadAsync(string userId, string kind, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<RunRow>>(
            async connection => (await connection.QueryAsync<RunRow>(new CommandDefinition(
                $"{Columns} WHERE user_id = @userId AND kind = @kind ORDER BY queued_at DESC, id DESC LIMIT @limit",
                new { userId, kind, limit },
                cancellationToken: cancellationToken))).AsList(),
            cancellationToken);

    /// <summary>One run; null where it is another user's or not there.</summary>
    public Task<RunRow?> FindAsync(string userId, string id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<RunRow>(new CommandDefinition(
                $"{Columns} WHERE user_id = @userId AND id = @id", new { userId, id }, cancellationToken: cancellationToken)),
            cancellationToken);

    /// <summary>The run of one person's job that was under way at an instant; null: none was, or it is kept no longer (E3).</summary>
    public Task<RunRow?> FindAtAsync(string userId, string kind, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.QueryFirstOrDefaultAsync<RunRow>(new CommandDefinition(
                $"""
                {Columns}
                WHERE user_id = @userId AND kind = @kind AND started_at <= @at AND (ended_at IS NULL OR ended_at >= @at)
                ORDER BY started_at DESC LIMIT 1
                """,
                new { userId, kind, at = at.ToStored() },
                cancellationToken: cancellationToken)),
            cancellationToken);

    /// <summary>The last finished run of every user, for the administrator.</summary>
    public Task<IReadOnlyDictionary<string, RunRow>> ReadLastFinishedAsync(string kind, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, RunRow>>(
            async connection => (await connection.QueryAsync<RunRow>(new CommandDefinition(
                $"{Columns} WHERE id IN (SELECT MAX(id) FROM runs WHERE kind = @kind AND state = 'finished' GROUP BY user_id)",
                new { kind },
                cancellationToken: cancellationToken))).ToDictionary(r => r.UserId, StringComparer.Ordinal),
            cancellationToken);

    /// <summary>Users with a run that is not finished: their firing may have been lost with the process.</summary>
    public Task<IReadOnlyList<RunRow>> ReadUnfinishedAsync(string kind, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<RunRow>>(
            async connection => (await connection.QueryAsync<RunRow>(new CommandDefinition(
                $"{Columns} WHERE kind = @kind AND state <> 'finished'", new { kind }, cancellationToken: cancellationToken))).AsList(),
            cancellationToken);

    /// <summary>Deletes up to so many runs that ended before then, but for the last one of each person (E3).</summary>
    /// <returns>How many.</returns>
    public Task<int> DeleteFinishedAsync(string kind, DateTimeOffset before, int most, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(new CommandDefinition(
                """
                DELETE FROM runs
                WHERE rowid IN (
                    SELECT rowid FROM runs
                    WHERE kind = @kind AND state = 'finished' AND ended_at <= @before
                      AND id NOT IN (SELECT MAX(id) FROM runs WHERE kind = @kind AND state = 'finished' GROUP BY user_id)
                    LIMIT @most)
                """,
                new { kind, before = before.ToStored(), most },
                transaction,
                cancellationToken: cancellationToken)),
            cancellationToken);

    private static Task<RunRow?> OfStateAsync(
        DbConnection connection, DbTransaction? transaction, string userId, string kind, string[] states, CancellationToken cancellationToken) =>
        connection.QueryFirstOrDefaultAsync<RunRow>(new CommandDefinition(
            $"{Columns} WHERE user_id = @userId AND kind = @kind AND state IN @states ORDER BY queued_at LIMIT 1",
            new { userId, kind, states },
            transaction,
            cancellationToken: cancellationToken));
}
