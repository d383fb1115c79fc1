using EmailSync.Features.Evaluation;
using EmailSync.Features.Recording;

namespace EmailSync.Features.Sync;

/// <summary>What a run does before anything else: it finishes what an earlier one left in the ledger, and sees that the category is there.</summary>
internal sealed class Unfinished(
    UnfinishedRecordings recordings, RecordedRows rows, Rechoosing rechoosing, Relating relating, FilesAndMarks filesAndMarks, CategoryList categories)
{
    /// <returns>Recordings of which a part exists and a part lacks, by message: this run completes them.</returns>
    public async Task<IReadOnlyDictionary<string, LedgerEntry>> FinishAsync(
        EvaluationContext context, RunProgress progress, CancellationToken cancellationToken)
    {
        var partly = await recordings.ReconcileAsync(context.ForRecording(), cancellationToken);
        await rows.CloseAsync(context, cancellationToken);
        await rechoosing.FinishAsync(context, cancellationToken);
        await relating.FinishAsync(context, cancellationToken);

        // Whatever becomes of these, the mail is read: a mark that Exchange refuses leaves the recording standing (R5).
        await categories.EnsureAsync(context.UserId, cancellationToken);
        await filesAndMarks.FinishAsync(context, progress, new Dictionary<string, Marker.Known>(), cancellationToken);
        return partly;
    }
}
