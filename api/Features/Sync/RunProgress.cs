using EmailSync.Domain.Decisions;
using EmailSync.Features.Evaluation;
using EmailSync.Integrations;

namespace EmailSync.Features.Sync;

/// <summary>The run as it goes: its counts are written where a page or a collection is safe, so that a browser can watch (T4).</summary>
internal sealed class RunProgress(RunStore runs, SyncMetrics metrics, RunRow run)
{
    private static readonly string _recorded = ReasonCodes.Spelling(ReasonCode.Recorded);

    /// <summary>The row as it was last written.</summary>
    public RunRow Run { get; private set; } = run;

    /// <summary>The start of the look-back (T6).</summary>
    public DateTimeOffset LookBack => DateTimeOffset.FromUnixTimeMilliseconds(
        Run.LookBack ?? throw new InvalidOperationException("The run has not begun."));

    /// <summary>Messages that failed and will be tried again, or were refused: the run completes with problems.</summary>
    public int Problems { get; set; }

    /// <summary>Attachments that Exchange or Salesforce refused or failed (R4).</summary>
    public int FilesNotRecorded { get; set; }

    /// <summary>Why marks are still pending, where Exchange as a whole did not take them; null: it did.</summary>
    public RemoteFailure? MarksFailure { get; set; }

    /// <summary>Messages whose mark this run has tried in vain: once a run is enough.</summary>
    public HashSet<string> MarksTried { get; } = new(StringComparer.Ordinal);

    /// <summary>Folders that gave no changes, so that their list was read instead.</summary>
    public int ListedFolders { get; set; }

    /// <summary>False: it looked at no folder, so that it says nothing of how far the mail has been read (T6).</summary>
    public bool HasReadMail { get; set; } = true;

    /// <summary>True: it carries out what was asked for, while the job is off (D16).</summary>
    public bool IsForWishes { get; set; }

    /// <summary>Whether the folders that the settings name are there.</summary>
    public FolderState Folders { get; set; }

    public Task AddSeenAsync(int count, CancellationToken cancellationToken) =>
        count == 0
            ? Task.CompletedTask
            : SaveAsync(Run with { Seen = Run.Seen + count, Total = (Run.Total ?? 0) + count }, cancellationToken);

    /// <summary>Messages of earlier runs that this one decides too.</summary>
    public Task AddToDecideAsync(int count, CancellationToken cancellationToken) =>
        count == 0 ? Task.CompletedTask : SaveAsync(Run with { Total = (Run.Total ?? 0) + count }, cancellationToken);

    /// <summary>Rows that have just been stored with what became of them.</summary>
    public async Task AddDecidedAsync(IReadOnlyList<MessageRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        foreach (var code in rows.CountBy(r => r.Code ?? ""))
        {
            metrics.Decided(code.Key, code.Value);
        }

        await SaveAsync(Run with { Attempts = 0, DiskWaits = 0, Decided = Run.Decided + rows.Count, Recorded = Run.Recorded + rows.Count(r => r.Code == _recorded) }, cancellationToken);
    }

    public Task SaveAsync(RunRow changed, CancellationToken cancellationToken)
    {
        Run = changed;
        return runs.SaveAsync(changed, cancellationToken);
    }
}
