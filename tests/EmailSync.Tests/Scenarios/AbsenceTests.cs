using System.Globalization;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>The service was off for a week. One run makes up for all of it (T3), to its end, and is in nobody else's way.</summary>
public sealed class AbsenceTests(Team team) : IClassFixture<Team>, IAsyncLifetime
{
    private const int Hours = 7 * 24;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => team.Control.ClearFaultsAsync();

    [Fact, Rule("T3"), Rule("T5"), Rule("T6"), Rule("R6"), Rule("R1"), Rule("D7"), Rule("E4")]
    public async Task What_came_while_the_service_was_off_for_a_week_is_recorded_once_by_one_run_though_past_days_are_fewer()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        await me.ReceiveAsync(customer, "Before the week", more: new { receivedAt = team.Ago(Hours + 5) });
        await me.SaveAsync(new { pastDays = 30 });
        (await me.StartSyncingAsync()).Completed();
        await me.SaveAsync(new { pastDays = 1, days = TodayAndTomorrow() });
        Assert.Contains("mail of the time between could be missed.", Assert.Single(await WarningsAsync(me)), StringComparison.Ordinal);

        await team.Api.KillAsync();
        await team.Deployment.ShiftAsync(TimeSpan.FromHours(-Hours));
        var excluded = new { messageId = $"<{Guid.NewGuid():N}@lopez.example>", categories = new[] { "DoNotSync" }, receivedAt = team.Ago(Hours - 2) };
        await me.ReceiveAsync(customer, "Excluded in the week", more: excluded);
        await me.ReceiveAsync(customer, "RE: Excluded in the week", more: new { inReplyTo = excluded.messageId, receivedAt = team.Ago(20) });
        var came = Enumerable.Range(0, 55).Select(i => (Subject: $"In the week {i}", At: team.Ago(1 + (i * 3)))).ToList();
        foreach (var (subject, at) in came)
        {
            await me.ReceiveAsync(customer, subject, more: new { receivedAt = at });
        }

        var copied = new { messageId = $"<{Guid.NewGuid():N}@contoso.example>", to = new[] { customer, me.Email }, receivedAt = team.Ago(100) };
        await me.ReceiveAsync(me.Email, "Copied to myself", more: copied);
        await me.SendAsync(customer, "Copied to myself", more: copied);
        await team.Api.RestartAsync();

        await EmployeeSteps.UntilAsync(async () => (await me.RunsAsync()).Count == 2);
        (await me.RunEndedAsync()).Completed();
        Assert.Equal(2, (await me.RunsAsync()).Count);
        var tasks = await team.Deployment.TasksAsync();
        foreach (var (subject, at) in came)
        {
            var task = Assert.Single(tasks, t => t.GetProperty("Subject").GetString() == subject);
            Assert.Equal(LocalDate(at), task.GetProperty("ActivityDate").GetString());
        }

        Assert.Single(tasks, t => t.GetProperty("Subject").GetString() == "Before the week");
        Assert.Single(tasks, t => t.GetProperty("Subject").GetString() == "Copied to myself");
        Assert.Equal("excluded_parent", await me.CodeAsync("RE: Excluded in the week"));
        var recorded = (await me.Http.GetAnswerAsync("/api/me/history?view=recorded&search=In the week&limit=200")).Json.GetProperty("items").EnumerateArray();
        Assert.Equal(came.Select(m => m.Subject), recorded.Select(r => r.GetProperty("subject").GetString()));
        Assert.Equal(0, (await me.JobAsync()).GetProperty("notYetSeen").GetInt32());

        await me.SaveAsync(new { pastDays = 7 });
        Assert.Empty(await WarningsAsync(me));
    }

    [Fact, Rule("T3"), Rule("T2"), Rule("D16")]
    public async Task A_long_run_keeps_nobody_from_theirs_and_takes_with_it_what_its_person_asks_for_meanwhile()
    {
        var (busy, other) = (await team.HireAsync(), await team.HireAsync());
        var customer = await team.CustomerAsync();
        await busy.ReceiveAsync(customer, "Of a long run", more: new { receivedAt = team.Ago(3) });
        var asked = await busy.ReceiveAsync(customer, "Asked for in a long run", more: new { receivedAt = team.Ago(200) });
        await other.ReceiveAsync(customer, "Of another person");
        var hold = await team.Control.AddFaultAsync(new
        {
            system = "graph",
            kind = "hold",
            route = $"GET */users/{busy.Person.ObjectId}/messages*",
            query = "*body*",
            count = 1,
        });
        await busy.SaveAsync(new { mode = "all", days = Employee.AllDays, from = "00:00", to = "00:00", intervalMinutes = 1_440 });
        await EmployeeSteps.UntilAsync(async () => await team.Control.HeldAsync(hold) == 1);

        (await other.StartSyncingAsync()).Completed();
        Assert.Equal("recorded", await other.CodeAsync("Of another person"));
        Assert.Equal("too_old", await busy.ExplainedCodeAsync(asked));
        var wish = await busy.Http.PostAnswerAsync(
            "/api/me/messages/record", new { internetMessageId = asked.InternetMessageId, restId = asked.Id, anyway = true });
        Assert.True(wish.Status == 202, wish.Text);
        Assert.Equal("running", (await busy.RunsAsync())[^1].GetProperty("state").GetString());

        await team.Control.ReleaseAsync(hold);
        (await busy.RunEndedAsync()).Completed();
        Assert.Equal("recorded", await busy.CodeAsync("Of a long run"));
        Assert.Equal("recorded", await busy.CodeAsync("Asked for in a long run"));
    }

    /// <summary>So that a night in between does not matter.</summary>
    private static string[] TodayAndTomorrow()
    {
        var today = (int)TimeZoneInfo.ConvertTimeBySystemTimeZoneId(TimeProvider.System.GetUtcNow(), "Europe/Berlin").DayOfWeek;
        return [Day(today), Day(today + 1)];
    }

    // .NET's week begins on Sunday, the list on Monday.
    private static string Day(int ofWeek) => Employee.AllDays[(ofWeek + 6) % 7];

    private static string LocalDate(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTimeBySystemTimeZoneId(at, "Europe/Berlin").ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<IReadOnlyList<string>> WarningsAsync(Employee who) =>
    [
        .. (await who.Http.GetAnswerAsync("/api/me/jobs/email/settings")).Json.GetProperty("warnings").EnumerateArray()
            .Select(w => w.GetProperty("sentence").GetString()!),
    ];
}
