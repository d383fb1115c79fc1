using EmailSync.Features.Evaluation;
using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;
using EmailSync.Storage;

namespace EmailSync.Features.Sync;

/// <summary>
/// Learns what the changed messages are, without bodies (D20): few by id in batches, many by pages of the folder's list, which costs Exchange
/// far less. What a list leaves out is read by id, since lists skip messages while a mailbox changes.
/// </summary>
internal sealed class ContentReader(ExchangeClient exchange, MessageStore messages, TimeProvider time)
{
    private const int ChunkSize = 1_000;
    private const int PageSize = 500;
    private const int BatchSize = 20;

    /// <summary>From here on one page of the list is cheaper than batches of 20.</summary>
    private const int FewestForList = 40;

    /// <summary>Reads the headers of every message that is known by id only.</summary>
    /// <param name="context">Whose mailbox.</param>
    /// <param name="isForWishes">Only of those that the person asked for (D16).</param>
    /// <param name="waits">How often the run has waited for a server in vain.</param>
    /// <param name="cancellationToken">Ends the reading between two batches.</param>
    /// <returns>How many could not be read, for now.</returns>
    /// <exception cref="RemoteException">The mailbox as a whole fails, asks for patience, or is closed to us; what was read is safe.</exception>
    public async Task<int> ReadAsync(EvaluationContext context, bool isForWishes, int waits, CancellationToken cancellationToken)
    {
        for (var failed = 0; ;)
        {
            var rows = isForWishes
                ? await messages.ReadWishedAsync(context.UserId, context.Kind, RowStates.Seen, ChunkSize, cancellationToken)
                : await messages.ReadByStateAsync(context.UserId, context.Kind, RowStates.Seen, ChunkSize, cancellationToken);
            if (rows.Count == 0)
            {
                return failed;
            }

            var left = new Dictionary<string, MessageRow>(rows.ToDictionary(r => r.Id, StringComparer.Ordinal), StringComparer.Ordinal);
            foreach (var folder in rows.Where(r => r.ReceivedAt is not null).GroupBy(r => r.FolderId, StringComparer.Ordinal))
            {
                await ReadByListAsync(context, folder.Key, [.. folder], left, cancellationToken);
            }

            failed += await ReadByIdAsync(context, [.. left.Values], waits, cancellationToken);
        }
    }

    private async Task ReadByListAsync(
        EvaluationContext context, string folderId, List<MessageRow> rows, Dictionary<string, MessageRow> left, CancellationToken cancellationToken)
    {
        if (rows.Count < FewestForList)
        {
            return;
        }

        // The range of instants is read whole, so it may hold messages that nobody asked for: after twice the pages that the rows would fill,
        // the rest is read by id.
        var query = new MessageListQuery(
            folderId,
            rows.Min(r => r.ReceivedAt!.Value).ToInstant(),
            rows.Max(r => r.ReceivedAt!.Value).ToInstant().AddSeconds(1),
            PageSize,
            MessageContent.Headers,
            null);
        var wanted = rows.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        for (var pages = 2 * ((rows.Count / PageSize) + 1); pages > 0 && wanted.Count > 0; pages--)
        {
            // A list that fails is no reason to stop: each message is asked for by its id then.
            if (await exchange.TryListMessagesAsync(context.UserId, query, cancellationToken) is not { } page)
            {
                return;
            }

            var read = page.ClassesMissing
                ? []
                : page.Messages.Where(m => m.Message is not null && wanted.Contains(m.Message.Id)).ToList();
            await messages.SaveAsync([.. read.Select(m => MessageFacts.Apply(left[m.Message!.Id], m.Message))], cancellationToken);
            foreach (var message in read)
            {
                wanted.Remove(message.Message!.Id);
                left.Remove(message.Message.Id);
            }

            if (page.ClassesMissing || page.NextLink is null)
            {
                return;
            }

            query = query with { NextLink = page.NextLink };
        }
    }

    private async Task<int> ReadByIdAsync(EvaluationContext context, List<MessageRow> rows, int waits, CancellationToken cancellationToken)
    {
        var failed = 0;
        foreach (var chunk in rows.Chunk(BatchSize))
        {
            var reads = await exchange.ReadMessagesAsync(context.UserId, [.. chunk.Select(r => r.Id)], MessageContent.Headers, cancellationToken);
            var stop = ReadFailures.OfAll(reads, rows.Count, waits);
            var applied = chunk.Zip(reads).Where(r => stop is null || IsAnswer(r.Second)).Select(r => Apply(context, r.First, r.Second)).ToList();
            await messages.SaveAsync(applied, cancellationToken);
            failed += stop is null ? reads.Count(r => !IsAnswer(r)) : 0;
            if (stop is not null)
            {
                throw new RemoteException(stop);
            }
        }

        return failed;
    }

    private static bool IsAnswer(MessageRead read) => read.Failure is null or RemoteFailure.NotFound;

    /// <summary>What could not be read has changed, and what it was before must not decide it (D4): without facts it is read again.</summary>
    private MessageRow Apply(EvaluationContext context, MessageRow row, MessageRead read) => read switch
    {
        { Message: { } message } => MessageFacts.Apply(row, message),
        { Failure: RemoteFailure.NotFound } => RowChanges.Gone(row, context, time.GetUtcNow()),
        _ => FailedRows.Apply(row with { Facts = null }, RemoteSystem.Exchange, read.Failure?.Message, time.GetUtcNow()),
    };
}
