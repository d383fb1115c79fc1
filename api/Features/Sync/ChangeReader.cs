using System.Data.Common;
using EmailSync.Domain.Decisions;
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
internal sealed class ChangeReader(ExchangeClient exchange, CursorStore cursors, Database database, TimeProvider time)
{
    /// <summary>Older messages get no row: the pane explains them when asked (D10).</summary>
    private static readonly TimeSpan _oldest = ReasonCodes.Horizon;

    /// <summary>Reads the next page of every folder that this run has not read to the end.</summary>
    /// <param name="context">Whose mailbox.</param>
    /// <param name="lookBack">The run's look-back, kept with each message first seen (D10).</param>
    /// <param name="finished">The folders read to the end by this run; grows.</param>
    /// <returns>How many messages are new.</returns>
    public async Task<int> ReadPagesAsync(
        EvaluationContext context, DateTimeOffset lookBack, HashSet<string> finished, CancellationToken cancellationToken)
    {
        var known = await cursors.ReadAsync(context.UserId, context.Kind, cancellationToken);
        var open = context.MappedFolderIds.Where(id => !finished.Contains(id)).Order(StringComparer.Ordinal).ToList();
        var asked = open.ConvertAll(id => new FolderCursor(id, known.GetValueOrDefault(id)?.Link));
        var seen = 0;
        foreach (var folder in await exchange.ReadChangesAsync(context.UserId, asked, cancellationToken))
        {
            var cursor = known.GetValueOrDefault(folder.FolderId)
                ?? new CursorRow { UserId = context.UserId, Kind = context.Kind, FolderId = folder.FolderId };
            if (folder.Page is { } page)
            {
                seen += await StoreAsync(context, lookBack, cursor, page, cancellationToken);
                if (page.DeltaLink is not null)
                {
                    finished.Add(folder.FolderId);
                }
            }
            else
            {
                await FailedAsync(cursor, folder.Failure!, finished, cancellationToken);
            }
        }

        return seen;
    }

    private async Task FailedAsync(CursorRow cursor, RemoteFailure failure, HashSet<string> finished, CancellationToken cancellationToken)
    {
        switch (failure)
        {
            case RemoteFailure.CursorExpired expired when cursor.Link is not null:
                await cursors.RestartAsync(cursor, expired.RestartLink, cancellationToken);
                break;
            case RemoteFailure.NotFound:
                // The folder was deleted meanwhile; its messages are closed when the folders are read again.
                finished.Add(cursor.FolderId);
                break;
            default:
                throw new RemoteException(failure);
        }
    }

    private Task<int> StoreAsync(
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
                        rows.GetValueOrDefault(c.Id), ours.GetValueOrDefault(c.Id)?.ChangeKey, c, context, cursor.FolderId, lookBack, now, now - _oldest))
                    .OfType<MessageRow>()
                    .ToList();
                await MessageStore.SaveAsync(connection, transaction, changed, cancellationToken);
                await cursors.MoveAsync(
                    connection,
                    transaction,
                    cursor with
                    {
                        Link = page.NextLink ?? page.DeltaLink,
                        IsComplete = page.DeltaLink is not null,
                        FirstRoundDone = cursor.FirstRoundDone || page.DeltaLink is not null,
                    },
                    cancellationToken);
                return changed.Count(r => r.State == RowStates.Seen && !rows.ContainsKey(r.Id));
            },
            cancellationToken);

    private static async Task<Dictionary<string, MessageRow>> RowsAsync(
        DbConnection connection, DbTransaction transaction, EvaluationContext context, List<MessageChange> changes, CancellationToken cancellationToken) =>
        (await MessageStore.FindAsync(
            connection, transaction, context.UserId, context.Kind, [.. changes.Select(c => c.Id)], cancellationToken))
        .ToDictionary(r => r.Id, StringComparer.Ordinal);
}
