using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>The disk of the database cannot be written for a while, as when a system protects one that is failing.</summary>
public sealed class ReadOnlyDiskTests : IAsyncLifetime
{
    private Deployment _deployment = null!;

    private Employee Me => _deployment.Me;

    public async Task InitializeAsync()
    {
        _deployment = await Deployment.StartAsync();
        await _deployment.ContactAsync("maria@lopez.example");
    }

    public async Task DisposeAsync()
    {
        await ReadOnlyDisk.EndAsync(_deployment.Api);
        await _deployment.DisposeAsync();
    }

    [ReadOnlyDiskFact, Rule("T5"), Rule("R6"), Rule("T4")]
    public async Task It_is_said_nothing_is_recorded_without_its_row_and_all_goes_on_by_itself()
    {
        (await Me.StartSyncingAsync()).Completed();
        await Me.ReceiveAsync("maria@lopez.example", "Came to a read-only disk");
        var hold = await _deployment.Control.AddFaultAsync(new { system = "graph", kind = "hold", route = "GET *delta*", count = 1 });
        Assert.Equal(202, (await Me.AskForRunAsync()).Status);
        await EmployeeSteps.UntilAsync(async () => await _deployment.Control.HeldAsync(hold) == 1);

        await ReadOnlyDisk.BeginAsync(_deployment.Api);
        await _deployment.Control.ReleaseAsync(hold);
        await EmployeeSteps.UntilAsync(async () => await ReadyAsync() == 503);
        Assert.Equal("unhealthy", (await _deployment.Api.Anonymous.GetAnswerAsync("/health/ready")).Json.GetProperty("checks").GetProperty("database").GetString());
        Assert.Equal(200, (await _deployment.Api.Anonymous.GetAnswerAsync("/health/live")).Status);
        Assert.Equal(503, (await Me.AskForRunAsync()).Status);
        await AskAtOnceAsync();
        Assert.Empty(await _deployment.TasksAsync());

        await ReadOnlyDisk.EndAsync(_deployment.Api);
        await EmployeeSteps.UntilAsync(async () => await ReadyAsync() == 200);
        await EmployeeSteps.UntilAsync(async () => await Me.CodeAsync("Came to a read-only disk") == "recorded");
        (await Me.RunEndedAsync()).Completed();
        Assert.Single(await _deployment.TasksAsync());
        Assert.Equal(["CRM"], Assert.Single(await Me.MessagesAsync()).Categories);

        // Whoever has opened the database for reading only meanwhile must not go on with that.
        await AskAtOnceAsync();
        foreach (var _ in Enumerable.Range(0, 30))
        {
            Assert.Equal(200, await ReadyAsync());
        }
    }

    /// <summary>So many at a time that the service opens its database anew for some of them.</summary>
    private async Task AskAtOnceAsync() =>
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Me.Http.GetAnswerAsync("/api/me/history?view=recorded")));

    private async Task<int> ReadyAsync() => (await _deployment.Api.Anonymous.GetAnswerAsync("/health/ready")).Status;
}
