using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>What the service says will happen to a message is what its run then does (E2).</summary>
[Collection(TheTeam.Name)]
public sealed class ForecastTests(Team team)
{
    [Theory, Rule("E2")]
    [InlineData("all")]
    [InlineData("designated")]
    public async Task The_forecast_is_what_the_run_does(string mode)
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        var sent = await me.SendAsync(customer, "Sent before", "Hello", new { receivedAt = team.Ago(5) });
        (await me.StartSyncingAsync(mode)).Completed();
        SandboxMessage[] messages =
        [
            await me.ReceiveAsync(customer, "Plain"),
            await me.ReceiveAsync(customer, "Designated", "Hello", new { categories = new[] { "CRM" } }),
            await me.ReceiveAsync(customer, "Both", "Hello", new { categories = new[] { "CRM", "DoNotSync" } }),
            await me.ReceiveAsync(customer, "Re: Sent before", "Hello", new { inReplyTo = sent.InternetMessageId }),
            await me.ReceiveAsync(team.Stranger(), "Stranger"),
            await me.ReceiveAsync("boss@contoso.example", "Internal"),
            await me.ReceiveAsync(customer, "Private", "Hello", new { sensitivity = "private" }),
            await me.ReceiveAsync(customer, "Meeting", "Hello", new { kind = "meetingRequest" }),
            await me.ReceiveAsync(customer, "Old", "Hello", new { receivedAt = team.Ago(9 * 24) }),
            await me.ReceiveAsync(customer, new string('s', 256)),
        ];
        var forecasts = new Dictionary<string, string>();
        foreach (var message in messages)
        {
            forecasts[message.ImmutableId] = Told(await me.ExplainAsync(message));
        }

        (await me.SyncNowAsync()).Completed();

        var rows = await team.Api.QueryAsync($"SELECT id || ' ' || code || ' ' || outcome FROM messages WHERE user_id = '{me.Person.ObjectId}'");
        var happened = rows.Select(r => r.Split(' ', 2)).ToDictionary(r => r[0], r => r[1]);
        Assert.All(messages, m => Assert.Equal((m.Subject, happened[m.ImmutableId]), (m.Subject, forecasts[m.ImmutableId].Replace("recorded pending", "recorded recorded", StringComparison.Ordinal))));
        Assert.Contains("recorded pending", forecasts.Values);
        foreach (var message in messages)
        {
            // And what is told afterwards is what happened.
            Assert.Equal(happened[message.ImmutableId], Told(await me.ExplainAsync(message)));
        }
    }

    [Fact, Rule("E2"), Rule("T4")]
    public async Task It_is_of_the_run_that_comes_next_also_where_that_is_none_of_the_schedule()
    {
        var me = await team.HireAsync();
        (await me.StartSyncingAsync()).Completed();
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "Waits for a run");
        var run = $"INSERT INTO runs (id, user_id, kind, trigger, state, queued_at, resumes_at) VALUES ('{Guid.NewGuid()}', '{me.Person.ObjectId}', 'email', 'record', 'waiting', 0, ";
        var resumesAt = TimeProvider.System.GetUtcNow().AddDays(3);

        await team.Api.QueryAsync($"{run} {resumesAt.ToUnixTimeMilliseconds()})");
        var waiting = (await me.ExplainAsync(message)).GetProperty("sentence").GetString();
        await team.Api.QueryAsync($"DELETE FROM runs WHERE user_id = '{me.Person.ObjectId}' AND state = 'waiting'");

        Assert.Matches($"^Will be recorded on {TimeZoneInfo.ConvertTimeBySystemTimeZoneId(resumesAt, "Europe/Berlin").Day} ", waiting);
    }

    [Fact, Rule("E2"), Rule("D2"), Rule("E1")]
    public async Task With_the_mode_off_nothing_will_happen_and_the_other_findings_are_kept()
    {
        var me = await team.HireAsync();
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "Off", "Hello", new { sensitivity = "private" });

        var explanation = await me.ExplainAsync(message);

        Assert.Equal(("off", "Email Sync is switched off."), (explanation.GetProperty("code").GetString(), explanation.GetProperty("sentence").GetString()));
        Assert.Equal(["D2", "D8"], explanation.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("rule").GetString()));
        Assert.Equal([true, false], explanation.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("decided").GetBoolean()));
    }

    private static string Told(System.Text.Json.JsonElement explanation) =>
        $"{explanation.GetProperty("code").GetString()} {explanation.GetProperty("outcome").GetString()}";
}
