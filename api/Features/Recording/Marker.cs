using EmailSync.Domain.Decisions;
using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;

namespace EmailSync.Features.Recording;

/// <summary>
/// Puts the category <c>CRM</c> on recorded messages (R5) and takes it off where that was undone (R8), in batches. Exchange replaces the whole list of categories, so the write names the
/// version that it was merged from; where somebody was faster, the message is read and merged again. A mark refused for good leaves the
/// recording standing.
/// </summary>
internal sealed class Marker(MarkStore marks, ExchangeClient exchange, ILogger<Marker> logger)
{
    private const int BatchSize = 20;

    /// <summary>What is known of a message's categories, so that it need not be read again.</summary>
    internal sealed record Known(IReadOnlyList<string> Categories, string? ChangeKey);

    /// <param name="Failure">Why it stopped before all were tried: Exchange as a whole failed or asks for patience, and the marks stay pending. Null: all were tried.</param>
    /// <param name="AnyWritten">Exchange took at least one.</param>
    internal sealed record Marked(RemoteFailure? Failure, bool AnyWritten);

    private sealed record Attempt(string UserId, Dictionary<string, Known> Versions, ISet<string> Failed)
    {
        public bool AnyWritten { get; set; }
    }

    /// <summary>Marks copies that are recorded already, by the person's other copy or by a colleague (R7).</summary>
    public Task AddPendingAsync(string userId, IReadOnlyList<string> messageIds, CancellationToken cancellationToken) =>
        marks.AddPendingAsync(userId, messageIds, cancellationToken);

    /// <summary>Sets every pending mark of a mailbox that can be set now. Each one is tried once, with two merges at most.</summary>
    /// <param name="userId">Whose mailbox.</param>
    /// <param name="known">Versions that this run has read, by immutable id; what is not among them is read.</param>
    /// <param name="failed">Messages whose mark this run has tried in vain, which are left for the next; those of now are added.</param>
    /// <param name="cancellationToken">Ends it between two batches.</param>
    public async Task<Marked> SetPendingAsync(
        string userId, IReadOnlyDictionary<string, Known> known, ISet<string> failed, CancellationToken cancellationToken)
    {
        var attempt = new Attempt(userId, new Dictionary<string, Known>(known, StringComparer.Ordinal), failed);
        var tried = new HashSet<string>(failed, StringComparer.Ordinal);
        while (true)
        {
            var pending = (await marks.ReadPendingAsync(userId, BatchSize + tried.Count, cancellationToken))
                .Where(m => !tried.Contains(m.MessageId)).Take(BatchSize).ToList();
            if (pending.Count == 0)
            {
                return new Marked(null, attempt.AnyWritten);
            }

            tried.UnionWith(pending.Select(m => m.MessageId));
            try
            {
                await SetAsync(attempt, pending, cancellationToken);
            }
            catch (RemoteException e)
            {
                return new Marked(e.Failure, attempt.AnyWritten);
            }
        }
    }

    /// <summary>Takes the category off one person's messages now, as far as Exchange lets it; what is left the next run does.</summary>
    public async Task RemoveAsync(string userId, IReadOnlyList<string> messageIds, CancellationToken cancellationToken)
    {
        await marks.RemoveAsync([.. messageIds.Select(id => (userId, id))], cancellationToken);
        var removing = (await marks.FindAsync(userId, messageIds, cancellationToken)).Values.Where(m => m.State == Mark.Removing).ToList();
        try
        {
            await SetAsync(new Attempt(userId, [], new HashSet<string>(StringComparer.Ordinal)), removing, cancellationToken);
        }
        catch (RemoteException e)
        {
            logger.NotTakenOff(userId, e.Failure.Code);
        }
    }

    /// <summary>The next runs of other people take it off theirs.</summary>
    public Task RemoveLaterAsync(IReadOnlyList<(string UserId, string MessageId)> messages, CancellationToken cancellationToken) =>
        marks.RemoveAsync(messages, cancellationToken);

    private async Task SetAsync(Attempt attempt, List<Mark> pending, CancellationToken cancellationToken)
    {
        var versions = attempt.Versions;
        for (var round = 0; pending.Count > 0; round++)
        {
            await marks.SaveAsync(await ReadVersionsAsync(attempt, pending, cancellationToken), cancellationToken);

            // A message that carries the category already was marked by a person before us: it is theirs (D18), but for what we were writing
            // when the process died.
            var isSo = pending.ToLookup(m => versions.TryGetValue(m.MessageId, out var v) && Categories.Has(v.Categories, Categories.Record) == m.IsWanted);
            await marks.SaveAsync(
                [.. isSo[true].Select(m => m with
                {
                    State = m.State switch { Mark.Removing => Mark.Removed, Mark.Sending => Mark.Set, _ => Mark.Theirs },
                    ChangeKey = versions[m.MessageId].ChangeKey,
                })],
                cancellationToken);

            var toWrite = isSo[false].Where(m => versions.ContainsKey(m.MessageId)).ToList();
            pending = await WriteAsync(attempt, toWrite, mayRepeat: round < 2, cancellationToken);
        }
    }

