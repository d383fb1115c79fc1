using EmailSync.Domain.Decisions;
using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;

namespace EmailSync.Features.Recording;

/// <summary>
/// Puts the category <c>CRM</c> on recorded messages (R5), in batches. Exchange replaces the whole list of categories, so the write names the
/// version that it was merged from; where somebody was faster, the message is read and merged again. A mark refused for good leaves the
/// recording standing.
/// </summary>
internal sealed class Marker(MarkStore marks, ExchangeClient exchange)
{
    private const int BatchSize = 20;
    private const int MostAttempts = 5;

    /// <summary>What is known of a message's categories, so that it need not be read again.</summary>
    internal sealed record Known(IReadOnlyList<string> Categories, string? ChangeKey);

    /// <summary>Marks copies that are recorded already, by the person's other copy or by a colleague (R7).</summary>
    public Task AddPendingAsync(string userId, IReadOnlyList<string> messageIds, CancellationToken cancellationToken) =>
        marks.AddPendingAsync(userId, messageIds, cancellationToken);

    /// <summary>Sets every pending mark of a mailbox that can be set now. Each one is tried once, with two merges at most.</summary>
    /// <param name="userId">Whose mailbox.</param>
    /// <param name="known">Versions that this run has read, by immutable id; what is not among them is read.</param>
    /// <param name="cancellationToken">Ends it between two batches.</param>
    /// <exception cref="RemoteException">Exchange asks for patience; the marks stay pending.</exception>
    public async Task SetPendingAsync(string userId, IReadOnlyDictionary<string, Known> known, CancellationToken cancellationToken)
    {
        var versions = new Dictionary<string, Known>(known, StringComparer.Ordinal);
        var tried = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var pending = (await marks.ReadPendingAsync(userId, BatchSize + tried.Count, cancellationToken))
                .Where(m => !tried.Contains(m.MessageId)).Take(BatchSize).ToList();
            if (pending.Count == 0)
            {
                return;
            }

            tried.UnionWith(pending.Select(m => m.MessageId));
            await SetAsync(userId, pending, versions, cancellationToken);
        }
    }

    private async Task SetAsync(string userId, List<Mark> pending, Dictionary<string, Known> versions, CancellationToken cancellationToken)
    {
        for (var round = 0; pending.Count > 0; round++)
        {
            var outcomes = new List<Mark>();
            await ReadVersionsAsync(userId, pending, versions, outcomes, cancellationToken);
            var requests = pending
                .Where(m => versions.ContainsKey(m.MessageId) && !Categories.Has(versions[m.MessageId].Categories, Categories.Record))
                .Select(m => new MarkRequest(m.MessageId, Categories.With(versions[m.MessageId].Categories, Categories.Record), versions[m.MessageId].ChangeKey))
                .ToList();

            // A message that carries the category already was marked by a person: it is theirs, not ours (D18).
            outcomes.AddRange(pending
                .Where(m => versions.TryGetValue(m.MessageId, out var v) && Categories.Has(v.Categories, Categories.Record))
                .Select(m => m with { State = Mark.Theirs, ChangeKey = versions[m.MessageId].ChangeKey }));

            var results = requests.Count == 0 ? [] : await exchange.SetCategoriesAsync(userId, requests, cancellationToken);
            var byId = pending.ToDictionary(m => m.MessageId, StringComparer.Ordinal);
            var conflicts = new List<Mark>();
            RemoteFailure? stop = null;
            foreach (var result in results)
            {
                var mark = byId[result.Id];
                switch (result.Failure)
                {
                    case null:
                        outcomes.Add(mark with { State = Mark.Set, ChangeKey = result.ChangeKey, Attempts = mark.Attempts + 1, FailureCode = null });
                        break;
                    case RemoteFailure.Conflict when round < 2:
                        versions.Remove(result.Id);
                        conflicts.Add(mark);
                        break;
                    case RemoteFailure.Throttled or RemoteFailure.Transient:
                        stop ??= result.Failure;
                        break;
                    default:
                        outcomes.Add(Failed(mark, result.Failure));
                        break;
                }
            }

            if (outcomes.Count > 0)
            {
                await marks.SaveAsync(outcomes, cancellationToken);
            }

            if (stop is not null)
            {
                throw new RemoteException(stop);
            }

            pending = conflicts;
        }
    }

    private async Task ReadVersionsAsync(
        string userId, List<Mark> pending, Dictionary<string, Known> versions, List<Mark> outcomes, CancellationToken cancellationToken)
    {
        var unknown = pending.Where(m => !versions.ContainsKey(m.MessageId)).ToList();
        if (unknown.Count == 0)
        {
            return;
        }

        var reads = await exchange.ReadMessagesAsync(userId, [.. unknown.Select(m => m.MessageId)], MessageContent.Headers, cancellationToken);
        foreach (var (mark, read) in unknown.Zip(reads))
        {
            if (read.Message is { } message)
            {
                versions[mark.MessageId] = new Known(message.Categories, message.ChangeKey);
            }
            else if (read.Failure is RemoteFailure.Throttled or RemoteFailure.Transient)
            {
                throw new RemoteException(read.Failure);
            }
            else
            {
                outcomes.Add(Failed(mark, read.Failure!));
            }
        }
    }

    /// <summary>Refused once may be a bad moment; refused five times, or gone, is an answer.</summary>
    private static Mark Failed(Mark mark, RemoteFailure failure) => mark with
    {
        State = failure is RemoteFailure.NotFound || mark.Attempts + 1 >= MostAttempts ? Mark.Refused : Mark.Pending,
        Attempts = mark.Attempts + 1,
        FailureCode = failure.Code,
    };
}
