using System.Text.Json;
using EmailSync.Benchmarks.Report;
using EmailSync.Tests.Support;

namespace EmailSync.Benchmarks.Compare;

/// <summary>The same mail, recorded by each approach: its first run, the run after it, and one for which nothing is new.</summary>
internal sealed class ComparePart
{
    private const string Ours = "EmailSync";
    private readonly Deployment _deployment;
    private readonly Meter _meter;
    private readonly object[] _mail;
    private readonly int _messages;

    private ComparePart(Deployment deployment, bool isQuick)
    {
        var inEachFolder = isQuick ? 50 : 500;
        (_deployment, _meter, _messages) = (deployment, new Meter(deployment.Control), 2 * inEachFolder);
        _mail = [.. ((string[])["Inbox", "Sent Items"]).Select(folder => new { folder, count = inEachFolder, days = 2.5, matchShare = 1, distinct = isQuick ? 30 : 300 })];
    }

    public static async Task<Findings> RunAsync(bool isQuick)
    {
        await using var deployment = await Deployment.StartAsync();
        var part = new ComparePart(deployment, isQuick);
        var latency = isQuick ? new Latency(2, 5) : Latency.Usual;
        await deployment.Control.SetLatencyAsync(latency);
        var all = new List<Approach> { await part.OursAsync() };
        foreach (var (kind, name) in new[] { ("batched-without-ledger", "batched, no ledger"), ("one-call-a-step", "one call a step") })
        {
            all.Add(await part.BaselineAsync(kind, name));
        }

        return CompareReport.Of(all, part._messages, latency);
    }

    private async Task<Approach> OursAsync()
    {
        Employee? person = null;
        var first = await _meter.MeasureAsync(async () =>
        {
            // From the first visit on, so that set-up counts.
            person = await PersonAsync("ours@contoso.example");
            await person.SwitchOnAsync(pastDays: 7);
            return await person.EndedAsync();
        });
        return await ApproachAsync(Ours, first, person!.AgainAsync, () => _deployment.Api.Usage.PeakBytes);
    }

    private async Task<Approach> BaselineAsync(string kind, string name)
    {
        var person = await PersonAsync($"{kind}@contoso.example");
        var token = await _deployment.Control.PostAsync("/salesforce/token", new { user = person.Email });
        var job = new BaselineJob(
            _deployment.Sandbox.Graph.BaseAddress!,
            (await _deployment.Control.PostAsync("/entra/app-token")).GetProperty("accessToken").GetString()!,
            person.Email,
            new Uri(token.GetProperty("instance_url").GetString()!),
            token.GetProperty("access_token").GetString()!,
            _deployment.StartedAt.AddDays(-7));
        await using var baseline = await BaselineProcess.StartAsync(kind, job);
        return await ApproachAsync(name, await _meter.MeasureAsync(baseline.RunAsync), baseline.RunAsync, () => baseline.PeakBytes);
    }

    private async Task<Approach> ApproachAsync(string name, Cost first, Func<Task<TimeSpan>> again, Func<long> peak)
    {
        var approach = new Approach(name, first, await _meter.MeasureAsync(again), await _meter.MeasureAsync(again), peak());
        var tasks = (await _deployment.TasksAsync()).Count;
        foreach (var task in await _deployment.TasksAsync())
        {
            await _deployment.Control.DeleteAsync($"/salesforce/tasks/{task.GetProperty("Id").GetString()}");
        }

        Progress.Say($"{name}: {JsonSerializer.Serialize(approach)}");
        return tasks == _messages ? approach : throw new InvalidOperationException($"{name} made {tasks} Tasks of {_messages} messages.");
    }

    private async Task<Employee> PersonAsync(string address)
    {
        var person = await _deployment.HireAsync(address, "Kim Adler");
        foreach (var mail in _mail)
        {
            await _deployment.Control.PostAsync($"/mailboxes/{address}/generated", mail);
        }

        return person;
    }
}
