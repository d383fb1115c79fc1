using EmailSync.Features.Evaluation;
using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;
using EmailSync.Storage;

namespace EmailSync.Features.Sync;

/// <summary>
/// Proves that every message of the window has a row (E4): what Exchange counts in each mapped folder is compared with the rows; on a
/// difference the ids alone are listed, what is missing becomes a row to be read, and rows whose message is not there any more are closed.
/// </summary>
internal sealed class Completeness(
    ExchangeClient exchange, MessageStore messages, JobStateStore states, Database database, TimeProvider time)
{
    /// <summary>What arrived in the last minutes may still be on its way to the index that counts.</summary>
    private static readonly TimeSpan _settling = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan _every = TimeSpan.FromDays(1);

    /// <summary>What a check found.</summary>
    /// <param name="ToRead">Messages that have a row to be read now.</param>
    /// <param name="NotYetSeen">Messages of the window without a row, at least; null: Exchange does not say, which is not zero.</param>
    /// <param name="IsWhole">Every folder was counted.</param>
    internal sealed record Found(int ToRead, int? NotYetSeen, bool IsWhole);

    /// <summary>Once a day, and whenever the clock has jumped.</summary>
    public async Task<bool> IsDueAsync(EvaluationContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var state = await states.ReadAsync(context.UserId, context.Kind, cancellationToken);
        return state.CompletenessCheckedAt.ToInstant() is not { } at || (now - at).Duration() >= _every;
    }

    /// <summary>What is missing is shown until it is read; the check itself counts only once that is done.</summary>
    public Task ShowAsync(EvaluationContext context, Found found, CancellationToken cancellationToken) =>
        states.UpdateAsync(context.UserId, context.Kind, s => s with { NotYetSeen = found.NotYetSeen }, cancellationToken);

    /// <summary>The end of a check; where a folder was not counted nothing is proved, and the next run counts again.</summary>
    public Task SaveAsync(EvaluationContext context, Found found, DateTimeOffset now, CancellationToken cancellationToken) =>
        states.UpdateAsync(
            context.UserId,
            context.Kind,
            s => s with { NotYetSeen = found.NotYetSeen, CompletenessCheckedAt = found.IsWhole ? now.ToStored() : null },
            cancellationToken);

    public async Task<Found> CheckAsync(EvaluationContext context, DateTimeOffset lookBack, CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - _settling;
        var folders = context.MappedFolderIds.Order(StringComparer.Ordinal).ToList();
        if (lookBack >= before || folders.Count == 0)
        {
            return new Found(0, 0, IsWhole: true);
        }

        var (toRead, missing, isWhole) = (0, 0, true);
        foreach (var counted in await exchange.CountAsync(context.UserId, folders, lookBack, before, cancellationToken))
        {
            var known = await messages.ReadIdsAsync(context.UserId, context.Kind, counted.FolderId, lookBack, before, cancellationToken);
            if (counted.Count is not { } count)
            {
                isWhole = false;
            }
            else if (count != known.Count)
            {
                missing += Math.Max(0, count - known.Count);
                toRead += await ReconcileAsync(context, counted.FolderId, lookBack, before, known, cancellationToken);
            }
        }

        return new Found(toRead, missing == 0 && !isWhole ? null : missing, isWhole);
    }

    private async Task<int> ReconcileAsync(
        EvaluationContext context,
        string folderId,
        DateTimeOffset from,
        DateTimeOffset before,
        IReadOnlyList<string> known,
        CancellationToken cancellationToken)
    {
        var listed = new Dictionary<string, DateTimeOffset?>(StringComparer.Ordinal);
        string? next = null;
        do
        {
            var page = await exchange.ListIdsAsync(context.UserId, folderId, from, before, next, cancellationToken);
            foreach (var message in page.Messages)
            {
                listed[message.Id] = message.ReceivedAt;
            }

            next = page.NextLink;
        }
        while (next is not null);

        // A list may leave out what moves while it is read: a row is closed only when Exchange, asked for it, does not find it.
        var doubtful = known.Where(id => !listed.ContainsKey(id)).ToList();
        var reads = doubtful.Count == 0
            ? []
            : await exchange.ReadMessagesAsync(context.UserId, doubtful, MessageContent.Headers, cancellationToken);
        return await database.WriteAsync(
            async (connection, transaction) =>
            {
                var now = time.GetUtcNow();
                var ids = listed.Keys.Concat(doubtful).ToList();
                var rows = (await MessageStore.FindAsync(connection, transaction, context.UserId, context.Kind, ids, cancellationToken))
                    .ToDictionary(r => r.Id, StringComparer.Ordinal);
                var changed = listed
                    .Select(m => RowChanges.ApplyListed(
                        rows.GetValueOrDefault(m.Key), new ListedMessageId(m.Key, m.Value), context, folderId, from, now, rereadWaiting: false))
                    .OfType<MessageRow>()
                    .ToList();
                var gone = reads
                    .Where(r => r.Failure is RemoteFailure.NotFound && rows.ContainsKey(r.Id))
                    .Select(r => Gone(rows[r.Id], context, now));
                var moved = reads
                    .Where(r => r.Message is { } m && rows.TryGetValue(m.Id, out var row) && row.FolderId != m.FolderId)
                    .Select(r => Moved(rows[r.Message!.Id], r.Message, context, now));
                await MessageStore.SaveAsync(connection, transaction, [.. changed, .. gone, .. moved], cancellationToken);
                return changed.Count(r => r.State == RowStates.Seen);
            },
            cancellationToken);
    }

    private static MessageRow Moved(MessageRow row, Domain.Mail.Message message, EvaluationContext context, DateTimeOffset now) =>
        context.MappedFolderIds.Contains(message.FolderId) ? row with { FolderId = message.FolderId } : Gone(row, context, now);

    private static MessageRow Gone(MessageRow row, EvaluationContext context, DateTimeOffset now) =>
        row.State == RowStates.Ended ? row with { FolderId = MessageRow.NoFolder } : RowChanges.Gone(row, context, now);
}
