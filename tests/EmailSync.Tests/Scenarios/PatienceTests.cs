using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>A server asks for patience (B3).</summary>
[Collection(TheTeam.Name)]
public sealed class PatienceTests(Team team)
{
    [Fact, Rule("B3"), Rule("T4"), Rule("T5")]
    public async Task A_run_that_is_told_to_wait_long_shows_until_when_and_goes_on_by_itself()
    {
        var me = await team.HireAsync();
        await me.ReceiveAsync(await team.CustomerAsync(), "After a long wait");
        var before = TimeProvider.System.GetUtcNow();
        await ThrottleAsync(me, seconds: 8);

        await me.SaveAsync(new { mode = "all", days = Employee.AllDays, from = "00:00", to = "00:00", intervalMinutes = 1_440 });
        await EmployeeSteps.UntilAsync(async () => (await me.JobAsync()).GetProperty("currentRun") is { ValueKind: not System.Text.Json.JsonValueKind.Null } run
            && run.GetProperty("state").GetString() == "waiting");

        var waiting = (await me.JobAsync()).GetProperty("currentRun");
        Assert.InRange(waiting.GetProperty("resumesAt").GetDateTimeOffset(), before.AddSeconds(8), TimeProvider.System.GetUtcNow().AddSeconds(8));
        Assert.Equal("Exchange asked us to wait.", waiting.GetProperty("cause").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, waiting.GetProperty("endedAt").ValueKind);
        Assert.Null(await me.CodeAsync("After a long wait"));

        var ended = await me.RunEndedAsync();
        ended.Completed();
        Assert.Equal(waiting.GetProperty("id").GetString(), ended.GetProperty("id").GetString());
        Assert.Equal(waiting.GetProperty("startedAt").GetDateTimeOffset(), ended.GetProperty("startedAt").GetDateTimeOffset());
        Assert.Single(await me.RunsAsync());
        Assert.True(ended.GetProperty("endedAt").GetDateTimeOffset() >= before.AddSeconds(8));
        Assert.Equal("recorded", await me.CodeAsync("After a long wait"));
    }

    [Fact, Rule("B3")]
    public async Task A_short_wait_is_waited_for_to_the_second_within_the_run()
    {
        var me = await team.HireAsync();
        await me.ReceiveAsync(await team.CustomerAsync(), "After a short wait");
        var since = (await team.Control.RequestsAsync("graph")).Next;
        await ThrottleAsync(me, seconds: 2);

        (await me.StartSyncingAsync()).Completed();

        Assert.Equal("recorded", await me.CodeAsync("After a short wait"));
        var requests = (await team.Control.RequestsAsync("graph", since)).Items.Where(r => r.Path.Contains("/delta", StringComparison.Ordinal)).ToList();
        var refused = requests.First(r => r.Status == 429);
        Assert.True(requests.First(r => r.N > refused.N && r.Batch != refused.Batch).At - refused.At >= TimeSpan.FromSeconds(2));
    }

    [Fact, Rule("B3"), Rule("T5")]
    public async Task A_run_that_is_killed_in_a_short_wait_does_not_come_back_early()
    {
        var me = await team.HireAsync();
        await me.ReceiveAsync(await team.CustomerAsync(), "Killed while it waits");
        await team.Control.ResetCountersAsync();
        var fault = await ThrottleAsync(me, seconds: 5);
        await me.SaveAsync(new { mode = "all", days = Employee.AllDays, from = "00:00", to = "00:00", intervalMinutes = 1_440 });
        await EmployeeSteps.UntilAsync(async () => await team.Control.FaultHitsAsync(fault) == 1);
        await EmployeeSteps.UntilAsync(async () =>
            (await team.Api.QueryAsync($"SELECT id FROM runs WHERE user_id = '{me.Person.ObjectId}' AND resumes_at IS NOT NULL")).Count == 1);

        await team.Api.KillAsync();
        await team.Api.RestartAsync();

        (await me.RunEndedAsync()).Completed();
        Assert.Equal("recorded", await me.CodeAsync("Killed while it waits"));
        Assert.Empty((await team.Control.GetAsync("/counters")).GetProperty("graph").GetProperty("cameBackEarly").EnumerateObject());
    }

