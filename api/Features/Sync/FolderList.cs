using EmailSync.Features.Evaluation;
using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;
using EmailSync.Storage;

namespace EmailSync.Features.Sync;

/// <summary>
/// What takes the place of a folder's changes where Exchange gives none for good: a mailbox at its quota refuses to keep a place in them, and
/// a link may expire as soon as it is made. The list of the look-back is bounded, and what waits is read again, since a list says nothing of
/// changes.
/// </summary>
internal sealed class FolderList(ExchangeClient exchange, Database database, TimeProvider time, ILogger<FolderList> logger)
{
    /// <returns>How many messages are new.</returns>
    public async Task<int> ReadAsync(
        EvaluationContext context, string folderId, RemoteFailure why, DateTimeOffset lookBack, CancellationToken cancellationToken)
    {
        logger.ListedInstead(context.UserId, why.Code);
        var seen = 0;
        string? next = null;
        do
        {
            var page = await exchange.ListIdsAsync(context.UserId, folderId, lookBack, time.GetUtcNow(), next, cancellationToken);
            seen += await StoreAsync(context, folderId, lookBack, page, cancellationToken);
            next = page.NextLink;
        }
        while (next is not null);

        return seen;
    }

    private Task<int> StoreAsync(
        EvaluationContext context, string folderId, DateTimeOffset lookBack, MessageIdPage page, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var rows = (await MessageStore.FindAsync(
                    connection, transaction, context.UserId, context.Kind, [.. page.Messages.Select(m => m.Id)], cancellationToken))
                    .ToDictionary(r => r.Id, StringComparer.Ordinal);
                var now = time.GetUtcNow();
                var changed = page.Messages
                    .DistinctBy(m => m.Id)
                    .Select(m => RowChanges.ApplyListed(rows.GetValueOrDefault(m.Id), m, context, folderId, lookBack, now, rereadWaiting: true))
                    .OfType<MessageRow>()
                    .ToList();
                await MessageStore.SaveAsync(connection, transaction, changed, cancellationToken);
                return changed.Count(r => !rows.ContainsKey(r.Id));
            },
            cancellationToken);
}
