using System.Diagnostics;
using EmailSync.Domain.Settings;
using EmailSync.Features.Evaluation;
using EmailSync.Integrations;
using EmailSync.Integrations.Salesforce;
using EmailSync.Storage;

namespace EmailSync.Features.Sync;

/// <summary>Carries one run from its beginning, or from where it was interrupted, to its end or to a wait that a server asks for (T4).</summary>
internal sealed class RunExecution(
    EvaluationContexts contexts, SyncRun syncRun, SyncStops stops, RunRecords records, TimeProvider time, ILogger<RunExecution> logger)
{
    private const int MostShortWaits = 3;

    private static readonly TimeSpan _untilWritable = TimeSpan.FromSeconds(5);

    /// <returns>The run as it was stored last: finished or waiting.</returns>
    public async Task<RunRow> ExecuteAsync(RunRow run, EffectiveSettings settings, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        using var activity = SyncMetrics.Activities.StartActivity("sync run");
        activity?.SetTag("emailsync.run", run.Id);
        using var scope = logger.InRun(run.Id);
        var startedAt = time.GetTimestamp();
        var progress = await BeginAsync(run, settings, dueAt, cancellationToken);
        RunRow ended;
        try
        {
            ended = await WorkAsync(progress, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The service stops: the run stays as it is, and the next process carries it on.
            throw;
        }
        catch (Exception e)
        {
            logger.RunBroke(e, run.Id, run.UserId);
            activity?.SetStatus(ActivityStatusCode.Error);
            ended = DatabaseFailures.IsUnwritable(e)
                ? Stopped(progress.Run with { DiskWaits = progress.Run.DiskWaits + 1 }, RunTroubles.Unwritable(progress.Run.DiskWaits, time.GetUtcNow()))
                : Failed(progress.Run, "fault", "Something went wrong in EmailSync. The next run tries again; your administrator finds the details in the log.");
        }

        await SaveEndAsync(progress, ended, cancellationToken);
        await records.EndedAsync(ended, progress.HasReadMail, time.GetElapsedTime(startedAt), CancellationToken.None);
        logger.RunEnded(
            ended.Id, ended.UserId, ended.State, ended.Result ?? "-", ended.CauseCode ?? "-", ended.Seen, ended.Decided, ended.Recorded, progress.Problems, (long)time.GetElapsedTime(startedAt).TotalMilliseconds);
        return ended;
    }

    /// <summary>A run whose end cannot be stored has not ended: it is stored as soon as there is room.</summary>
    private async Task SaveEndAsync(RunProgress progress, RunRow ended, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await progress.SaveAsync(ended, CancellationToken.None);
                return;
            }
            catch (Exception e) when (DatabaseFailures.IsUnwritable(e))
            {
                await Task.Delay(_untilWritable, time, cancellationToken);
            }
        }
    }

    private async Task<RunProgress> BeginAsync(RunRow run, EffectiveSettings settings, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (run.StartedAt is null)
        {
            records.Began(now - dueAt);
        }

        var lookBack = run.LookBack ?? (await records.LookBackAsync(run.UserId, settings, now, cancellationToken)).ToStored();
        return await records.SaveBegunAsync(
            run with { State = RunRow.Running, ResumesAt = null, StartedAt = run.StartedAt ?? now.ToStored(), LookBack = lookBack }, cancellationToken);
    }

    private async Task<RunRow> WorkAsync(RunProgress progress, CancellationToken cancellationToken)
    {
        var describeAnew = false;
        for (var shortWaits = 0; ; shortWaits++)
        {
            var begunAt = time.GetUtcNow();
            try
            {
                var stop = await stops.FindAsync(progress.Run.UserId, cancellationToken);
                var isForWishes = stop?.Code == SyncStops.Off && await stops.HasWishesAsync(progress.Run.UserId, cancellationToken);
                if (isForWishes)
                {
                    stop = await stops.FindForOneAsync(progress.Run.UserId, cancellationToken);
                }

                if (stop is not null)
                {
                    return Failed(progress.Run, stop.Code, stop.Sentence);
                }

                var context = await contexts.LoadAsync(progress.Run.UserId, describeAnew, cancellationToken);
                if (context.Salesforce is null)
                {
                    return Failed(progress.Run, "not_connected", "Salesforce is not connected.");
                }

                (progress.Problems, progress.FilesNotRecorded, progress.MarksFailure) = (0, 0, null);
                if (isForWishes)
                {
                    await syncRun.ExecuteAskedAsync(context, progress, cancellationToken);
                }
                else if (!await syncRun.ExecuteAsync(
                    context, progress, async token => await stops.FindAsync(progress.Run.UserId, token) is null, cancellationToken))
                {
                    var stopped = await stops.FindAsync(progress.Run.UserId, cancellationToken);
                    return Failed(progress.Run, stopped?.Code ?? "stopped", stopped?.Sentence ?? "The sync was stopped.");
                }

                return progress.MarksFailure is RemoteFailure.Throttled throttled ? throw new RemoteException(throttled) : Finished(progress);
            }
            catch (RemoteException e) when (!describeAnew && SalesforceFailures.MayBeOutdated(e.Failure))
            {
                describeAnew = true;
            }
            catch (RemoteException e)
            {
                await records.RemoteFailedAsync(progress.Run.UserId, e.Failure, begunAt, cancellationToken);
                var trouble = RunTroubles.Of(e.Failure, progress.Run.Attempts, time.GetUtcNow());
                var wait = trouble.ResumesAt - time.GetUtcNow();
                if (wait <= RunTroubles.ShortWait && shortWaits < MostShortWaits)
                {
                    // Stored, so that whoever comes after a kill does not come too early.
                    await progress.SaveAsync(progress.Run with { ResumesAt = trouble.ResumesAt.ToStored() }, cancellationToken);
                    await Task.Delay(wait.Value > TimeSpan.Zero ? wait.Value : TimeSpan.Zero, time, cancellationToken);
                    await progress.SaveAsync(progress.Run with { ResumesAt = null }, cancellationToken);
                    continue;
                }

                // A throttled mailbox is healthy and late: only trouble without a named end counts.
                var isLate = e.Failure is RemoteFailure.Throttled { RetryAfter: not null };
                return Stopped(progress.Run with { Attempts = progress.Run.Attempts + (isLate ? 0 : 1) }, trouble);
            }
        }
    }

    private RunRow Finished(RunProgress progress)
    {
        var problem = RunProblems.Of(progress);
        return progress.Run with
        {
            State = RunRow.Finished,
            EndedAt = time.GetUtcNow().ToStored(),
            Result = problem is null ? RunRow.Completed : RunRow.CompletedWithProblems,
            CauseCode = problem?.Code,
            Cause = problem?.Sentence,
        };
    }

    /// <summary>For a while or for good.</summary>
    private RunRow Stopped(RunRow run, RunTrouble trouble) => trouble.ResumesAt is { } at
        ? run with
        {
            State = RunRow.Waiting,
            ResumesAt = at.ToStored(),
            CauseCode = trouble.Code,
            Cause = trouble.Sentence,
        }
        : Failed(run, trouble.Code, trouble.Sentence);

    private RunRow Failed(RunRow run, string code, string sentence) => run with
    {
        State = RunRow.Finished,
        EndedAt = time.GetUtcNow().ToStored(),
        Result = RunRow.Failed,
        CauseCode = code,
        Cause = sentence,
    };
}
