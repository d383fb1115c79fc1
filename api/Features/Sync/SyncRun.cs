using EmailSync.Features.Evaluation;
using EmailSync.Integrations;
using EmailSync.Storage;

namespace EmailSync.Features.Sync;

/// <summary>
/// One run of one mailbox, to be read from top to bottom. Every step stores what it did before the next begins, and finds what an earlier
/// attempt left: it may be killed anywhere and begun again (T5).
/// </summary>
internal sealed class SyncRun(
    Unfinished unfinished, LaterLooks laterLooks, MailReading reading, OpenMessages openMessages, Completeness completeness, JobStateStore states)
{
    private static readonly TimeSpan _checkEvery = TimeSpan.FromDays(1);

    /// <summary>Runs until no row is open; only then is the run completed.</summary>
    /// <exception cref="RemoteException">A system outside stops the whole run; what is stored stays.</exception>
    public async Task ExecuteAsync(EvaluationContext context, RunProgress progress, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var partly = await unfinished.FinishAsync(context, cancellationToken);
        await progress.AddToDecideAsync(await laterLooks.OpenAsync(context, cancellationToken), cancellationToken);

        await reading.BeginAsync(context, cancellationToken);
        var isFirst = !await reading.HasReadEverythingBeforeAsync(context, cancellationToken);
        var finished = new HashSet<string>(StringComparer.Ordinal);
        bool isReading;
        do
        {
            isReading = context.MappedFolderIds.Count > 0 && await reading.ReadNextAsync(context, progress, finished, cancellationToken);
            await openMessages.ProcessAsync(context, progress, partly, isReading, cancellationToken);
        }
        while (isReading);

        var state = await states.ReadAsync(context.UserId, context.Kind, cancellationToken);
        if (isFirst || state.CompletenessCheckedAt.ToInstant() is not { } checkedAt || now - checkedAt >= _checkEvery)
        {
            await ProveCompletenessAsync(context, progress, partly, now, cancellationToken);
        }
    }

    private async Task ProveCompletenessAsync(
        EvaluationContext context,
        RunProgress progress,
        IReadOnlyDictionary<string, Recording.LedgerEntry> partly,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var missing = await completeness.CheckAsync(context, progress.LookBack, cancellationToken);
        await states.UpdateAsync(context.UserId, context.Kind, s => s with { NotYetSeen = missing }, cancellationToken);
        if (missing > 0)
        {
            await progress.AddSeenAsync(missing.Value, cancellationToken);
            await reading.ReadContentsAsync(context, cancellationToken);
            await openMessages.ProcessAsync(context, progress, partly, isReading: false, cancellationToken);
        }

        await states.UpdateAsync(
            context.UserId,
            context.Kind,
            s => s with { NotYetSeen = missing is null ? null : 0, CompletenessCheckedAt = now.ToStored() },
            cancellationToken);
    }
}
