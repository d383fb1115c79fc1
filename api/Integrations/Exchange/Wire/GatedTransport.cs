namespace EmailSync.Integrations.Exchange.Wire;

/// <summary>Sends once, through the mailbox's gate; raises the fence where Outlook asks to slow down. Nothing is sent to a fenced mailbox.</summary>
internal sealed class GatedTransport(
    GraphTransport transport, MailboxGates gates, GraphUrls urls, GraphMetrics metrics, TimeProvider time, ILogger<GatedTransport> logger)
{
    // Where Outlook names no time: asking again at once counts against the mailbox.
    private static readonly TimeSpan UnnamedWait = TimeSpan.FromSeconds(10);

    /// <param name="places">1, or every place where it must be the only request.</param>
    public async Task<GraphAnswer> SendAsync(Lane lane, GraphRequest request, int places, CancellationToken cancellationToken)
    {
        var gate = gates.Of(lane.UserId);
        if (gate.Fenced > TimeSpan.Zero)
            return Behind(gate);

        using var place = await gate.EnterAsync(places, lane.IsUrgent, cancellationToken);
        if (gate.Fenced > TimeSpan.Zero)
            return Behind(gate);

        var answer = await transport.SendAsync(request, cancellationToken);
        Heed(lane, gate, request.Route, answer);
        return answer;
    }

    /// <summary>Up to 20 requests as one. Where the batch got no answer of its own, each has its failure and the status 0.</summary>
    public async Task<GraphAnswer[]> SendBatchAsync(
        Lane lane, IReadOnlyList<GraphRequest> requests, CancellationToken cancellationToken)
    {
        var places = Math.Min(requests.Count, MailboxGate.Places);
        var outer = await SendAsync(lane, GraphBatch.Write(requests, urls), places, cancellationToken);
        if (outer.Failure is not null)
            return [.. requests.Select(_ => GraphAnswer.None(outer.Failure))];

        var answers = GraphBatch.Read(outer.Property("responses"), requests.Count, time.GetUtcNow());
        for (var i = 0; i < answers.Length; i++)
        {
            metrics.Counted(requests[i].Route);
            Heed(lane, gates.Of(lane.UserId), requests[i].Route, answers[i]);
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
