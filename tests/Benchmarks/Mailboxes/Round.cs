namespace EmailSync.Benchmarks.Mailboxes;

/// <summary>One run of everybody.</summary>
/// <param name="Name">What was there to do.</param>
/// <param name="Runs">How many runs.</param>
/// <param name="PerSecond">How many became due a second.</param>
/// <param name="Lags">How long after it was due each began, the shortest first.</param>
/// <param name="Processor">What the service's process used.</param>
/// <param name="DatabaseBytes">By how much the database grew.</param>
/// <param name="Graph">HTTP requests to Graph.</param>
/// <param name="Salesforce">Requests to Salesforce, sign-ins left out: there are none.</param>
internal sealed record Round(
    string Name, int Runs, double PerSecond, IReadOnlyList<TimeSpan> Lags, TimeSpan Processor, long DatabaseBytes, int Graph, int Salesforce)
{
    public TimeSpan ProcessorEach => Processor / Runs;

    public TimeSpan Lag(double share) => Lags[(int)Math.Ceiling(share * Lags.Count) - 1];
}
