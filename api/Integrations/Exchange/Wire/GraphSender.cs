using System.Net;

namespace EmailSync.Integrations.Exchange.Wire;

/// <summary>
/// Tries reads again briefly, sends writes once, checks a refusal alone before it counts (B4), and tells one message's trouble from the
/// mailbox's (B2). Never throws but for cancellation and where it says so: what went wrong is in the answer.
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

        // What was refused was not done, so a write may be sent again too.
        if (IsRefusal(answer) && (request.IsRead || request.IsOfOneMessage))
            answer = await gated.SendAsync(lane, request, MailboxGate.Places, cancellationToken);

        return request.IsOfOneMessage && (IsRefusal(answer) || (request.IsRead && IsSilence(answer)))
            ? await JudgeAsync(lane, request, answer, cancellationToken)
            : answer;
    }

    /// <summary>
    /// Sends many, in batches, and gives their answers in order; one alone goes without a batch. Where a batch as a whole gets no answer, each
    /// of its requests, and each that would have come after, has that failure and the status 0.
    /// </summary>
    public Task<IReadOnlyList<GraphAnswer>> SendManyAsync(Lane lane, IReadOnlyList<GraphRequest> many, CancellationToken cancellationToken) =>
        SendBatchesAsync(lane, many.Chunk(GraphBatch.MaxRequests), cancellationToken);

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

    private async Task<IReadOnlyList<GraphAnswer>> SendBatchesAsync(
        Lane lane, IEnumerable<GraphRequest[]> batches, CancellationToken cancellationToken)
    {
        var answers = new List<GraphAnswer>();
        foreach (var batch in batches)
        {
            if (answers is [.., { Status: 0 } last])
                answers.AddRange(Enumerable.Repeat(last, batch.Length));
            else if (batch is [var single])
                answers.Add(await SendAsync(lane, single, cancellationToken));
            else
                answers.AddRange(await SendBatchAsync(lane, batch, cancellationToken));
        }

        return answers;
    }

    private async Task<IReadOnlyList<GraphAnswer>> SendBatchAsync(Lane lane, GraphRequest[] batch, CancellationToken cancellationToken)
    {
        var answers = await gated.SendBatchAsync(lane, batch, cancellationToken);
        if (batch.All(r => r.IsRead) && answers.All(a => a is { Status: 0, Failure.Code: GraphTransport.TooLarge }))
            return await SendHalvesAsync(lane, batch, cancellationToken);

        for (var attempt = 0; attempt < Pauses.Length; attempt++)
        {
            var open = Enumerable.Range(0, batch.Length).Where(i => IsWorthRepeating(answers[i], batch[i])).ToArray();
            if (open.Length == 0)
                break;

            Log.TryingAgain(logger, lane.UserId, batch[open[0]].Route, answers[open[0]].Failure!.Code, open.Length);
            await Task.Delay(Pauses[attempt], time, cancellationToken);
            await RepeatAsync(lane, batch, answers, open, cancellationToken);
        }

        // One message may cost the batch its answer. Where the mailbox is silent as well, it is no message's doing.
        if (batch.All(r => r.IsRead) && answers.All(IsSilence))
        {
            return await ProbeAsync(lane, batch[0], answers[0], batch.Length, cancellationToken) is { Failure: null }
                ? await SendHalvesAsync(lane, batch, cancellationToken)
                : answers;
        }

        var refused = Enumerable.Range(0, batch.Length).Where(i => IsRefusal(answers[i])).ToArray();
        if (refused.Length > 0)
            await CheckRefusedAsync(lane, batch, answers, refused, cancellationToken);

        return answers;
    }

    private Task<IReadOnlyList<GraphAnswer>> SendHalvesAsync(Lane lane, GraphRequest[] batch, CancellationToken cancellationToken) =>
        SendBatchesAsync(lane, [batch[..(batch.Length / 2)], batch[(batch.Length / 2)..]], cancellationToken);

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

    // Too many requests at once may look like a refusal: asked alone, the mailbox tells which it is. What was refused under load is late, not lost.
    private async Task CheckRefusedAsync(Lane lane, GraphRequest[] batch, GraphAnswer[] answers, int[] refused, CancellationToken cancellationToken)
    {
        var first = batch[refused[0]];
        var alone = await gated.SendAsync(lane, first, MailboxGate.Places, cancellationToken);
        Log.CheckedAlone(logger, lane.UserId, first.Route, alone.Status, refused.Length);
        if (!IsRefusal(alone))
        {
            answers[refused[0]] = alone;
            if (alone.Failure is null && refused.Length > 1)
                await RepeatAsync(lane, batch, answers, refused[1..], cancellationToken);

            foreach (var i in refused.Where(i => IsRefusal(answers[i])))
                answers[i] = Late(answers[i]);
        }
        else if (first.IsOfOneMessage)
        {
            var probe = await ProbeAsync(lane, first, alone, refused.Length, cancellationToken);
            if (probe.Failure is null && first.IsRead && refused.Length > 1)
                await RepeatAsync(lane, batch, answers, refused[1..], cancellationToken);

            var takesNoWrite = !first.IsRead && answers.All(a => a.Failure is not null);
            foreach (var i in refused.Where(i => IsRefusal(answers[i])))
                answers[i] = Judged(answers[i], probe, takesNoWrite);
        }
    }

    // The same for a request by itself, and for one that gets no answer. Of a single write nobody knows whether another would be taken.
    private async Task<GraphAnswer> JudgeAsync(Lane lane, GraphRequest request, GraphAnswer answer, CancellationToken cancellationToken)
    {
        var probe = await ProbeAsync(lane, request, answer, 1, cancellationToken);
        return IsRefusal(answer) ? Judged(answer, probe, takesNoWrite: !request.IsRead) : probe.Failure is null ? Unanswered(answer) : answer;
    }

    // Refused alone: the mailbox's, where it refuses to be read as well; else the message's own.
    private static GraphAnswer Judged(GraphAnswer refusal, GraphAnswer probe, bool takesNoWrite) => probe.Failure switch
    {
        RemoteFailure.AuthorizationLost => refusal,
        not null => Late(refusal),
        _ when takesNoWrite => refusal with
        {
            Failure = new RemoteFailure.AuthorizationLost(RemoteSystem.Exchange, ExchangeClient.MayNotWrite, refusal.Failure!.Message),
        },
        _ => refusal with { Failure = new RemoteFailure.Rejected(RemoteSystem.Exchange, ExchangeClient.MessageRefused, refusal.Failure!.Message, null) },
    };

    private static GraphAnswer Late(GraphAnswer refusal) =>
        refusal with { Failure = GraphFailures.Unusable(refusal.Failure!.Code, refusal.Failure.Message) };

    private static GraphAnswer Unanswered(GraphAnswer silence) =>
        silence with { Status = (int)HttpStatusCode.RequestTimeout, Failure = GraphFailures.Unusable(ExchangeClient.Unanswered) };

    private async Task<GraphAnswer> ProbeAsync(Lane lane, GraphRequest about, GraphAnswer failed, int count, CancellationToken cancellationToken)
    {
        var probe = await gated.SendAsync(lane, requests.Probe(lane.UserId), 1, cancellationToken);
        Log.Probed(logger, lane.UserId, about.Route, failed.Failure!.Code, probe.Status, count);
        return probe;
    }

    private static bool IsRefusal(GraphAnswer answer) =>
        answer is { Status: (int)HttpStatusCode.Forbidden, Failure: RemoteFailure.AuthorizationLost };

    private static bool IsSilence(GraphAnswer answer) => answer is
    {
        Status: 0,
        Failure: RemoteFailure.Transient { System: RemoteSystem.Exchange, Code: GraphTransport.TimedOut or GraphTransport.ConnectionLost },
    };

    // A call that took as long as a call may take is not begun again.
    private static bool IsWorthRepeating(GraphAnswer answer, GraphRequest request) =>
        request.IsRead
        && answer.Failure is RemoteFailure.Transient { System: RemoteSystem.Exchange } failure
        && failure.Code is not (GraphTransport.TimedOut or GraphTransport.TooLarge)
        && (answer.Status != (int)HttpStatusCode.GatewayTimeout || request.Repeats504);
}
