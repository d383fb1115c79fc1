using System.Text.Json;
using EmailSync.Benchmarks.Report;
using EmailSync.Tests.Support;

namespace EmailSync.Benchmarks.Mailboxes;

/// <summary>Many mailboxes whose runs become due within a short time, with and without new mail.</summary>
internal sealed class MailboxesPart(Deployment deployment, int mailboxes)
{
    private const int MessagesAtFirst = 10;
    public const int NewMessages = 5;

    /// <summary>The scheduler looks at most half a minute ahead, and is not told that the instants have been written anew.</summary>
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(35);

    /// <summary>While the instants are written anew nobody's run may be under way, or it would plan its next over what was written.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(5);

    private readonly ApiDatabase _database = new(deployment.Api.DatabasePath);

    public static async Task<Findings> RunAsync(IReadOnlyList<int> sizes)
    {
        var measured = new List<Measured>();
        foreach (var size in sizes)
        {
            await using var deployment = await Deployment.StartAsync();
            measured.Add(await new MailboxesPart(deployment, size).MeasureAsync());
        }

        return MailboxesReport.Of(measured);
    }

    private async Task<Measured> MeasureAsync()
    {
        var crowd = new Crowd(deployment);
        await crowd.JoinAsync(mailboxes - 1, MessagesAtFirst);
        Progress.Say($"{mailboxes} are connected");
        await deployment.Control.SetLatencyAsync(Latency.Usual);
        await SwitchOnAsync();
        var rounds = new List<Round> { await RoundAsync("first run") };
        await crowd.ReceiveAsync(NewMessages);
        rounds.Add(await RoundAsync("busy"));
        rounds.Add(await RoundAsync("echo"));
        rounds.Add(await RoundAsync("idle"));
        return new Measured(mailboxes, rounds, deployment.Api.Usage.PeakBytes);
    }

    /// <summary>By the organisation, for everybody; the first runs are spread over a day, and none comes of itself meanwhile.</summary>
    private async Task SwitchOnAsync()
    {
        const string Organisation = "/api/admin/organisation";
        var values = new { mode = "all", days = Employee.AllDays, from = "00:00", to = "00:00", intervalMinutes = 1_440 };
        var admin = deployment.Me.Http;
        var saved = await admin.PutAnswerAsync(Organisation, JsonSerializer.Serialize(new { values }), (await admin.GetAnswerAsync(Organisation)).ETag);
        if (saved.Status != 200)
        {
            throw new InvalidOperationException(saved.Text);
        }

        while (await _database.PlannedAsync() < mailboxes)
        {
            await Task.Delay(200);
        }
    }

    private async Task<Round> RoundAsync(string name)
    {
        await deployment.Control.ResetCountersAsync();
        while (!await _database.IsCalmAsync(TimeProvider.System.GetUtcNow() + Calm))
        {
            await Task.Delay(500);
        }

        var span = TimeSpan.FromSeconds(mailboxes < 20 ? 3 : mailboxes < 100 ? 20 : mailboxes < 1_000 ? 60 : 180);
        var first = TimeProvider.System.GetUtcNow() + Lead;
        var due = await _database.SpreadAsync(first, span);
        var (bytes, usage) = (await _database.UsedBytesAsync(), deployment.Api.Usage);
        await Task.Delay(Lead);
        while (true)
        {
            var starts = await _database.StartsAsync(first);
            if (starts.Count == mailboxes)
            {
                var round = new Round(
                    name,
                    mailboxes,
                    mailboxes / span.TotalSeconds,
                    [.. starts.Select(s => s.Value - due[s.Key]).Order()],
                    deployment.Api.Usage.Processor - usage.Processor,
                    await _database.UsedBytesAsync() - bytes,
                    (await deployment.Control.CountersAsync("graph")).Requests,
                    (await deployment.Control.CountersAsync("salesforce")).Requests);
                Progress.Say($"{mailboxes} {name}: lag {round.Lag(0.5).TotalMilliseconds:0}/{round.Lag(0.95).TotalMilliseconds:0}/{round.Lag(1).TotalMilliseconds:0} ms, "
                    + $"{round.ProcessorEach.TotalMilliseconds:0.0} ms a run, {round.DatabaseBytes} bytes, Graph {round.Graph}, Salesforce {round.Salesforce}");
                return round;
            }

            await Task.Delay(500);
        }
    }
}

/// <summary>What was measured of so many mailboxes.</summary>
internal sealed record Measured(int Mailboxes, IReadOnlyList<Round> Rounds, long PeakBytes)
{
    public Round Of(string name) => Rounds.Single(r => r.Name == name);
}
