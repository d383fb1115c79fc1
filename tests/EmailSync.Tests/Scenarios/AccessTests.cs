using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>Who may sync: locked out, an inactive profile, a mode that is locked off (S2, S3, D2).</summary>
[Collection(TheTeam.Name)]
public sealed class AccessTests(Team team)
{
    private HttpClient Admin => team.Deployment.Me.Http;

    [Fact, Rule("S3"), Rule("D2")]
    public async Task Who_is_locked_out_syncs_nothing_and_takes_up_again()
    {
        var me = await team.HireAsync();
        (await me.StartSyncingAsync()).Completed();
        await Admin.SaveUserAsync(me.Person, new { isLockedOut = true });
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "While locked out");

        await StoppedAsync(me, "Your administrator has switched email sync off for you.");
        var explained = await me.ExplainAsync(message);
        Assert.Equal(("off", "Your administrator has stopped your Email Sync."), (explained.GetProperty("code").GetString(), explained.GetProperty("sentence").GetString()));
        Assert.Equal(409, (await RecordNowAsync(me, message)).Status);

        await Admin.SaveUserAsync(me.Person, new { isLockedOut = false });
        await EmployeeSteps.UntilAsync(async () => (await team.TasksAsync("While locked out")).Count == 1);
        (await me.RunEndedAsync()).Completed();
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, (await me.JobAsync()).GetProperty("nextRunAt").ValueKind);

        // T6: the time locked out does not count.
        Assert.Equal(["ended", "open"], await SpansAsync(me));
    }

    [Fact, Rule("S3"), Rule("T2")]
    public async Task An_inactive_profile_stops_everybody_in_it_and_their_first_runs_after_it_are_spread_over_one_interval()
    {
        var profile = await Admin.AddProfileAsync();
        var address = $"/api/admin/profiles/{profile}";
        var people = new List<Employee>();
        for (var n = 0; n < 4; n++)
        {
            var person = await team.HireAsync();
            (await person.StartSyncingAsync()).Completed();
            await Admin.SaveUserAsync(person.Person, new { profileId = profile });
            people.Add(person);
        }

        await Admin.ChangeAsync(address, """{ "isActive": false }""");
        foreach (var person in people)
        {
            await StoppedAsync(person, "Your administrator has switched email sync off for you.");
        }

        var runs = (await people[0].RunsAsync()).Count;
        var before = TimeProvider.System.GetUtcNow();
        await Admin.ChangeAsync(address, """{ "isActive": true }""");

        var next = new List<DateTimeOffset>();
        foreach (var person in people)
        {
            await EmployeeSteps.UntilAsync(() => IsPlannedAsync(person));
            next.Add((await person.JobAsync()).GetProperty("nextRunAt").GetDateTimeOffset());
            Assert.Equal(["ended", "open"], await SpansAsync(person));
        }

        Assert.All(next, at => Assert.InRange(at, before.AddSeconds(-1), before.AddMinutes(1_441)));
        Assert.Equal(4, next.Distinct().Count());
        Assert.Equal(runs, (await people[0].RunsAsync()).Count);
    }

    [Fact, Rule("S2"), Rule("D16"), Rule("T2")]
    public async Task A_mode_that_is_locked_off_is_no_persons_to_go_past()
    {
        var me = await team.HireAsync();
        (await me.StartSyncingAsync()).Completed();
        var profile = await Admin.AddProfileAsync();
        await Admin.ChangeAsync($"/api/admin/profiles/{profile}/settings", """{ "values": { "mode": "off" }, "locks": { "mode": true } }""");
        await Admin.SaveUserAsync(me.Person, new { profileId = profile });
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "Locked off");

        await StoppedAsync(me, "Your organisation has switched email sync off for you.");
        Assert.Equal("Your organisation has switched Email Sync off.", (await me.ExplainAsync(message)).GetProperty("sentence").GetString());
        Assert.Equal(409, (await RecordNowAsync(me, message)).Status);
        Assert.Empty(await team.TasksAsync("Locked off"));

        // The person's own mode was kept beneath the lock, and the job takes up again with it.
        await Admin.ChangeAsync($"/api/admin/profiles/{profile}/settings", """{ "unset": ["mode"] }""");
        (await me.SyncNowAsync()).Completed();
        Assert.Single(await team.TasksAsync("Locked off"));
    }

    [Fact, Rule("T2"), Rule("S1")]
    public async Task A_profile_that_switches_the_job_on_for_many_spreads_their_first_runs()
    {
        var profile = await Admin.AddProfileAsync();
        var people = new List<Employee>();
        for (var n = 0; n < 3; n++)
        {
            var person = await team.HireAsync();
            await Admin.SaveUserAsync(person.Person, new { profileId = profile });
            people.Add(person);
        }

        var before = TimeProvider.System.GetUtcNow();
        await Admin.ChangeAsync(
            $"/api/admin/profiles/{profile}/settings",
            """{ "values": { "mode": "all", "intervalMinutes": 600, "from": "00:00", "to": "00:00" } }""");

        foreach (var person in people)
        {
            await EmployeeSteps.UntilAsync(() => IsPlannedAsync(person));
            var job = await person.JobAsync();
            Assert.True(job.GetProperty("enabled").GetBoolean());
            Assert.InRange(job.GetProperty("nextRunAt").GetDateTimeOffset(), before.AddSeconds(-1), before.AddMinutes(601));
            Assert.DoesNotContain(await person.RunsAsync(), run => run.GetProperty("state").GetString() == "queued");
        }

        await Admin.ChangeAsync($"/api/admin/profiles/{profile}/settings", """{ "unset": ["mode"] }""");
    }

    /// <summary>No run is planned, Sync Now is refused, and the table says why.</summary>
    private static async Task StoppedAsync(Employee me, string sentence)
    {
        var refused = await me.AskForRunAsync();
        Assert.Equal((409, sentence), (refused.Status, refused.Json.GetProperty("detail").GetString()));
        var job = await me.JobAsync();
        Assert.Equal(("askAdministrator", sentence), (job.GetProperty("stopped").GetProperty("action").GetString(), job.GetProperty("stopped").GetProperty("sentence").GetString()));
        await EmployeeSteps.UntilAsync(async () => !await IsPlannedAsync(me));
    }

    /// <summary>What is saved for many is planned behind the save.</summary>
    private static async Task<bool> IsPlannedAsync(Employee me) =>
        (await me.JobAsync()).GetProperty("nextRunAt").ValueKind == System.Text.Json.JsonValueKind.String;

    private static Task<ApiAnswer> RecordNowAsync(Employee me, SandboxMessage message) => me.Http.PostAnswerAsync(
        "/api/me/messages/record", new { internetMessageId = message.InternetMessageId, restId = message.Id, anyway = true });

    private Task<IReadOnlyList<string>> SpansAsync(Employee me) => team.Api.QueryAsync(
        $"SELECT CASE WHEN on_to IS NULL THEN 'open' ELSE 'ended' END FROM job_spans WHERE user_id = '{me.Person.ObjectId}' ORDER BY on_from");
}