    /// <returns>Those whose version was not the newest any more: to be read and merged again.</returns>
    private async Task<List<Mark>> WriteAsync(Attempt attempt, List<Mark> toWrite, bool mayRepeat, CancellationToken cancellationToken)
    {
        if (toWrite.Count == 0)
        {
            return [];
        }

        var (userId, versions) = (attempt.UserId, attempt.Versions);
        await marks.SaveAsync([.. toWrite.Where(m => m.IsWanted).Select(m => m with { State = Mark.Sending })], cancellationToken);

        // Somebody may have undone the recording since the mark was read.
        var now = await marks.FindAsync(userId, [.. toWrite.Select(m => m.MessageId)], cancellationToken);
        toWrite = toWrite.FindAll(m => now[m.MessageId].IsWanted == m.IsWanted);
        var results = await exchange.SetCategoriesAsync(
            userId,
            [.. toWrite.Select(m => new MarkRequest(m.MessageId, CategoriesOf(m, versions[m.MessageId]), versions[m.MessageId].ChangeKey))],
            cancellationToken);
        var byId = toWrite.ToDictionary(m => m.MessageId, StringComparer.Ordinal);
        var stop = MailboxTrouble.Of([.. results.Select(r => r.Failure)]);
        var isAnyServed = results.Any(r => r.Failure is null);
        attempt.AnyWritten |= isAnyServed;
        var outcomes = new List<Mark>();
        var conflicts = new List<Mark>();
        foreach (var result in results)
        {
            var mark = byId[result.Id];
            if (result.Failure is null)
            {
                outcomes.Add(mark with { State = mark.IsWanted ? Mark.Set : Mark.Removed, ChangeKey = result.ChangeKey, Attempts = mark.Attempts + 1, FailureCode = null });
            }
            else if (result.Failure is RemoteFailure.Conflict && mayRepeat)
            {
                versions.Remove(result.Id);
                conflicts.Add(mark);
            }
            else if (stop is null)
            {
                outcomes.Add(Failed(attempt, mark, result.Failure, isAnyServed));
            }
        }

        await marks.SaveAsync(outcomes, cancellationToken);
        return stop is null ? conflicts : throw new RemoteException(stop);
    }

    private static IReadOnlyList<string> CategoriesOf(Mark mark, Known version) =>
        mark.IsWanted ? Categories.With(version.Categories, Categories.Record) : Categories.Without(version.Categories, Categories.Record);

    private async Task<IReadOnlyList<Mark>> ReadVersionsAsync(Attempt attempt, List<Mark> pending, CancellationToken cancellationToken)
    {
        var versions = attempt.Versions;
        var unknown = pending.Where(m => !versions.ContainsKey(m.MessageId)).ToList();
        if (unknown.Count == 0)
        {
            return [];
        }

        var reads = await exchange.ReadMessagesAsync(attempt.UserId, [.. unknown.Select(m => m.MessageId)], MessageContent.Headers, cancellationToken);
        if (MailboxTrouble.Of([.. reads.Select(r => r.Failure)]) is { } stop)
        {
            throw new RemoteException(stop);
        }

        var isAnyServed = reads.Any(r => r.Message is not null);
        var failed = new List<Mark>();
        foreach (var (mark, read) in unknown.Zip(reads))
        {
            if (read.Message is { } message)
            {
                versions[mark.MessageId] = new Known(message.Categories, message.ChangeKey);
            }
            else
            {
                failed.Add(Failed(attempt, mark, read.Failure!, isAnyServed));
            }
        }

        return failed;
    }

    /// <summary>
    /// Refused so often, or gone, is an answer; what is likely to pass counts only where another was served at the same time, for an outage
    /// says nothing of a message. What could not be taken off stays ours, so that it designates nothing (D18).
    /// </summary>
    private static Mark Failed(Attempt attempt, Mark mark, RemoteFailure failure, bool isAnyServed)
    {
        attempt.Failed.Add(mark.MessageId);
        var counts = isAnyServed || failure is RemoteFailure.Rejected or RemoteFailure.Conflict or RemoteFailure.NotFound;
        var attempts = mark.Attempts + (counts ? 1 : 0);
        return mark with
        {
            State = !mark.IsWanted ? (failure is RemoteFailure.NotFound ? Mark.Removed : Mark.Removing)
                : failure is RemoteFailure.NotFound || attempts >= Mark.MostAttempts ? Mark.Refused
                : Mark.Pending,
            Attempts = attempts,
            FailureCode = failure.Code,
        };
    }
}
