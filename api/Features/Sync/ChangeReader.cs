using System.Data.Common;
using EmailSync.Domain.Decisions;
using EmailSync.Features.Connections;
using EmailSync.Features.Evaluation;
using EmailSync.Features.Recording;
using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;
using EmailSync.Storage;

namespace EmailSync.Features.Sync;

/// <summary>
/// Learns which messages changed, folder by folder, by delta. A page, its messages' rows and its next link are stored in one transaction, so
/// a message seen is a row, and the cursor never runs ahead of the rows.
/// </summary>
internal sealed class ChangeReader(
    ExchangeClient exchange, CursorStore cursors, FolderList list, Mailboxes mailboxes, Database database, TimeProvider time)
{
    /// <summary>Reads the next page of every folder that this run has not read to the end; every page that came is stored.</summary>
    public async Task ReadPagesAsync(EvaluationContext context, ReadingState reading, CancellationToken cancellationToken)
    {
        var known = await cursors.ReadAsync(context.UserId, context.Kind, cancellationToken);
        var open = context.MappedFolderIds.Where(id => !reading.Finished.Contains(id)).Order(StringComparer.Ordinal).ToList();
        var asked = open.ConvertAll(id => new FolderCursor(id, known.GetValueOrDefault(id)?.Link));
        foreach (var folder in await exchange.ReadChangesAsync(context.UserId, asked, cancellationToken))
        {
            var cursor = known.GetValueOrDefault(folder.FolderId)
                ?? new CursorRow { UserId = context.UserId, Kind = context.Kind, FolderId = folder.FolderId };
            if (folder.Page is { } page)
            {
                var (added, reopened) = await StoreAsync(context, reading.LookBack, cursor, page, cancellationToken);
                reading.NewMessages += added;
                reading.ChangedMessages += reopened;
                if (!cursor.FirstRoundDone && page.Changes.Any(c => c.ReceivedAt < time.GetUtcNow() - ReasonCodes.Horizon))
                {
                    reading.PastHorizon.Add(folder.FolderId);
                }

                if (page.DeltaLink is not null)
                {
                    reading.Finished.Add(folder.FolderId);
                }
            }
            else
            {
                await FailedAsync(context, cursor, folder.Failure!, reading, cancellationToken);
            }
        }
    }

    private async Task FailedAsync(
        EvaluationContext context, CursorRow cursor, RemoteFailure failure, ReadingState reading, CancellationToken cancellationToken)
    {
        switch (failure)
        {
            // Beginning again leaves a sync state behind in the mailbox each time, so a folder begins again once a run.
            case RemoteFailure.CursorExpired expired when cursor.Link is not null && reading.Restarted.Add(cursor.FolderId):
                await cursors.RestartAsync(cursor, expired.RestartLink, cancellationToken);
                break;
            case RemoteFailure.CursorExpired or RemoteFailure.LimitReached:
                reading.NewMessages += await list.ReadAsync(context, cursor.FolderId, failure, reading.LookBack, cancellationToken);
                reading.Listed.Add(cursor.FolderId);
                reading.Finished.Add(cursor.FolderId);
                break;
            case RemoteFailure.NotFound:
                await mailboxes.ForgetFoldersReadAsync(context.UserId, cancellationToken);
                reading.IsFolderGone = true;
                reading.Finished.Add(cursor.FolderId);
                break;
            default:
                reading.Failure ??= failure;
                break;
        }
    }

    /// <returns>How many messages are new, and how many decided ones are to be decided again.</returns>
    private Task<(int Added, int Reopened)> StoreAsync(
        EvaluationContext context, DateTimeOffset lookBack, CursorRow cursor, ChangePage page, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var changes = page.Changes.GroupBy(c => c.Id, StringComparer.Ordinal).Select(g => g.Last()).ToList();
                var rows = await RowsAsync(connection, transaction, context, changes, cancellationToken);
                var ours = await MarkStore.FindAsync(connection, transaction, context.UserId, [.. changes.Select(c => c.Id)], cancellationToken);
                var now = time.GetUtcNow();
                var changed = changes
                    .Select(c => RowChanges.Apply(
                        rows.GetValueOrDefault(c.Id), ours.GetValueOrDefault(c.Id)?.ChangeKey, c, context, cursor.FolderId, lookBack, now, now - ReasonCodes.Horizon))
                    .OfType<MessageRow>()
                    .ToList();
                await MessageStore.SaveAsync(connection, transaction, changed, cancellationToken);
                await cursors.MoveAsync(
                    connection,
                    transaction,
                    cursor with
                    {
                        Link = page.NextLink ?? page.DeltaLink,
                        FirstRoundDone = cursor.FirstRoundDone || page.DeltaLink is not null,
                    },
                    cancellationToken);
                var known = changed.Where(r => r.State == RowStates.Seen).ToLookup(r => rows.ContainsKey(r.Id));
                return (known[false].Count(), known[true].Count(r => rows[r.Id].State is RowStates.Waiting or RowStates.Ended));
            },
            cancellationToken);

    private static async Task<Dictionary<string, MessageRow>> RowsAsync(
        DbConnection connection, DbTransaction transaction, EvaluationContext context, List<MessageChange> changes, CancellationToken cancellationToken) =>
        (await MessageStore.FindAsync(
            connection, transaction, context.UserId, context.Kind, [.. changes.Select(c => c.Id)], cancellationToken))
        .ToDictionary(r => r.Id, StringComparer.Ordinal);
}
