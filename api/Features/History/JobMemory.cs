using EmailSync.Domain.Settings;
using EmailSync.Features.Settings;
using EmailSync.Features.Sync;
using EmailSync.Storage;

namespace EmailSync.Features.History;

/// <summary>What a forecast must know of the job: how far its next run will look back, and when that is.</summary>
internal sealed class JobMemory(JobStateStore states, RunRecords records, TimeProvider time)
{
    public Task<DateTimeOffset> LookBackAsync(string userId, EffectiveSettings settings, CancellationToken cancellationToken) =>
        records.LookBackAsync(userId, settings, time.GetUtcNow(), cancellationToken);

    public async Task<DateTimeOffset?> NextRunAtAsync(string userId, CancellationToken cancellationToken) =>
        (await states.ReadAsync(userId, JobKinds.Email, cancellationToken)).NextRunAt.ToInstant();
}
