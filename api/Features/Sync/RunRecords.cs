using EmailSync.Domain.Scheduling;
using EmailSync.Domain.Settings;
using EmailSync.Features.Connections;
using EmailSync.Integrations;
using EmailSync.Storage;

namespace EmailSync.Features.Sync;

/// <summary>What is remembered and counted of runs as they begin and end.</summary>
internal sealed class RunRecords(RunStore runs, JobStateStore states, Mailboxes mailboxes, SalesforceConnections salesforce, SyncMetrics metrics)
{
    /// <summary>T6, with the time off left out.</summary>
    public async Task<DateTimeOffset> LookBackAsync(string userId, EffectiveSettings settings, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var state = await states.ReadAsync(userId, Settings.JobKinds.Email, cancellationToken);
        var last = state.LastCompletedAt.ToInstant();
        var off = last is { } from
            ? await states.ReadTimeOffAsync(userId, Settings.JobKinds.Email, from, now, cancellationToken)
            : TimeSpan.Zero;
        return LookBack.Start(now, settings.PastDays, last, off);
    }

    /// <summary>A scheduled run has come: the next one keeps its distance from it (T1).</summary>
    public Task ScheduledAsync(string userId, DateTimeOffset scheduledAt, CancellationToken cancellationToken) =>
        states.UpdateAsync(userId, Settings.JobKinds.Email, s => s with { PreviousScheduledAt = scheduledAt.ToStored() }, cancellationToken);

    public void Began(TimeSpan lag) => metrics.Began(lag);

    public async Task<RunProgress> SaveBegunAsync(RunRow run, CancellationToken cancellationToken)
    {
        await runs.SaveAsync(run, cancellationToken);
        return new RunProgress(runs, metrics, run);
    }

    /// <summary>A system that does not let us in shows as such on the pages, and stops the job until it does (B4).</summary>
    /// <param name="userId">Whose run.</param>
    /// <param name="failure">What the system answered.</param>
    /// <param name="asOf">When the work began that it refused: a connection made since is another one.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public Task RemoteFailedAsync(string userId, RemoteFailure failure, DateTimeOffset asOf, CancellationToken cancellationToken) => failure switch
    {
        RemoteFailure.AuthorizationLost { System: RemoteSystem.Salesforce } => salesforce.RecordRefusalAsync(userId, failure.Code, asOf, cancellationToken),
        RemoteFailure.AuthorizationLost => mailboxes.RecordFailureAsync(userId, failure, cancellationToken),
        _ => Task.CompletedTask,
    };

    /// <summary>Completed runs count for the look-back of the next (T6), with problems or without.</summary>
    public async Task EndedAsync(RunRow run, bool hasReadMail, TimeSpan worked, CancellationToken cancellationToken)
    {
        metrics.Ended(worked, run.Result ?? run.State);
        if (hasReadMail && run.Result is (RunRow.Completed or RunRow.CompletedWithProblems))
        {
            await states.UpdateAsync(run.UserId, run.Kind, s => s with { LastCompletedAt = run.EndedAt }, cancellationToken);
        }
    }
}
