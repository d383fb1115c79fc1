using EmailSync.Features.Settings;
using Quartz;

namespace EmailSync.Features.Sync;

/// <summary>
/// Each person's own durable job and its one-shot triggers. The keys are fixed, so asking twice makes one firing; a second machine would share
/// them through Quartz's own clustering.
/// </summary>
internal sealed class SyncTriggers(ISchedulerFactory schedulers, TimeProvider time)
{
    private const string Group = JobKinds.Email;
    private const int AtOnce = 200;

    /// <summary>The next scheduled run. Replaces the one before.</summary>
    public Task SetNextAsync(string userId, DateTimeOffset at, CancellationToken cancellationToken) =>
        SetAsync(userId, Name.Next, at, TriggerConflict.Replace, cancellationToken);

    /// <summary>The same for many: some hundreds in one transaction, since each is a wait for the disk.</summary>
    public async Task SetNextAsync(IReadOnlyList<(string UserId, DateTimeOffset At)> many, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var chunk in many.Chunk(AtOnce))
        {
            await scheduler.ScheduleJobs(
                chunk.ToDictionary(
                    one => Job(one.UserId),
                    IReadOnlyCollection<ITrigger> (one) => [Trigger(one.UserId, Name.Next, one.At)]),
                ScheduleJobOptions.Replacing,
                cancellationToken);
        }
    }

    /// <summary>No scheduled run any more.</summary>
    public async Task RemoveNextAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var chunk in userIds.Chunk(AtOnce))
        {
            await scheduler.UnscheduleJobs([.. chunk.Select(userId => Key(userId, Name.Next))], cancellationToken);
        }
    }

    /// <summary>Is a scheduled run planned?</summary>
    public async Task<bool> HasNextAsync(string userId, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        return await scheduler.Exists(Key(userId, Name.Next), cancellationToken);
    }

    /// <summary>A run at once.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="executing">
    /// The trigger that is executing, where the caller is a run: a one-shot trigger is taken away when its run ends, so the other key is used.
    /// </param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public Task FireAsync(string userId, TriggerKey? executing, CancellationToken cancellationToken) =>
        SetAsync(
            userId, executing == Key(userId, Name.Now) ? Name.Behind : Name.Now, time.GetUtcNow(), TriggerConflict.KeepEarlier, cancellationToken);

    /// <summary>The instant that a server named: what waits goes on then.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="at">When.</param>
    /// <param name="executing">As in <see cref="FireAsync"/>.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public Task ResumeAsync(string userId, DateTimeOffset at, TriggerKey? executing, CancellationToken cancellationToken) =>
        SetAsync(userId, executing == Key(userId, Name.Resume) ? Name.ResumeAgain : Name.Resume, at, TriggerConflict.Replace, cancellationToken);

    /// <summary>True for the scheduled run's trigger.</summary>
    public static bool IsNext(ITrigger trigger) => trigger.Key.Name.EndsWith(Name.Next, StringComparison.Ordinal);

    private async Task SetAsync(string userId, string name, DateTimeOffset at, TriggerConflict onConflict, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        if (!await scheduler.Exists(JobKeyOf(userId), cancellationToken))
        {
            await scheduler.AddJob(Job(userId), AddJobOptions.Replacing, cancellationToken);
        }

        await scheduler.ScheduleTrigger(Trigger(userId, name, at), onConflict, cancellationToken);
    }

    private static IJobDetail Job(string userId) => JobBuilder.Create<SyncJob>().WithIdentity(JobKeyOf(userId)).StoreDurably().RequestRecovery().Build();

    private ITrigger Trigger(string userId, string name, DateTimeOffset at) =>
        TriggerBuilder.Create(time).WithIdentity(Key(userId, name)).ForJob(JobKeyOf(userId)).StartAt(at).Build();

    private static JobKey JobKeyOf(string userId) => new(userId, Group);

    private static TriggerKey Key(string userId, string name) => new(userId + name, Group);

    private static class Name
    {
        public const string Next = ".next";
        public const string Now = ".now";
        public const string Behind = ".behind";
        public const string Resume = ".resume";
        public const string ResumeAgain = ".resumeAgain";
    }
}
