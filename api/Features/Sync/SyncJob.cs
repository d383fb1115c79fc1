using EmailSync.Domain.Scheduling;
using EmailSync.Domain.Settings;
using EmailSync.Features.Settings;
using EmailSync.Storage;
using Quartz;

namespace EmailSync.Features.Sync;

/// <summary>
/// A firing of one person's job: it carries an interrupted run on, or takes the queued one, or begins a scheduled one. Quartz keeps a person's
/// firings from overlapping, and fires again at once for a process that died (T3, T5).
/// </summary>
[DisallowConcurrentExecution]
internal sealed class SyncJob(
    SyncStops stops, RunStore runs, RunRecords records, SyncScheduler scheduler, SyncTriggers triggers, RunExecution execution) : IJob
{
    /// <summary>A scheduled run that comes later than this was missed while the service was down.</summary>
    private static readonly TimeSpan _missed = TimeSpan.FromMinutes(5);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var userId = context.JobDetail.Key.Name;
        var now = context.FireTimeUtc;
        var effective = await stops.SettingsOfAsync(userId, cancellationToken);
        var isScheduled = SyncTriggers.IsNext(context.Trigger) && !context.Recovering;
        var scheduledAt = context.ScheduledFireTimeUtc ?? now;
        if (isScheduled)
        {
            await records.ScheduledAsync(userId, scheduledAt, cancellationToken);
        }

        var run = await runs.NextToCarryOnAsync(userId, JobKinds.Email, cancellationToken);
        var isWaiting = run?.MustWait(now) == true;
        if (effective.Mode != SyncMode.Off)
        {
            await scheduler.PlanNextAsync(userId, effective, cancellationToken);
        }

        if (isWaiting)
        {
            // A server named the instant (B3); neither the schedule nor Sync Now comes before it.
            await triggers.ResumeAsync(userId, run!.ResumesAt.ToInstant()!.Value, context.Trigger.Key, cancellationToken);
            return;
        }

        if (run is null)
        {
            var isMissedOutsideHours = now - scheduledAt > _missed && !SyncSchedule.IsInsideHours(ScheduleSettings.Of(effective, userId), now);
            if (!isScheduled || effective.Mode == SyncMode.Off || isMissedOutsideHours)
            {
                return;
            }

            run = await runs.QueueAsync(userId, JobKinds.Email, "schedule", cancellationToken);
        }

        var ended = await execution.ExecuteAsync(run, effective, isScheduled ? scheduledAt : run.QueuedAt.ToInstant(), cancellationToken);
        if (ended.State == RunRow.Waiting)
        {
            await triggers.ResumeAsync(userId, ended.ResumesAt.ToInstant()!.Value, context.Trigger.Key, cancellationToken);
        }
        else if (ended.Result == RunRow.Failed && await stops.FindAsync(userId, cancellationToken) is not null)
        {
            await scheduler.StopAsync(userId, cancellationToken);
        }
        else if (await runs.NextToCarryOnAsync(userId, JobKinds.Email, cancellationToken) is not null)
        {
            await triggers.FireAsync(userId, context.Trigger.Key, cancellationToken);
        }
    }
}
