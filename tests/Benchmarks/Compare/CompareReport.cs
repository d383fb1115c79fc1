using EmailSync.Benchmarks.Report;
using static EmailSync.Benchmarks.Report.Table;

namespace EmailSync.Benchmarks.Compare;

/// <summary>The approaches side by side; the first of them is the measure of the others' time.</summary>
internal static class CompareReport
{
    public static Findings Of(IReadOnlyList<Approach> all, int messages, Latency latency)
    {
        var ours = all[0];
        var first = new Table("first run", "Graph: HTTP requests", "Graph: counted", "Salesforce: calls", "a recorded message: Graph / Salesforce", "time", "time over its floor", "peak memory");
        var later = new Table("later runs", "next: Graph HTTP / counted", "next: Salesforce", "next: time", "idle: Graph HTTP / counted", "idle: Salesforce", "idle: time");
        foreach (var one in all)
        {
            first.Add(
                one.Name,
                Number(one.First.Graph),
                Number(one.First.GraphCounted),
                Number(one.First.Salesforce),
                $"{Ratio((double)one.First.Graph / messages)} / {Ratio((double)one.First.Salesforce / messages)}",
                Ratio(one.First.Time / ours.First.Time),
                Ratio(one.First.Time / Floor(one.First, latency)),
                Megabytes(one.PeakBytes));
            later.Add(
                one.Name,
                $"{Number(one.Next.Graph)} / {Number(one.Next.GraphCounted)}",
                Number(one.Next.Salesforce),
                Ratio(one.Next.Time / ours.Next.Time),
                $"{Number(one.Idle.Graph)} / {Number(one.Idle.GraphCounted)}",
                Number(one.Idle.Salesforce),
                Ratio(one.Idle.Time / ours.Idle.Time));
        }

        return new Findings($"{first}\n{later}", new Dictionary<string, string>
        {
            ["performance-compare.svg"] = BarChart.Draw(
                "Requests and time of the first run, by approach",
                [
                    ($"HTTP requests to record {Number(messages)} messages, Graph and Salesforce", Bars(all, a => a.First.Requests, Number)),
                    ("Time of the first run, EmailSync = 1", Bars(all, a => a.First.Time / ours.First.Time, Ratio)),
                    ("HTTP requests of the run after it", Bars(all, a => a.Next.Requests, Number)),
                ]),
        });
    }

    /// <summary>No order of the same calls takes less: Outlook works off four at a time, and Salesforce's wait for each other.</summary>
    private static TimeSpan Floor(Cost cost, Latency latency) =>
        TimeSpan.FromMilliseconds((cost.GraphCounted * latency.Graph / 4.0) + (cost.Salesforce * latency.Salesforce));

    private static List<Bar> Bars(IReadOnlyList<Approach> all, Func<Approach, double> value, Func<double, string> text) =>
        [.. all.Select((a, i) => new Bar(a.Name, value(a), text(value(a)), i == 0))];
}
