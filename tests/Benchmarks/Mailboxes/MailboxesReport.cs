using System.Globalization;
using EmailSync.Benchmarks.Report;
using static EmailSync.Benchmarks.Report.Table;

namespace EmailSync.Benchmarks.Mailboxes;

/// <summary>How late runs begin, what they use, and what stays of them.</summary>
internal static class MailboxesReport
{
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMinutes(30);

    public static Findings Of(IReadOnlyList<Measured> all)
    {
        var unit = all[0].Of("idle").ProcessorEach;
        var runs = new Table(
            "mailboxes, round", "due a second", "start lag: half / 95% / all within (share of 30 minutes)", "processor time a run", "mailboxes a core, a run every 30 minutes", "requests a run: Graph / Salesforce");
        var storage = new Table("mailboxes", "database: bytes a run", "database: bytes a new message", "peak memory");
        foreach (var one in all)
        {
            foreach (var round in one.Rounds)
            {
                runs.Add(
                    $"{Number(one.Mailboxes)}, {round.Name}",
                    Ratio(round.PerSecond),
                    $"{Share(round.Lag(0.5))} / {Share(round.Lag(0.95))} / {Share(round.Lag(1))}",
                    Ratio(round.ProcessorEach / unit),
                    Number(ShortestInterval / round.ProcessorEach),
                    $"{Ratio((double)round.Graph / round.Runs)} / {Ratio((double)round.Salesforce / round.Runs)}");
            }

            var idle = (double)one.Of("idle").DatabaseBytes / one.Mailboxes;
            var message = (((double)one.Of("busy").DatabaseBytes / one.Mailboxes) - idle) / MailboxesPart.NewMessages;
            storage.Add(Number(one.Mailboxes), Number(idle), Number(message), Megabytes(one.PeakBytes));
        }

        return new Findings($"{runs}\n{storage}", new Dictionary<string, string>
        {
            ["performance-mailboxes.svg"] = BarChart.Draw(
                "How late runs begin and what they use, by number of mailboxes",
                [
                    ("Lag within which 95 of 100 runs begin, as a share of the shortest interval", Bars(all, r => r.Lag(0.95) / ShortestInterval, r => Share(r.Lag(0.95)))),
                    ("Processor time a run, the smallest idle one = 1", Bars(all, r => r.ProcessorEach / unit, r => Ratio(r.ProcessorEach / unit))),
                ]),
        });
    }

    private static List<Bar> Bars(IReadOnlyList<Measured> all, Func<Round, double> value, Func<Round, string> text) =>
        [.. from one in all
            from round in one.Rounds
            where round.Name is "busy" or "idle"
            select new Bar($"{Number(one.Mailboxes)} mailboxes, {round.Name}", value(round), text(round), round.Name == "busy")];

    private static string Share(TimeSpan lag) => (lag / ShortestInterval).ToString("0.00%", CultureInfo.InvariantCulture);
}
