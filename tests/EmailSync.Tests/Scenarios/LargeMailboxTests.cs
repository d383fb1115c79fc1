using System.Globalization;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>A first run over a mailbox of which only the newest sixth is young enough: it records before it has seen the end.</summary>
public sealed class LargeMailboxTests : IAsyncLifetime
{
    private const int Messages = 6_000;
    private const int Days = 180;

    /// <summary>Delta pages of 500; beside them Sent Items' only one, the one that is read again, and a closing one.</summary>
    private const int Pages = Messages / 500;

    private Deployment _deployment = null!;

    private Employee Me => _deployment.Me;

    public async Task InitializeAsync()
    {
        _deployment = await Deployment.StartAsync();
        await _deployment.Control.PostAsync(
            $"/mailboxes/{Me.Email}/generated", new { count = Messages, folder = "Inbox", days = Days, matchShare = 1, distinct = 50, bodyBytes = 500 });
    }

    public async Task DisposeAsync() => await _deployment.DisposeAsync();

    [Fact, Rule("T4"), Rule("T5"), Rule("R5"), Rule("E1")]
    public async Task It_records_before_the_walk_has_ended_loses_and_doubles_nothing_when_killed_and_the_next_run_is_cheap()
    {
        // The walk stops on a page behind the thirty days, and with it the process.
        var held = await _deployment.Control.AddFaultAsync(new { system = "graph", kind = "hold", route = "GET *messages/delta*", after = 5 });
        await Me.SaveAsync(new { mode = "all", pastDays = 30, days = Employee.AllDays, from = "00:00", to = "00:00", intervalMinutes = 1_440 });
        await EmployeeSteps.UntilAsync(async () => await _deployment.Control.HeldAsync(held) > 0);
        var recordedMeanwhile = (await NumbersAsync()).Count;
        var run = (await Me.RunsAsync())[0];

        await _deployment.Api.KillAsync();
        await _deployment.Control.RemoveFaultAsync(held);
        await _deployment.Api.RestartAsync();
        (await Me.RunEndedAsync()).Completed();

        Assert.True(recordedMeanwhile > 0);
        Assert.Equal(recordedMeanwhile, run.GetProperty("recorded").GetInt32());
        var numbers = await NumbersAsync();
        var oldest = numbers.Min();
        Assert.InRange(numbers.Count, (Messages * 30 / Days) - 1, (Messages * 30 / Days) + 1);
        Assert.Equal(Enumerable.Range(oldest, Messages - oldest), numbers.Order());
        Assert.InRange(await DeltaPagesAsync(), Pages + 1, Pages + 4);

        Assert.InRange(await NextRunAsync(), 1, 3);
        Assert.InRange(await NextRunAsync(), 1, 1);
        Assert.Equal(numbers.Count, (await NumbersAsync()).Count);
    }

    /// <summary>The number of each recorded message, with which its subject ends; the newest has the highest.</summary>
    private async Task<List<int>> NumbersAsync() =>
        [.. (await _deployment.TasksAsync()).Select(t => int.Parse(t.GetProperty("Subject").GetString()!.Split(' ')[^1], CultureInfo.InvariantCulture))];

    private async Task<int> DeltaPagesAsync() =>
        (await _deployment.Control.CountersAsync("graph")).ByRoute.Where(r => r.Key.EndsWith("/delta", StringComparison.Ordinal)).Sum(r => r.Value);

    private async Task<int> NextRunAsync()
    {
        await _deployment.Control.ResetCountersAsync();
        (await Me.SyncNowAsync()).Completed();
        return (await _deployment.Control.CountersAsync("graph")).Requests;
    }
}
