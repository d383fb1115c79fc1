using EmailSync.Domain.Settings;
using EmailSync.Features.Settings;
using EmailSync.Features.Sync;
using EmailSync.Storage;

namespace EmailSync.Features.History;

/// <summary>What a forecast must know of the job: how far its next run will look back, and when that is.</summary>
internal sealed class JobMemory(JobStateStore states, RunStore runs, RunRecords records, TimeProvider time)
{
    public Task<DateTimeOffset> LookBackAsync(string userId, EffectiveSettings settings, CancellationToken cancellationToken) =>
        records.LookBackAsync(userId, settings, time.GetUtcNow(), cancellationToken);

    /// <summary>When the next run looks at what is open, also one that a click has begun; null: at once, or nothing is planned.</summary>
    public async Task<DateTimeOffset?> NextRunAtAsync(string userId, CancellationToken cancellationToken) =>
        await runs.NextToCarryOnAsync(userId, JobKinds.Email, cancellationToken) is { } unfinished
            ? unfinished.ResumesAt.ToInstant()
            : (await states.ReadAsync(userId, JobKinds.Email, cancellationToken)).NextRunAt.ToInstant();
}
