using EmailSync.Features.Evaluation;

namespace EmailSync.Features.Sync;

/// <summary>The reading half of a run: which messages changed, then what they are.</summary>
internal sealed class MailReading(CursorStore cursors, ChangeReader changes, ContentReader contents)
{
    /// <summary>Forgets the cursors of folders that are not mapped any more.</summary>
    public Task BeginAsync(EvaluationContext context, CancellationToken cancellationToken) =>
        cursors.KeepOnlyAsync(context.UserId, context.Kind, [.. context.MappedFolderIds], cancellationToken);

    /// <summary>One page of every folder that is not finished, and the headers of what it holds.</summary>
    /// <returns>True while there is more to read.</returns>
    public async Task<bool> ReadNextAsync(EvaluationContext context, RunProgress progress, ReadingState reading, CancellationToken cancellationToken)
    {
        (reading.NewMessages, reading.ChangedMessages) = (0, 0);
        await changes.ReadPagesAsync(context, reading, cancellationToken);
        await progress.AddSeenAsync(reading.NewMessages, cancellationToken);
        await progress.AddToDecideAsync(reading.ChangedMessages, cancellationToken);
        await ReadContentsAsync(context, progress, cancellationToken);
        return reading.Failure is null && context.MappedFolderIds.Any(id => !reading.Finished.Contains(id));
    }

    /// <summary>Reads what has a row and no headers, or none that can be used; of a run for wishes, what was asked for alone (D16).</summary>
    public async Task ReadContentsAsync(EvaluationContext context, RunProgress progress, CancellationToken cancellationToken) =>
        progress.Problems += await contents.ReadAsync(context, progress.IsForWishes, progress.Run.Attempts, cancellationToken);

    /// <summary>True where every mapped folder has been read to its end by an earlier run: only then is this no first run.</summary>
    public async Task<bool> HasReadEverythingBeforeAsync(EvaluationContext context, CancellationToken cancellationToken)
    {
        var known = await cursors.ReadAsync(context.UserId, context.Kind, cancellationToken);
        return context.MappedFolderIds.All(id => known.TryGetValue(id, out var cursor) && cursor.FirstRoundDone);
    }
}
