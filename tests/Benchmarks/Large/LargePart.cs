using EmailSync.Benchmarks.Report;
using EmailSync.Tests.Support;
using static EmailSync.Benchmarks.Report.Table;

namespace EmailSync.Benchmarks.Large;

/// <summary>A first run over a large mailbox: undisturbed, and killed twice, while it records and while it walks on.</summary>
internal sealed class LargePart(Deployment deployment, int messages)
{
    private const int Bound = 300;
    private readonly ApiDatabase _database = new(deployment.Api.DatabasePath);
    private readonly Meter _meter = new(deployment.Control);
    private long _peakOfLives;

    public static async Task<Findings> RunAsync(int messages)
    {
        await using var deployment = await Deployment.StartAsync();
        await deployment.Control.SetLatencyAsync(Latency.Usual);
        return await new LargePart(deployment, messages).MeasureAsync();
    }

    private async Task<Findings> MeasureAsync()
    {
        var atRest = deployment.Api.Usage.PeakBytes;
        var calm = await LargeMailbox.CreateAsync(deployment, "calm@contoso.example", messages);
        var first = await _meter.MeasureAsync(async () =>
        {
            await calm.Owner.SwitchOnAsync(pastDays: 30);
            return await calm.Owner.EndedAsync();
        });
        var peak = deployment.Api.Usage.PeakBytes;
        var share = await _database.FirstRecordedAsync(calm.UserId);
        var recorded = await calm.RecordedAsync();
        Progress.Say($"first run {first}, first recorded at {share:P1}, peak {Megabytes(peak)}, {recorded}");
        var next = await _meter.MeasureAsync(calm.Owner.AgainAsync);
        var idle = await _meter.MeasureAsync(calm.Owner.AgainAsync);
        Progress.Say($"next {next}, idle {idle}");

        var struck = await LargeMailbox.CreateAsync(deployment, "struck@contoso.example", messages);
        var killed = await _meter.MeasureAsync(() => KilledTwiceAsync(struck, recorded.Messages));
        var afterKills = await struck.RecordedAsync();
        NotePeak();
        Progress.Say($"killed {killed}, peak {Megabytes(_peakOfLives)}, {afterKills}");

        var table = new Table($"mailbox of {Number(messages)} messages", "undisturbed", "killed twice")
            .Add("rows kept (30 days)", Number(await _database.MessagesAsync(calm.UserId)), Number(await _database.MessagesAsync(struck.UserId)))
            .Add("recorded / missing / twice", Words(recorded), Words(afterKills))
            .Add("first message recorded after (share of the run)", share.ToString("P1", System.Globalization.CultureInfo.InvariantCulture), "")
            .Add("Graph: HTTP requests / counted", $"{Number(first.Graph)} / {Number(first.GraphCounted)}", $"{Number(killed.Graph)} / {Number(killed.GraphCounted)}")
            .Add("Salesforce: calls", Number(first.Salesforce), Number(killed.Salesforce))
            .Add($"peak memory (bound: {Bound} MB; before the run: {Megabytes(atRest)})", Megabytes(peak), Megabytes(_peakOfLives))
            .Add("next run, its own marks: Graph HTTP / Salesforce", $"{next.Graph} / {next.Salesforce}", "")
            .Add("next run: time as a share of the first", Ratio(next.Time / first.Time), "")
            .Add("idle run: Graph HTTP / Salesforce", $"{idle.Graph} / {idle.Salesforce}", "");
        // The table is shown either way: what is broken is best seen beside the rest.
        Progress.Say(table.ToString());
        return Broken(recorded) || Broken(afterKills) || Math.Max(peak, _peakOfLives) > Bound * 1_000_000L
            ? throw new InvalidOperationException("A bound is broken: a message is missing or there twice, or the peak is too high.")
            : new Findings(table.ToString(), new Dictionary<string, string>());
    }

    private static bool Broken(Recorded recorded) => recorded.Missing + recorded.Twice > 0;

    private async Task<TimeSpan> KilledTwiceAsync(LargeMailbox mailbox, int toRecord)
    {
        // A fresh process, so that the peak is not that of the run before.
        await deployment.Api.KillAsync();
        await deployment.Api.RestartAsync();
        var pages = messages / 500;
        await mailbox.Owner.SwitchOnAsync(pastDays: 30);
        await KillWhenAsync(async () => await _database.RecordedAsync(mailbox.UserId) >= toRecord / 2);
        await KillWhenAsync(async () => (await deployment.Control.CountersAsync("graph")).ByRoute.Where(r => r.Key.EndsWith("/delta", StringComparison.Ordinal)).Sum(r => r.Value) >= pages / 2);
        return await mailbox.Owner.EndedAsync();
    }

    private async Task KillWhenAsync(Func<Task<bool>> isThere)
    {
        while (!await isThere())
        {
            await Task.Delay(50);
        }

        NotePeak();
        await deployment.Api.KillAsync();
        await deployment.Api.RestartAsync();
        Progress.Say("killed, and started again");
    }

    /// <summary>A kill ends the life of which the system keeps the peak.</summary>
    private void NotePeak() => _peakOfLives = Math.Max(_peakOfLives, deployment.Api.Usage.PeakBytes);

    private static string Words(Recorded recorded) => $"{Number(recorded.Messages)} / {recorded.Missing} / {recorded.Twice}";
}
