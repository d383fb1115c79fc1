using System.Globalization;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>
/// The machine's clock was wrong by days and is set right. The service has the system's clock, so every instant of its own in the database is
/// moved instead; what Exchange and Salesforce say of time stays.
/// </summary>
public sealed class ClockJumpTests(Team team) : IClassFixture<Team>, IAsyncLifetime
{
    private string _customer = null!;

    private Employee Me { get; set; } = null!;

    public async Task InitializeAsync()
    {
        _customer = await team.CustomerAsync();
        Me = await team.HireAsync();
    }

    public Task DisposeAsync() => team.Control.ClearFaultsAsync();

    [Theory, Rule("T1"), Rule("T2"), Rule("T3"), Rule("T5"), Rule("E4")]
    [InlineData(3)]
    [InlineData(-3)]
    [InlineData(40)]
    [InlineData(-40)]
    public async Task After_a_jump_the_next_run_still_comes_and_Sync_Now_works_and_nothing_is_lost(int days)
    {
        await Me.SaveAsync(new { mode = "all", days = Employee.AllDays, from = "00:00", to = "00:00" });
        (await Me.RunEndedAsync()).Completed();
        await Me.ReceiveAsync(_customer, $"Before {days}", more: new { receivedAt = team.Deployment.StartedAt.AddHours(-1) });
        (await Me.SyncNowAsync()).Completed();

        await team.Api.KillAsync();
        await Me.ReceiveAsync(_customer, $"Meanwhile {days}", more: new { receivedAt = team.Deployment.StartedAt.AddMinutes(-30) });
        await team.Deployment.ShiftAsync(TimeSpan.FromDays(days));
        await team.Api.RestartAsync();

        await EmployeeSteps.UntilAsync(async () =>
            (await Me.JobAsync()).GetProperty("nextRunAt") is { ValueKind: System.Text.Json.JsonValueKind.String } next
            && next.GetDateTimeOffset() is var at && at > TimeProvider.System.GetUtcNow() && at < TimeProvider.System.GetUtcNow().AddMinutes(64)
            && await NextFiringAsync() == at.UtcTicks);
        (await Me.SyncNowAsync()).Completed();
        foreach (var subject in new[] { $"Before {days}", $"Meanwhile {days}" })
        {
            Assert.Equal("recorded", await Me.CodeAsync(subject));
            Assert.Single(await team.Deployment.TasksAsync(), t => t.GetProperty("Subject").GetString() == subject);
        }

        Assert.Equal(0, (await Me.JobAsync()).GetProperty("notYetSeen").GetInt32());
    }

    [Fact, Rule("B3"), Rule("T4")]
    public async Task A_wait_that_was_begun_by_a_wrong_clock_does_not_last_for_days()
    {
        await Me.ReceiveAsync(_customer, "Waits by a wrong clock");
        await team.Control.AddFaultAsync(new { system = "salesforce", kind = "throttle", route = "POST */composite/sobjects", count = 1 });
        await Me.SaveAsync(new { mode = "all", days = Employee.AllDays, from = "00:00", to = "00:00", intervalMinutes = 1_440 });
        await EmployeeSteps.UntilAsync(async () => (await Me.RunsAsync()).Any(r => r.GetProperty("state").GetString() == "waiting"));

        await team.Api.KillAsync();
        await team.Deployment.ShiftAsync(TimeSpan.FromDays(3));
        await team.Api.RestartAsync();

        (await Me.RunEndedAsync()).Completed();
        Assert.Equal("recorded", await Me.CodeAsync("Waits by a wrong clock"));
    }

    [Fact, Rule("B3"), Rule("T4")]
    public async Task A_wait_that_ends_later_than_any_server_names_is_none()
    {
        await Me.ReceiveAsync(_customer, "Waits for years");
        await team.Control.AddFaultAsync(new { system = "salesforce", kind = "throttle", route = "POST */composite/sobjects", count = 1 });
        await Me.SaveAsync(new { mode = "all", days = Employee.AllDays, from = "00:00", to = "00:00", intervalMinutes = 1_440 });
        await EmployeeSteps.UntilAsync(async () => (await Me.RunsAsync()).Any(r => r.GetProperty("state").GetString() == "waiting"));

        await team.Api.KillAsync();
        await team.Deployment.ChangeDatabaseAsync(
            $"UPDATE runs SET resumes_at = resumes_at + {(long)TimeSpan.FromDays(400).TotalMilliseconds} WHERE state = 'waiting'");
        await team.Api.RestartAsync();

        (await Me.RunEndedAsync()).Completed();
        Assert.Equal("recorded", await Me.CodeAsync("Waits for years"));
    }

    [Fact, Rule("D14")]
    public async Task What_failed_by_a_wrong_clock_is_tried_again_all_the_same()
    {
        await team.Control.PostAsync("/salesforce/refusals", new { type = "Task", code = "FIELD_CUSTOM_VALIDATION_EXCEPTION", message = "Not today", count = 9 });
        await Me.ReceiveAsync(_customer, "Failed by a wrong clock");
        await Me.StartSyncingAsync();
        Assert.Equal("failed", await Me.CodeAsync("Failed by a wrong clock"));

        await team.Control.DeleteAsync("/salesforce/refusals");
        await team.Api.KillAsync();
        await team.Deployment.ShiftAsync(TimeSpan.FromDays(3));
        await team.Api.RestartAsync();

        Assert.Equal(202, (await Me.AskForRunAsync()).Status);
        await EmployeeSteps.UntilAsync(async () => await Me.CodeAsync("Failed by a wrong clock") == "recorded");
    }

    private async Task<long> NextFiringAsync()
    {
        var ticks = await team.Api.QueryAsync($"SELECT NEXT_FIRE_TIME FROM QRTZ_TRIGGERS WHERE TRIGGER_NAME = '{Me.Person.ObjectId}.next'");
        return ticks.Count == 1 ? long.Parse(ticks[0], CultureInfo.InvariantCulture) : 0;
    }
}
