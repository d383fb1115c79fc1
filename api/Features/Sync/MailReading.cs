using EmailSync.Features.Evaluation;

namespace EmailSync.Features.Sync;

/// <summary>The reading half of a run: which messages changed, then what they are.</summary>
internal sealed class MailReading(CursorStore cursors, ChangeReader changes, ContentReader contents)
{
    /// <summary>Forgets the cursors of folders that are not mapped any more.</summary>
    public Task BeginAsync(EvaluationContext context, CancellationToken cancellationToken) =>
        cursors.KeepOnlyAsync(context.UserId, context.Kind, [.. context.MappedFolderIds], cancellationToken);

    /// <summary>One page of every folder that is not finished, and the headers of what it holds.</summary>
    /// <param name="context">Whose mailbox.</param>
    /// <param name="progress">The run.</param>
    /// <param name="finished">The folders that this run has read to the end; grows.</param>
    /// <param name="cancellationToken">Ends the run where it stands.</param>
    /// <returns>True while there is more to read.</returns>
    public async Task<bool> ReadNextAsync(
        EvaluationContext context, RunProgress progress, HashSet<string> finished, CancellationToken cancellationToken)
    {
        var seen = await changes.ReadPagesAsync(context, progress.LookBack, finished, cancellationToken);
        await progress.AddSeenAsync(seen, cancellationToken);
        await contents.ReadAsync(context, cancellationToken);
        return context.MappedFolderIds.Any(id => !finished.Contains(id));
    }

    /// <summary>Reads what has a row and no headers yet.</summary>
    public Task ReadContentsAsync(EvaluationContext context, CancellationToken cancellationToken) => contents.ReadAsync(context, cancellationToken);

    /// <summary>True where every mapped folder has been read to its end by an earlier run: only then is this no first run.</summary>
    public async Task<bool> HasReadEverythingBeforeAsync(EvaluationContext context, CancellationToken cancellationToken)
    {
        var known = await cursors.ReadAsync(context.UserId, context.Kind, cancellationToken);
        return context.MappedFolderIds.All(id => known.TryGetValue(id, out var cursor) && cursor.FirstRoundDone);
    }
}
