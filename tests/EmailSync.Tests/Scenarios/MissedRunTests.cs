using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>The service was down when runs were due (T3).</summary>
[Collection(TheTeam.Name)]
public sealed class MissedRunTests(Team team)
{
    [Fact, Rule("T3")]
    public async Task Missed_runs_are_made_up_by_one_inside_the_hours_and_outside_them_by_the_next()
    {
        var inside = await team.HireAsync();
        var outside = await team.HireAsync();
        (await inside.StartSyncingAsync()).Completed();
        await outside.SaveAsync(new { mode = "all", days = new[] { DayFarFromNow() }, from = "08:00", to = "09:00" });
        (await outside.RunEndedAsync()).Completed();
        await inside.ReceiveAsync(await team.CustomerAsync(), "Came while it was down");

        await team.Api.KillAsync();
        await team.Deployment.ChangeDatabaseAsync(DueTwoHoursAgo(inside) + DueTwoHoursAgo(outside));
        await team.Api.RestartAsync();

        await EmployeeSteps.UntilAsync(async () => (await inside.RunsAsync()).Count == 2 && await IsPlannedAsync(inside) && await IsPlannedAsync(outside));
        (await inside.RunEndedAsync()).Completed();
        Assert.Equal("recorded", await inside.CodeAsync("Came while it was down"));
        Assert.Equal(2, (await inside.RunsAsync()).Count);
        Assert.Single(await outside.RunsAsync());
        Assert.True((await outside.JobAsync()).GetProperty("nextRunAt").GetDateTimeOffset() > TimeProvider.System.GetUtcNow().AddHours(20));
    }

    private static string DayFarFromNow() => Employee.AllDays[((int)TimeProvider.System.GetUtcNow().DayOfWeek + 2) % 7];

    // Quartz counts instants in ticks.
    private static string DueTwoHoursAgo(Employee employee)
    {
        var at = TimeProvider.System.GetUtcNow().AddHours(-2).Ticks;
        return $"UPDATE QRTZ_TRIGGERS SET NEXT_FIRE_TIME = {at}, START_TIME = {at} WHERE TRIGGER_NAME = '{employee.Person.ObjectId}.next';";
    }

    private async Task<bool> IsPlannedAsync(Employee employee) => (await team.Api.QueryAsync(
        $"""
        SELECT TRIGGER_NAME FROM QRTZ_TRIGGERS
        WHERE TRIGGER_NAME = '{employee.Person.ObjectId}.next' AND NEXT_FIRE_TIME > {TimeProvider.System.GetUtcNow().Ticks}
        """)).Count == 1;
}
