namespace EmailSync.Benchmarks;

/// <summary>How long the sandbox takes to answer, in milliseconds.</summary>
internal sealed record Latency(int Graph, int Salesforce)
{
    /// <summary>What the services take on an ordinary day.</summary>
    public static readonly Latency Usual = new(80, 250);
}
