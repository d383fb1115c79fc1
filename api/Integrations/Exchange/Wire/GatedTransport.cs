namespace EmailSync.Integrations.Exchange.Wire;

/// <summary>Sends once, through the mailbox's gate; raises the fence where Outlook asks to slow down. Nothing is sent to a fenced mailbox.</summary>
internal sealed class GatedTransport(
    GraphTransport transport, MailboxGates gates, GraphUrls urls, GraphMetrics metrics, TimeProvider time, ILogger<GatedTransport> logger)
{
    // Where Outlook names no time: asking again at once counts against the mailbox.
    private static readonly TimeSpan UnnamedWait = TimeSpan.FromSeconds(10);

    /// <param name="places">1, or every place where it must be the only request.</param>
    public Task<GraphAnswer> SendAsync(Lane lane, GraphRequest request, int places, CancellationToken cancellationToken) =>
        WithinAsync(lane, places, gate => SendAsync(lane, gate, request, cancellationToken), behind => behind, cancellationToken);

    /// <summary>Up to 20 requests as one. Where the batch got no answer of its own, each has its failure and the status 0.</summary>
    public Task<GraphAnswer[]> SendBatchAsync(
        Lane lane, IReadOnlyList<GraphRequest> requests, CancellationToken cancellationToken) =>
        WithinAsync(
            lane,
            Math.Min(requests.Count, MailboxGate.Places),
            gate => SendBatchAsync(lane, gate, requests, cancellationToken),
            behind => [.. requests.Select(_ => behind)],
            cancellationToken);

    private async Task<T> WithinAsync<T>(
        Lane lane, int places, Func<MailboxGate, Task<T>> send, Func<GraphAnswer, T> behind, CancellationToken cancellationToken)
    {
        var gate = gates.Of(lane.UserId);
        if (gate.Fenced > TimeSpan.Zero)
            return behind(Behind(gate));

        // What the answer asks for is heeded before the places are given back: whoever waits for them would be through already.
        using var place = await gate.EnterAsync(places, lane.IsUrgent, cancellationToken);
        return gate.Fenced > TimeSpan.Zero ? behind(Behind(gate)) : await send(gate);
    }

    private async Task<GraphAnswer> SendAsync(Lane lane, MailboxGate gate, GraphRequest request, CancellationToken cancellationToken)
    {
        var answer = await transport.SendAsync(request, cancellationToken);
        Heed(lane, gate, request.Route, answer);
        return answer;
    }

    private async Task<GraphAnswer[]> SendBatchAsync(
        Lane lane, MailboxGate gate, IReadOnlyList<GraphRequest> requests, CancellationToken cancellationToken)
    {
        var outer = await SendAsync(lane, gate, GraphBatch.Write(requests, urls), cancellationToken);
        if (outer.Failure is not null)
            return [.. requests.Select(_ => GraphAnswer.None(outer.Failure))];

        var answers = GraphBatch.Read(outer.Property("responses"), requests.Count, time.GetUtcNow());
        for (var i = 0; i < answers.Length; i++)
        {
            metrics.Counted(requests[i].Route);
            Heed(lane, gate, requests[i].Route, answers[i]);
        }

        return answers;
    }

    private static GraphAnswer Behind(MailboxGate gate) =>
        GraphAnswer.None(new RemoteFailure.Throttled(RemoteSystem.Exchange, "fenced", null, gate.Fenced));

    private void Heed(Lane lane, MailboxGate gate, string route, GraphAnswer answer)
    {
        // A throttled sign-in says nothing of the mailbox.
        if (answer.Failure is not RemoteFailure.Throttled { System: RemoteSystem.Exchange } throttled)
            return;

        var wait = throttled.RetryAfter ?? UnnamedWait;
        gate.Fence(wait);
        metrics.Throttled(route);
        Log.Throttled(logger, lane.UserId, route, throttled.Code, wait.TotalSeconds);
    }
}