    [Fact, Rule("B3"), Rule("T4")]
    public async Task Salesforce_at_its_limit_makes_the_run_wait_and_loses_nothing()
    {
        var me = await team.HireAsync();
        await me.ReceiveAsync(await team.CustomerAsync(), "Beyond the limit");
        await team.Control.AddFaultAsync(new { system = "salesforce", kind = "throttle", route = "POST */composite/sobjects", count = 1 });
        await me.SaveAsync(new { mode = "all", days = Employee.AllDays, from = "00:00", to = "00:00", intervalMinutes = 1_440 });
        await EmployeeSteps.UntilAsync(async () => (await me.RunsAsync()).Any(r => r.GetProperty("state").GetString() == "waiting"));
        Assert.Equal("Your organisation has used up its Salesforce calls for today.", (await me.RunsAsync())[0].GetProperty("cause").GetString());

        // Sync Now does not come before the instant that was named.
        Assert.Equal(202, (await me.AskForRunAsync()).Status);
        Assert.Empty(await team.TasksAsync("Beyond the limit"));

        await team.Api.KillAsync();
        await team.Deployment.ChangeDatabaseAsync("UPDATE runs SET resumes_at = 0 WHERE state = 'waiting'");
        await team.Api.RestartAsync();
        (await me.RunEndedAsync()).Completed();
        Assert.Equal("recorded", await me.CodeAsync("Beyond the limit"));
        Assert.Single(await team.TasksAsync("Beyond the limit"));
    }

    [Fact, Rule("B3"), Rule("R5")]
    public async Task A_mailbox_that_is_throttled_within_a_batch_waits_by_itself_while_others_go_on()
    {
        var (slow, other) = (await team.HireAsync(), await team.HireAsync());
        var customer = await team.CustomerAsync();
        foreach (var i in Enumerable.Range(0, 5))
        {
            await slow.ReceiveAsync(customer, $"Slow {i}");
            await other.ReceiveAsync(customer, $"Other {i}");
        }

        await team.Control.ResetCountersAsync();
        await team.Control.AddFaultAsync(new
        {
            system = "graph",
            kind = "throttle",
            route = $"PATCH */users/{slow.Person.ObjectId}/messages/*",
            inner = true,
            count = 1,
            retryAfterSeconds = 7,
        });
        await slow.SaveAsync(new { mode = "all", days = Employee.AllDays, from = "00:00", to = "00:00", intervalMinutes = 1_440 });
        await EmployeeSteps.UntilAsync(async () => (await slow.RunsAsync()).Any(r => r.GetProperty("state").GetString() == "waiting"));

        (await other.StartSyncingAsync()).Completed();
        Assert.Equal("waiting", (await slow.RunsAsync())[0].GetProperty("state").GetString());

        (await slow.RunEndedAsync()).Completed();
        Assert.All(await slow.MessagesAsync(), m => Assert.Equal(["CRM"], m.Categories));
        Assert.Empty((await team.Control.GetAsync("/counters")).GetProperty("graph").GetProperty("cameBackEarly").EnumerateObject());
    }

    [Fact, Rule("B3"), Rule("T4")]
    public async Task Everybody_of_an_org_without_calls_left_waits_and_is_told_and_hardly_asks()
    {
        var (one, two) = (await team.HireAsync(), await team.HireAsync());
        var customer = await team.CustomerAsync();
        await one.ReceiveAsync(customer, "One without calls");
        await two.ReceiveAsync(customer, "Two without calls");
        await team.Control.PutAsync("/salesforce/options", new { usedToday = 100_000 });
        try
        {
            await team.Control.ResetCountersAsync();
            foreach (var employee in new[] { one, two })
            {
                await employee.SaveAsync(new { mode = "all", days = Employee.AllDays, from = "00:00", to = "00:00", intervalMinutes = 1_440 });
                await EmployeeSteps.UntilAsync(async () => (await employee.RunsAsync()).Any(r => r.GetProperty("state").GetString() == "waiting"));
                Assert.Equal("Your organisation has used up its Salesforce calls for today.", (await employee.RunsAsync())[0].GetProperty("cause").GetString());
            }

            Assert.Equal(1, (await team.Control.CountersAsync("salesforce")).Requests);
        }
        finally
        {
            await team.Control.PutAsync("/salesforce/options", new { usedToday = 0 });
        }

        await team.Api.KillAsync();
        await team.Deployment.ChangeDatabaseAsync("UPDATE runs SET resumes_at = 0 WHERE state = 'waiting'");
        await team.Api.RestartAsync();
        (await one.RunEndedAsync()).Completed();
        (await two.RunEndedAsync()).Completed();
        Assert.Single(await team.TasksAsync("One without calls"));
        Assert.Single(await team.TasksAsync("Two without calls"));
    }

    private Task<int> ThrottleAsync(Employee me, int seconds) => team.Control.AddFaultAsync(new
    {
        system = "graph",
        kind = "throttle",
        route = $"GET */users/{me.Person.ObjectId}/*/messages/delta*",
        count = 1,
        retryAfterSeconds = seconds,
    });
}
