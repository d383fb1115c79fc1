using EmailSync.Tests.Support;

namespace EmailSync.Benchmarks;

/// <summary>What a piece of work has cost.</summary>
/// <param name="Graph">HTTP requests to Graph.</param>
/// <param name="GraphCounted">What Outlook counts: each request inside a batch, the batch itself not.</param>
/// <param name="Salesforce">Calls that count against the org's allowance; sign-ins do not.</param>
/// <param name="Time">How long it worked.</param>
internal sealed record Cost(int Graph, int GraphCounted, int Salesforce, TimeSpan Time)
{
    public int Requests => Graph + Salesforce;
}

/// <summary>Counts at the sandbox what a piece of work asks for, so that everybody is counted alike.</summary>
internal sealed class Meter(SandboxControl control)
{
    /// <param name="work">Nothing else may call meanwhile; its answer is how long it worked.</param>
    public async Task<Cost> MeasureAsync(Func<Task<TimeSpan>> work)
    {
        await control.ResetCountersAsync();
        var before = (await control.RequestsAsync("salesforce", int.MaxValue)).Next;
        var time = await work();
        var graph = await control.CountersAsync("graph");
        if (graph.Throttled > 0)
        {
            throw new InvalidOperationException($"{graph.Throttled} requests were throttled: the times cannot be compared.");
        }

        Progress.Say($"  {string.Join(", ", graph.ByRoute.Select(r => $"{r.Value} {r.Key}"))}");
        var calls = (await control.RequestsAsync("salesforce", before)).Items.Count(r => !r.Inner && r.Path.StartsWith("/services/data/", StringComparison.Ordinal));
        return new Cost(graph.Requests, graph.Counted, calls, time);
    }
}
