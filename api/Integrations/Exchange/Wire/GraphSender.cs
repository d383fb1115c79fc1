using System.Net;

namespace EmailSync.Integrations.Exchange.Wire;

/// <summary>
/// Tries reads again briefly, sends writes once, and checks a refusal alone before it counts (B4). Never throws but for cancellation and where
/// it says so: what went wrong is in the answer.
/// </summary>
internal sealed class GraphSender(GatedTransport gated, MailRequests requests, TimeProvider time, ILogger<GraphSender> logger)
{
    // Under two seconds in all: whoever must wait longer comes back later.
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(1000)];

    /// <summary>Sends one request.</summary>
    public async Task<GraphAnswer> SendAsync(Lane lane, GraphRequest request, CancellationToken cancellationToken)
    {
        var answer = await gated.SendAsync(lane, request, 1, cancellationToken);
        for (var attempt = 0; attempt < Pauses.Length && IsWorthRepeating(answer, request); attempt++)
        {
            Log.TryingAgain(logger, lane.UserId, request.Route, answer.Failure!.Code, 1);
            await Task.Delay(Pauses[attempt], time, cancellationToken);
            answer = await gated.SendAsync(lane, request, 1, cancellationToken);
        }

        return IsRefusal(answer) && request.IsRead ? await gated.SendAsync(lane, request, MailboxGate.Places, cancellationToken) : answer;
    }

    /// <summary>
    /// Sends many, in batches, and gives their answers in order; one alone goes without a batch. Where a batch as a whole gets no answer, each
    /// of its requests, and each that would have come after, has that failure and the status 0.
    /// </summary>
    public async Task<IReadOnlyList<GraphAnswer>> SendManyAsync(
        Lane lane, IReadOnlyList<GraphRequest> many, CancellationToken cancellationToken)
    {
        var answers = new List<GraphAnswer>(many.Count);
        foreach (var chunk in many.Chunk(GraphBatch.MaxRequests))
        {
            if (answers is [.., { Status: 0 } last])
                answers.AddRange(Enumerable.Repeat(last, chunk.Length));
            else if (chunk is [var single])
                answers.Add(await SendAsync(lane, single, cancellationToken));
            else
                answers.AddRange(await SendBatchAsync(lane, chunk, cancellationToken));
        }

        return answers;
    }

    /// <summary>The same for who needs every answer.</summary>
    /// <exception cref="RemoteException">The mailbox is fenced, no token was given, or a batch as a whole failed.</exception>
    public async Task<IReadOnlyList<GraphAnswer>> ReadManyAsync(
        Lane lane, IReadOnlyList<GraphRequest> many, CancellationToken cancellationToken)
    {
        var answers = await SendManyAsync(lane, many, cancellationToken);
        return answers.FirstOrDefault(a => a.Status == 0)?.Failure is { } failure ? throw new RemoteException(failure) : answers;
    }

    /// <summary>One request whose failure is an exception.</summary>
    /// <exception cref="RemoteException">It failed.</exception>
    public async Task<GraphAnswer> ReadAsync(Lane lane, GraphRequest request, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(lane, request, cancellationToken);
        return answer.Failure is null ? answer : throw new RemoteException(answer.Failure);
    }

    private async Task<GraphAnswer[]> SendBatchAsync(Lane lane, GraphRequest[] batch, CancellationToken cancellationToken)
    {
        var answers = await gated.SendBatchAsync(lane, batch, cancellationToken);
        if (batch.Length > 1 && answers[0].Failure is { Code: GraphTransport.TooLarge } && answers.All(a => a.Status == 0) && batch.All(r => r.IsRead))
        {
            var half = batch.Length / 2;
            return [.. await SendManyAsync(lane, batch[..half], cancellationToken), .. await SendManyAsync(lane, batch[half..], cancellationToken)];
        }

        for (var attempt = 0; attempt < Pauses.Length; attempt++)
        {
            var open = Enumerable.Range(0, batch.Length).Where(i => IsWorthRepeating(answers[i], batch[i])).ToArray();
            if (open.Length == 0)
                break;

            Log.TryingAgain(logger, lane.UserId, batch[open[0]].Route, answers[open[0]].Failure!.Code, open.Length);
            await Task.Delay(Pauses[attempt], time, cancellationToken);
            await RepeatAsync(lane, batch, answers, open, cancellationToken);
        }

        var refused = Enumerable.Range(0, batch.Length).Where(i => IsRefusal(answers[i])).ToArray();
        if (refused.Length > 0)
            await CheckRefusedAsync(lane, batch, answers, refused, cancellationToken);

        return answers;
    }

    private async Task RepeatAsync(Lane lane, GraphRequest[] batch, GraphAnswer[] answers, int[] open, CancellationToken cancellationToken)
    {
        var again = await gated.SendBatchAsync(lane, [.. open.Select(i => batch[i])], cancellationToken);
        for (var i = 0; i < open.Length; i++)
        {
            // An answer to the one request says more than the failure of the batch that asked for it again.
            if (again[i].Status != 0 || answers[open[i]].Status == 0)
                answers[open[i]] = again[i];
        }
    }

    // Too many requests at once may look like a refusal. Asked alone, the mailbox tells which it is; what was refused under load is late, not lost.
    private async Task CheckRefusedAsync(Lane lane, GraphRequest[] batch, GraphAnswer[] answers, int[] refused, CancellationToken cancellationToken)
    {
        var first = batch[refused[0]];
        var probe = await gated.SendAsync(lane, first.IsRead ? first : requests.Probe(lane.UserId), MailboxGate.Places, cancellationToken);
        Log.CheckedAlone(logger, lane.UserId, first.Route, probe.Status, refused.Length);
        if (probe.Failure is RemoteFailure.AuthorizationLost)
            return;

        if (first.IsRead && probe.Failure is null)
        {
            answers[refused[0]] = probe;
            refused = refused[1..];
            if (refused.Length > 0)
                await RepeatAsync(lane, batch, answers, refused, cancellationToken);
        }

        foreach (var i in refused.Where(i => IsRefusal(answers[i])))
            answers[i] = answers[i] with { Failure = GraphFailures.Unusable(answers[i].Failure!.Code, answers[i].Failure!.Message) };
    }

    private static bool IsRefusal(GraphAnswer answer) =>
        answer is { Status: (int)HttpStatusCode.Forbidden, Failure: RemoteFailure.AuthorizationLost };

    // A call that took as long as a call may take is not begun again.
    private static bool IsWorthRepeating(GraphAnswer answer, GraphRequest request) =>
        request.IsRead
        && answer.Failure is RemoteFailure.Transient { System: RemoteSystem.Exchange } failure
        && failure.Code is not (GraphTransport.TimedOut or GraphTransport.TooLarge)
        && (answer.Status != (int)HttpStatusCode.GatewayTimeout || request.Repeats504);
}
