using Dapper;
using EmailSync.Storage;

namespace EmailSync.Features.Sync;

/// <summary>What a person's job remembers between runs.</summary>
internal sealed record JobState
{
    public required string UserId { get; init; }

    public required string Kind { get; init; }

    public long? NextRunAt { get; init; }

    public long? PreviousScheduledAt { get; init; }

    /// <summary>The end of the last run that completed, with problems or without (T6).</summary>
    public long? LastCompletedAt { get; init; }

    /// <summary>Of the settings by which the last run decided.</summary>
    public string? SettingsHash { get; init; }

    /// <summary>Salesforce's clock at the last inverse question.</summary>
    public long? PeopleLookedAt { get; init; }

    public long? PeopleLookedInFullAt { get; init; }

    public long? CompletenessCheckedAt { get; init; }

    /// <summary>E4: at least so many; null: unknown.</summary>
    public int? NotYetSeen { get; init; }

    /// <summary>The newest change of a list that the last run decided by; null: none.</summary>
    public long? ListsPosition { get; init; }
}

/// <summary>The memory of jobs.</summary>
internal sealed class JobStateStore(Database database)
{
    private const string Columns = """
        SELECT user_id, kind, next_run_at, previous_scheduled_at, last_completed_at, settings_hash, people_looked_at, people_looked_in_full_at,
               completeness_checked_at, not_yet_seen, lists_position
        FROM job_states
        """;

    public async Task<JobState> ReadAsync(string userId, string kind, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<JobState>(new CommandDefinition(
                $"{Columns} WHERE user_id = @userId AND kind = @kind", new { userId, kind }, cancellationToken: cancellationToken)),
            cancellationToken) ?? new JobState { UserId = userId, Kind = kind };

    /// <summary>Every job's memory, by user.</summary>
    public Task<IReadOnlyDictionary<string, JobState>> ReadAllAsync(string kind, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, JobState>>(
            async connection => (await connection.QueryAsync<JobState>(new CommandDefinition(
                $"{Columns} WHERE kind = @kind", new { kind }, cancellationToken: cancellationToken)))
                .ToDictionary(s => s.UserId, StringComparer.Ordinal),
            cancellationToken);

    /// <summary>Changes a job's memory: read and written in one transaction, since the schedule and a run may both write it.</summary>
    public Task<JobState> UpdateAsync(string userId, string kind, Func<JobState, JobState> change, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var state = await connection.QuerySingleOrDefaultAsync<JobState>(new CommandDefinition(
                    $"{Columns} WHERE user_id = @userId AND kind = @kind", new { userId, kind }, transaction, cancellationToken: cancellationToken));
                var changed = change(state ?? new JobState { UserId = userId, Kind = kind });
                await connection.ExecuteAsync(new CommandDefinition(
                    """
                    INSERT INTO job_states (user_id, kind, next_run_at, previous_scheduled_at, last_completed_at, settings_hash, people_looked_at,
                        people_looked_in_full_at, completeness_checked_at, not_yet_seen, lists_position)
                    VALUES (@UserId, @Kind, @NextRunAt, @PreviousScheduledAt, @LastCompletedAt, @SettingsHash, @PeopleLookedAt,
                        @PeopleLookedInFullAt, @CompletenessCheckedAt, @NotYetSeen, @ListsPosition)
                    ON CONFLICT (user_id, kind) DO UPDATE SET next_run_at = excluded.next_run_at,
                        previous_scheduled_at = excluded.previous_scheduled_at, last_completed_at = excluded.last_completed_at,
                        settings_hash = excluded.settings_hash, people_looked_at = excluded.people_looked_at,
                        people_looked_in_full_at = excluded.people_looked_in_full_at,
                        completeness_checked_at = excluded.completeness_checked_at, not_yet_seen = excluded.not_yet_seen,
                        lists_position = excluded.lists_position
                    """,
                    changed,
                    transaction,
                    cancellationToken: cancellationToken));
                return changed;
            },
            cancellationToken);

    /// <summary>Writes when the next runs of many are planned, null for none, all in one transaction.</summary>
    public Task SetNextRunsAsync(IReadOnlyList<(string UserId, DateTimeOffset? At)> many, string kind, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(new CommandDefinition(
                """
                INSERT INTO job_states (user_id, kind, next_run_at) VALUES (@UserId, @kind, @at)
                ON CONFLICT (user_id, kind) DO UPDATE SET next_run_at = excluded.next_run_at
                """,
                many.Select(one => new { one.UserId, kind, at = one.At.ToStored() }),
                transaction,
                cancellationToken: cancellationToken)),
            cancellationToken);

    /// <summary>How long the job was off between two instants (T6).</summary>
    public async Task<TimeSpan> ReadTimeOffAsync(
        string userId, string kind, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var spans = await database.ReadAsync(
            connection => connection.QueryAsync<(long From, long? To)>(new CommandDefinition(
                "SELECT on_from, on_to FROM job_spans WHERE user_id = @userId AND kind = @kind AND (on_to IS NULL OR on_to > @from) AND on_from < @to",
                new { userId, kind, from = from.ToStored(), to = to.ToStored() },
                cancellationToken: cancellationToken)),
            cancellationToken);
        var on = spans.Sum(s => Math.Min(s.To ?? long.MaxValue, to.ToStored()) - Math.Max(s.From, from.ToStored()));
        return TimeSpan.FromMilliseconds(Math.Max(0, (to - from).TotalMilliseconds - on));
    }
}
