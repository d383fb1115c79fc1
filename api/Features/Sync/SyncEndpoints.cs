using EmailSync.Domain.Settings;
using EmailSync.Features.Me;
using EmailSync.Features.Settings;
using EmailSync.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EmailSync.Features.Sync;

/// <summary>One of a person's Sync Jobs as the table shows it (O5, S5).</summary>
/// <param name="Kind">The kind of job.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Enabled">The mode in force is not off.</param>
/// <param name="Frequency">Null until a mode was set at some level (S5).</param>
/// <param name="LastRun">The last run that ended; null: never run.</param>
/// <param name="CurrentRun">The run that executes or waits, else the queued one.</param>
/// <param name="NextRunAt">The real next scheduled run (T7).</param>
/// <param name="NotYetSeen">E4: messages without a row, at least; null: unknown.</param>
/// <param name="Stopped">Why it cannot run, so that Sync Now would be refused (T2); null: it can.</param>
internal sealed record JobDocument(
    string Kind,
    string Name,
    bool Enabled,
    JobFrequency? Frequency,
    RunDocument? LastRun,
    RunDocument? CurrentRun,
    DateTimeOffset? NextRunAt,
    int? NotYetSeen,
    JobStop? Stopped);

/// <param name="IntervalMinutes">30 to 1,440.</param>
internal sealed record JobFrequency(int IntervalMinutes);

/// <param name="Sentence">For people.</param>
/// <param name="Action">The one click that would help.</param>
internal sealed record JobStop(string Sentence, StopAction Action);

internal sealed record JobList(IReadOnlyList<JobDocument> Items);

internal sealed record RunList(IReadOnlyList<RunDocument> Items);

/// <summary>The answer of Sync Now (T2): the same whether it was queued now or before.</summary>
internal sealed record QueuedRun(RunState State);

internal static class SyncEndpoints
{
    private const int ShownRuns = 20;

    public static void MapSync(this IEndpointRouteBuilder api)
    {
        var jobs = api.MapGroup("").WithTags("Jobs");
        jobs.MapGet("/me/jobs", GetJobsAsync).WithName("GetMyJobs").WithSummary("My Sync Jobs with their last, current and next run.");
        jobs.MapGet("/me/jobs/email/runs", GetRunsAsync).WithName("GetEmailRuns").WithSummary("The newest runs of my email job, newest first.");
        jobs.MapGet("/me/jobs/email/runs/{id}", GetRunAsync).WithName("GetEmailRun").WithSummary("One run of mine, with its counts as it goes.");
        jobs.MapPost("/me/jobs/email/runs", PostRunAsync).WithName("SyncNow").WithSummary("Sync Now: queues a run, also outside the hours; one at most.")
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<JobList>> GetJobsAsync(
        CurrentUser me, SettingsStore settings, RunStore runs, JobStateStore states, SyncStops stops, CancellationToken cancellationToken)
    {
        var effective = await settings.ReadEffectiveAsync(me.Id, cancellationToken);
        var rows = await runs.ReadAsync(me.Id, JobKinds.Email, ShownRuns, cancellationToken);
        var state = await states.ReadAsync(me.Id, JobKinds.Email, cancellationToken);
        var stop = await stops.FindAsync(me.Id, cancellationToken);
        var isSet = effective.LevelOf(SettingNames.Mode) != SettingLevel.Default;
        var isOn = effective.Mode != SyncMode.Off;
        var current = rows.FirstOrDefault(r => r.State is RunRow.Running or RunRow.Waiting) ?? rows.FirstOrDefault(r => r.State == RunRow.Queued);
        var last = rows.FirstOrDefault(r => r.State == RunRow.Finished);
        return TypedResults.Ok(new JobList(
        [
            new JobDocument(
                JobKinds.Email,
                "Email",
                isOn,
                isSet ? new JobFrequency(effective.IntervalMinutes) : null,
                last is null ? null : RunDocument.From(last),
                current is null ? null : RunDocument.From(current),
                isOn ? state.NextRunAt.ToInstant() : null,
                state.NotYetSeen,
                stop is null ? null : new JobStop(stop.Sentence, stop.Action)),
        ]));
    }

    private static async Task<Ok<RunList>> GetRunsAsync(CurrentUser me, RunStore runs, CancellationToken cancellationToken)
    {
        var rows = await runs.ReadAsync(me.Id, JobKinds.Email, ShownRuns, cancellationToken);
        return TypedResults.Ok(new RunList([.. rows.Select(RunDocument.From)]));
    }

    private static async Task<Results<Ok<RunDocument>, NotFound>> GetRunAsync(string id, CurrentUser me, RunStore runs, CancellationToken cancellationToken) =>
        await runs.FindAsync(me.Id, id, cancellationToken) is { } run ? TypedResults.Ok(RunDocument.From(run)) : TypedResults.NotFound();

    private static async Task<Results<Accepted<QueuedRun>, ProblemHttpResult>> PostRunAsync(
        CurrentUser me, SyncStops stops, SyncScheduler scheduler, CancellationToken cancellationToken)
    {
        if (await stops.FindAsync(me.Id, cancellationToken) is { } stop)
        {
            return TypedResults.Problem(stop.Sentence, statusCode: StatusCodes.Status409Conflict, title: "The sync cannot run.");
        }

        await scheduler.QueueAsync(me.Id, "syncNow", cancellationToken);
        return TypedResults.Accepted("/api/me/jobs/email/runs", new QueuedRun(RunState.Queued));
    }
}
