using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>The disk of the database is full, and then is not.</summary>
public sealed class FullDiskTests : IAsyncLifetime
{
    private Deployment _deployment = null!;

    private Employee Me => _deployment.Me;

    public async Task InitializeAsync()
    {
        _deployment = await Deployment.StartAsync();
        await _deployment.ContactAsync("maria@lopez.example");
    }

    public async Task DisposeAsync() => await _deployment.DisposeAsync();

    [FullDiskFact, Rule("T5"), Rule("R6"), Rule("T4")]
    public async Task A_disk_that_is_full_in_the_middle_of_a_run_is_said_and_loses_and_doubles_nothing()
    {
        (await Me.StartSyncingAsync()).Completed();
        await Me.ReceiveAsync("maria@lopez.example", "One");
        await Me.ReceiveAsync("maria@lopez.example", "Long", new string('x', 40_000));
        var hold = await _deployment.Control.AddFaultAsync(new { system = "salesforce", kind = "holdAnswer", route = "POST */composite/sobjects" });
        Assert.Equal(202, (await Me.AskForRunAsync()).Status);
        await EmployeeSteps.UntilAsync(async () => await _deployment.Control.HeldAsync(hold) > 0);

        await FullDisk.BeginAsync(_deployment.Api.ProcessId);
        await _deployment.Control.ReleaseAsync(hold);
        await _deployment.Control.RemoveFaultAsync(hold);
        await EmployeeSteps.UntilAsync(async () => (await ReadyAsync()).Status == 503);
        Assert.Equal("unhealthy", (await ReadyAsync()).Json.GetProperty("checks").GetProperty("database").GetString());
        Assert.Equal(200, (await _deployment.Api.Anonymous.GetAnswerAsync("/health/live")).Status);
        var refused = await Me.AskForRunAsync();
        Assert.True(refused.Status == 503, refused.Text);
        Assert.Contains("cannot be written", refused.Problem["detail"]!.GetValue<string>());

        var marks = await _deployment.Control.AddFaultAsync(new { system = "graph", kind = "hold", route = "PATCH *", inner = true });
        await FullDisk.EndAsync(_deployment.Api.ProcessId);
        await EmployeeSteps.UntilAsync(async () => (await ReadyAsync()).Status == 200);
        await EmployeeSteps.UntilAsync(async () => await _deployment.Control.HeldAsync(marks) > 0);

        // Of the attempts after which a message is called unreadable none is the disk's.
        Assert.Equal(["0"], await _deployment.Api.QueryAsync("SELECT attempts FROM runs WHERE state = 'running'"));
        await _deployment.Control.RemoveFaultAsync(marks);
        (await Me.SyncNowAsync()).Completed();

        Assert.Equal(["Long", "Long", "One"], (await _deployment.TasksAsync()).Select(t => t.GetProperty("Subject").GetString()).Order());
        Assert.Equal(["recorded", "recorded"], (await Me.HistoryAsync()).Select(r => r.GetProperty("code").GetString()));
        Assert.All(await Me.MessagesAsync(), m => Assert.Equal(["CRM"], m.Categories));
    }

    private Task<ApiAnswer> ReadyAsync() => _deployment.Api.Anonymous.GetAnswerAsync("/health/ready");
}
