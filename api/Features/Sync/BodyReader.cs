using System.Runtime.CompilerServices;
using EmailSync.Domain.Mail;
using EmailSync.Features.Evaluation;
using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;

namespace EmailSync.Features.Sync;

/// <summary>
/// Reads the bodies of messages that are going to be recorded, and of no others (D20): by pages of a folder's list where every message in the
/// range is to be recorded, else by id. One page of bodies is held at a time.
/// </summary>
internal sealed class BodyReader(ExchangeClient exchange, MessageStore messages)
{
    private const int BatchSize = 20;
    private const int PageSize = 100;
    private const int FewestForList = 40;

    /// <param name="context">Whose mailbox.</param>
    /// <param name="wanted">The messages.</param>
    /// <param name="waits">How often the run has waited for a server in vain.</param>
    /// <param name="cancellationToken">Ends the reading between two batches.</param>
    /// <exception cref="RemoteException">The mailbox as a whole fails, asks for patience, or is closed to us.</exception>
    public async IAsyncEnumerable<MessageRead> ReadAsync(
        EvaluationContext context, IReadOnlyList<Message> wanted, int waits, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = wanted.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var folder in wanted.Where(m => m.ReceivedAt is not null).GroupBy(m => m.FolderId, StringComparer.Ordinal))
        {
            await foreach (var read in ReadByListAsync(context, folder.Key, [.. folder], cancellationToken))
            {
                left.Remove(read.Id);
                yield return read;
            }
        }

        string[] rest = [.. wanted.Select(m => m.Id).Where(left.Contains)];
        foreach (var chunk in rest.Chunk(BatchSize))
        {
            var reads = await exchange.ReadMessagesAsync(context.UserId, chunk, MessageContent.BodyOnly, cancellationToken);
            if (ReadFailures.OfAll(reads, rest.Length, waits) is { } failure)
            {
                throw new RemoteException(failure);
            }

            foreach (var read in reads)
            {
                yield return read;
            }
        }
    }

    private async IAsyncEnumerable<MessageRead> ReadByListAsync(
        EvaluationContext context, string folderId, List<Message> wanted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (wanted.Count < FewestForList)
        {
            yield break;
        }

        var from = wanted.Min(m => m.ReceivedAt!.Value);
        var before = wanted.Max(m => m.ReceivedAt!.Value).AddSeconds(1);
        var ids = wanted.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        if (!(await messages.ReadIdsAsync(context.UserId, context.Kind, folderId, from, before, cancellationToken)).All(ids.Contains))
        {
            yield break;
        }

        var query = new MessageListQuery(folderId, from, before, PageSize, MessageContent.BodyOnly, null);
        for (var pages = (wanted.Count / PageSize) + 2; pages > 0 && ids.Count > 0; pages--)
        {
            if (await exchange.TryListMessagesAsync(context.UserId, query, cancellationToken) is not { } page)
            {
                yield break;
            }

            foreach (var read in page.Messages.Where(m => m.Failure is null && ids.Remove(m.Id)))
            {
                yield return read;
            }

            if (page.NextLink is null)
            {
                yield break;
            }

            query = query with { NextLink = page.NextLink };
        }
    }
}
