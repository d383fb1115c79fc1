using EmailSync.Domain.Decisions;
using EmailSync.Features.Connections;
using EmailSync.Features.Evaluation;
using EmailSync.Features.Recording;
using EmailSync.Integrations.Exchange;

namespace EmailSync.Features.Sync;

/// <summary>What a run does before anything else: it finishes what an earlier one left in the ledger, and sees that the category is there.</summary>
internal sealed class Unfinished(
    UnfinishedRecordings recordings, RecordedRows rows, Marker marker, Mailboxes mailboxes, ExchangeClient exchange, TimeProvider time)
{
    private static readonly TimeSpan _ensureEvery = TimeSpan.FromDays(1);

    /// <returns>Recordings of which a part exists and a part lacks, by message: this run completes them.</returns>
    public async Task<IReadOnlyDictionary<string, LedgerEntry>> FinishAsync(EvaluationContext context, CancellationToken cancellationToken)
    {
        var partly = await recordings.ReconcileAsync(context.ForRecording(), cancellationToken);
        await rows.CloseAsync(context, cancellationToken);
        await EnsureCategoryAsync(context, cancellationToken);
        await marker.SetPendingAsync(context.UserId, new Dictionary<string, Marker.Known>(), cancellationToken);
        return partly;
    }

    private async Task EnsureCategoryAsync(EvaluationContext context, CancellationToken cancellationToken)
    {
        var ensured = (await mailboxes.ReadAsync(context.UserId, cancellationToken)).CategoryEnsuredAt;
        if (ensured is not null && time.GetUtcNow() - ensured < _ensureEvery)
        {
            return;
        }

        await exchange.EnsureCategoryAsync(context.UserId, Categories.Record, "preset7", cancellationToken);
        await mailboxes.RecordCategoryEnsuredAsync(context.UserId, cancellationToken);
    }
}
