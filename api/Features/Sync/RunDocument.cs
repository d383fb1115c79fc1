using EmailSync.Storage;

namespace EmailSync.Features.Sync;

/// <summary>Where a run stands (T4).</summary>
internal enum RunState
{
    Queued,
    Running,
    Waiting,
    Finished,
}

/// <summary>How a run ended (T4).</summary>
internal enum RunResult
{
    Completed,
    CompletedWithProblems,
    Failed,
}

/// <summary>A run as the HTTP interface shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">A run that waits for a server has not ended.</param>
/// <param name="ResumesAt">While waiting: when it goes on.</param>
/// <param name="Result">Once finished.</param>
/// <param name="Cause">A sentence: why it waits, or ended other than completed.</param>
/// <param name="StartedAt">Null while queued.</param>
/// <param name="EndedAt">Once finished.</param>
/// <param name="Seen">Messages first seen by this run.</param>
/// <param name="Decided">Messages decided by it.</param>
/// <param name="Recorded">Messages recorded by it.</param>
/// <param name="Of">Messages it knows it has to decide; grows while it reads. Null before it has read.</param>
internal sealed record RunDocument(
    string Id,
    RunState State,
    DateTimeOffset? ResumesAt,
    RunResult? Result,
    string? Cause,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    int Seen,
    int Decided,
    int Recorded,
    int? Of)
{
    public static RunDocument From(RunRow row) => new(
        row.Id,
        Enum.Parse<RunState>(row.State, ignoreCase: true),
        row.State == RunRow.Waiting ? row.ResumesAt.ToInstant() : null,
        row.Result is { } result ? Enum.Parse<RunResult>(result, ignoreCase: true) : null,
        row.Cause,
        row.StartedAt.ToInstant(),
        row.EndedAt.ToInstant(),
        row.Seen,
        row.Decided,
        row.Recorded,
        row.Total);
}
