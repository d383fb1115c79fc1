using System.Text.Json;

namespace EmailSync.Benchmarks.Compare;

/// <summary>The other end of <see cref="BaselineProcess"/>: reads its job, then runs once for each further line.</summary>
internal static class BaselineServer
{
    public static readonly IReadOnlyDictionary<string, Func<GraphCalls, SalesforceCalls, BaselineJob, Func<Task>>> Kinds =
        new Dictionary<string, Func<GraphCalls, SalesforceCalls, BaselineJob, Func<Task>>>
        {
            ["one-call-a-step"] = (graph, salesforce, job) => new OneCallAStep(graph, salesforce, job).RunAsync,
            ["batched-without-ledger"] = (graph, salesforce, job) => new BatchedWithoutLedger(graph, salesforce, job).RunAsync,
        };

    public static async Task ServeAsync(string kind)
    {
        var job = JsonSerializer.Deserialize<BaselineJob>((await Console.In.ReadLineAsync())!)!;
        using var graph = Client(job.Graph, job.GraphToken);
        using var salesforce = Client(job.Salesforce, job.SalesforceToken);
        var run = Kinds[kind](new GraphCalls(graph, job.Mailbox), new SalesforceCalls(salesforce), job);
        while (await Console.In.ReadLineAsync() is not null)
        {
            await run();
            await Console.Out.WriteLineAsync("done");
        }
    }

    private static HttpClient Client(Uri address, string token) =>
        new(new SocketsHttpHandler()) { BaseAddress = address, DefaultRequestHeaders = { Authorization = new("Bearer", token) } };
}
