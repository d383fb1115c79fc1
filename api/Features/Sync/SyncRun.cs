using EmailSync.Domain.Mail;
using EmailSync.Features.Evaluation;
using EmailSync.Features.Recording;
using EmailSync.Integrations;

namespace EmailSync.Features.Sync;

/// <summary>
/// One run of one mailbox, to be read from top to bottom. Every step stores what it did before the next begins, and finds what an earlier
/// attempt left: it may be killed anywhere and begun again (T5).
/// </summary>
internal sealed class SyncRun(
    Unfinished unfinished, LaterLooks laterLooks, MailReading reading, OpenMessages openMessages, Completeness completeness, TimeProvider time)
{
    /// <summary>
    /// Reads, decides, records and marks until everything that Exchange has told of is decided, but for what a colleague's run is still
    /// writing (R7).
    /// </summary>
    /// <param name="context">Whose mailbox.</param>
    /// <param name="progress">The run.</param>
    /// <param name="mayGoOn">Asked between pages: false once the person has switched the job off, or somebody has for them.</param>
    /// <param name="cancellationToken">Ends the run where it stands.</param>
    /// <returns>False: it was stopped in between.</returns>
    /// <exception cref="RemoteException">A system outside stops the whole run; what is stored stays.</exception>
    public async Task<bool> ExecuteAsync(
        EvaluationContext context, RunProgress progress, Func<CancellationToken, Task<bool>> mayGoOn, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var partly = await unfinished.FinishAsync(context, progress, cancellationToken);
        await progress.AddToDecideAsync(await laterLooks.OpenAsync(context, cancellationToken), cancellationToken);

        progress.HasReadMail = context.MappedFolderIds.Count > 0;
        progress.Folders = context.MappedFolderIds.Count == 0 ? FolderState.NoneLeft
            : FolderScope.CountMissing(context.Folders, context.Settings.Folders) > 0 ? FolderState.SomeMissing
            : FolderState.AllThere;
        await reading.BeginAsync(context, cancellationToken);
        var isFirst = !await reading.HasReadEverythingBeforeAsync(context, cancellationToken);
        var state = new ReadingState(progress.LookBack);
        bool isReading;
        do
        {
            isReading = context.MappedFolderIds.Count > 0 && await reading.ReadNextAsync(context, progress, state, cancellationToken);
            await openMessages.ProcessAsync(context, progress, partly, state.IsMoreToCome(context.MappedFolderIds), cancellationToken);
            if (isReading && !await mayGoOn(cancellationToken))
            {
                return false;
            }
        }
        while (isReading);

        progress.ListedFolders = state.Listed.Count;
        if (state.IsFolderGone && progress.Folders == FolderState.AllThere)
        {
            progress.Folders = FolderState.SomeMissing;
        }

        if (state.Failure is { } failure)
        {
            throw new RemoteException(failure);
        }

        if (isFirst || state.Restarted.Count > 0 || await completeness.IsDueAsync(context, now, cancellationToken))
        {
            await ProveCompletenessAsync(context, progress, partly, now, cancellationToken);
        }

        return true;
    }

    /// <summary>Records what a person asked for while their job is off (D16): no other mail is read, and nothing else is decided.</summary>
    /// <exception cref="RemoteException">A system outside stops the whole run; what is stored stays.</exception>
    public async Task ExecuteAskedAsync(EvaluationContext context, RunProgress progress, CancellationToken cancellationToken)
    {
        (progress.HasReadMail, progress.IsForWishes) = (false, true);
        var partly = await unfinished.FinishAsync(context, progress, cancellationToken);
        await laterLooks.OpenAskedAsync(context, cancellationToken);
        await reading.ReadContentsAsync(context, progress, cancellationToken);
        await openMessages.ProcessAsync(context, progress, partly, isMoreToCome: false, cancellationToken);
    }

    private async Task ProveCompletenessAsync(
        EvaluationContext context,
        RunProgress progress,
        IReadOnlyDictionary<string, LedgerEntry> partly,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var found = await completeness.CheckAsync(context, progress.LookBack, cancellationToken);
        if (found.ToRead > 0)
        {
            await completeness.ShowAsync(context, found, cancellationToken);
            await progress.AddSeenAsync(found.ToRead, cancellationToken);
            await reading.ReadContentsAsync(context, progress, cancellationToken);
            await openMessages.ProcessAsync(context, progress, partly, isMoreToCome: false, cancellationToken);
            found = await completeness.CheckAsync(context, progress.LookBack, cancellationToken);
        }

        await completeness.SaveAsync(context, found, now, cancellationToken);
    }
}
