using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>Sync Now (T2), and that a person's runs never overlap (T3).</summary>
[Collection(TheTeam.Name)]
public sealed class SyncNowTests(Team team)
{
    [Fact, Rule("T2"), Rule("T3")]
    public async Task Asked_twice_while_one_runs_it_queues_one_behind_it()
    {
        var me = await team.HireAsync();
        await me.ReceiveAsync(await team.CustomerAsync(), "While it runs");
        (await me.StartSyncingAsync()).Completed();
        var hold = await team.Control.AddFaultAsync(new { system = "graph", kind = "hold", route = $"GET */users/{me.Person.ObjectId}/*delta*", count = 99, inner = true });
        await me.AskForRunAsync();
        await EmployeeSteps.UntilAsync(async () => await team.Control.HeldAsync(hold) > 0);

        var answers = new[] { await me.AskForRunAsync(), await me.AskForRunAsync() };

        Assert.All(answers, answer => Assert.Equal((202, "queued"), (answer.Status, answer.Json.GetProperty("state").GetString())));
        Assert.Equal(["queued", "running", "finished"], (await me.RunsAsync()).Select(r => r.GetProperty("state").GetString()));

        await team.Control.ReleaseAsync(hold);
        await team.Control.RemoveFaultAsync(hold);
        (await me.RunEndedAsync()).Completed();
        var runs = await me.RunsAsync();
        Assert.Equal(3, runs.Count);
        Assert.True(runs[0].GetProperty("startedAt").GetDateTimeOffset() >= runs[1].GetProperty("endedAt").GetDateTimeOffset());
    }

    [Fact, Rule("T2"), Rule("D2")]
    public async Task With_the_mode_off_it_is_refused_and_says_why()
    {
        var me = await team.HireAsync();

        var answer = await me.AskForRunAsync();

        Assert.Equal(409, answer.Status);
        Assert.Equal("Email sync is switched off. Choose in Email Sync Settings what to sync, and save.", answer.Json.GetProperty("detail").GetString());
        Assert.Empty(await me.RunsAsync());
        Assert.Equal("chooseSettings", await StoppedAsync(me));
    }

    [Fact, Rule("T2"), Rule("S5")]
    public async Task Who_is_new_is_told_to_connect_Salesforce_first()
    {
        var me = await team.HireAsync();
        using (var disconnected = await me.Http.DeleteAsync("/api/me/connections/salesforce"))
        {
            Assert.True(disconnected.IsSuccessStatusCode);
        }

        var answer = await me.AskForRunAsync();

        Assert.Equal(409, answer.Status);
        Assert.StartsWith("Connect Salesforce first.", answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("connectSalesforce", await StoppedAsync(me));
    }

    [Fact, Rule("T2"), Rule("D16"), Rule("E1")]
    public async Task Who_has_no_connection_is_led_to_it_from_a_message_first_of_all()
    {
        var me = await team.HireAsync();
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "Before there is a connection");
        await me.SaveAsync(new { mode = "off" });
        using (var disconnected = await me.Http.DeleteAsync("/api/me/connections/salesforce"))
        {
            Assert.True(disconnected.IsSuccessStatusCode);
        }

        var named = new { internetMessageId = message.InternetMessageId, restId = message.Id };
        var explained = await me.Http.PostAnswerAsync("/api/me/messages/explain", named);
        var asked = await me.Http.PostAnswerAsync("/api/me/messages/record", named);

        Assert.Equal((409, "not_connected"), (explained.Status, explained.Json.GetProperty("code").GetString()));
        Assert.StartsWith("Connect Salesforce first.", explained.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("connectSalesforce", await StoppedAsync(me));
        Assert.Equal((409, "not_connected"), (asked.Status, asked.Json.GetProperty("code").GetString()));
        // Nothing begins by that: the sync is off.
        Assert.Equal("Salesforce is not connected yet. Connect it first.", asked.Json.GetProperty("detail").GetString());
    }

    [Fact, Rule("T2"), Rule("B4")]
    public async Task Without_a_connection_it_is_refused_and_takes_up_again_when_there_is_one()
    {
        var me = await team.HireAsync();
        (await me.StartSyncingAsync()).Completed();
        using (var disconnected = await me.Http.DeleteAsync("/api/me/connections/salesforce"))
        {
            Assert.True(disconnected.IsSuccessStatusCode);
        }

        var answer = await me.AskForRunAsync();
        Assert.Equal(409, answer.Status);
        Assert.Equal("Salesforce is not connected yet. Connect it, and the sync begins.", answer.Json.GetProperty("detail").GetString());

        await me.ReceiveAsync(await team.CustomerAsync(), "While not connected");
        await team.Api.ConnectSalesforceAsync(team.Deployment.Sandbox, me.Http);
        await EmployeeSteps.UntilAsync(async () => await me.CodeAsync("While not connected") is not null);
        (await me.RunEndedAsync()).Completed();
        Assert.Equal("recorded", await me.CodeAsync("While not connected"));
    }

    [Fact, Rule("T2"), Rule("T1")]
    public async Task Outside_the_hours_it_runs_all_the_same()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        var other = Employee.AllDays[((int)TimeProvider.System.GetUtcNow().DayOfWeek + 2) % 7];
        await me.SaveAsync(new { mode = "all", days = new[] { other }, from = "08:00", to = "09:00" });
        (await me.RunEndedAsync()).Completed();

        await me.ReceiveAsync(customer, "After hours");
        (await me.SyncNowAsync()).Completed();

        Assert.Equal("recorded", await me.CodeAsync("After hours"));
        Assert.True((await me.JobAsync()).GetProperty("nextRunAt").GetDateTimeOffset() > TimeProvider.System.GetUtcNow().AddHours(20));
    }

    [Fact, Rule("T4"), Rule("S5")]
    public async Task A_job_that_never_ran_says_so_and_one_that_did_shows_its_end()
    {
        var me = await team.HireAsync();
        var before = await me.JobAsync();
        Assert.False(before.GetProperty("enabled").GetBoolean());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, before.GetProperty("lastRun").ValueKind);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, before.GetProperty("frequency").ValueKind);

        var run = await me.StartSyncingAsync();

        var after = await me.JobAsync();
        Assert.True(after.GetProperty("enabled").GetBoolean());
        Assert.Equal(run.GetProperty("endedAt").GetString(), after.GetProperty("lastRun").GetProperty("endedAt").GetString());
        Assert.Equal("completed", after.GetProperty("lastRun").GetProperty("result").GetString());
    }

    /// <summary>What the jobs page would offer, which is known before anybody asks.</summary>
    private static async Task<string?> StoppedAsync(Employee me)
    {
        var job = (await me.Http.GetAnswerAsync("/api/me/jobs")).Json.GetProperty("items")[0];
        return job.GetProperty("stopped").GetProperty("action").GetString();
    }
}
