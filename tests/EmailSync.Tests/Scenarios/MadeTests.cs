using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>When and by which run something was made of a message (O3, E1).</summary>
[Collection(TheTeam.Name)]
public sealed class MadeTests(Team team)
{
    [Fact, Rule("O3"), Rule("E1")]
    public async Task The_run_that_made_it_is_told_and_Record_now_by_its_name()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        var first = await me.ReceiveAsync(customer, "Made by a run");
        var run = await me.StartSyncingAsync();
        (await me.SyncNowAsync()).Completed();
        var beside = await me.ReceiveAsync(customer, "Made beside what was asked for");
        var asked = await me.ReceiveAsync(customer, "Made when asked for");
        Assert.Equal(JsonValueKind.Null, (await me.ExplainAsync(asked)).GetProperty("made").ValueKind);
        Assert.Equal(202, (await me.Http.PostAnswerAsync("/api/me/messages/record", new { asked.InternetMessageId, restId = asked.Id })).Status);
        var recordNow = await me.RunEndedAsync();

        var made = (await me.ExplainAsync(first)).GetProperty("made");
        Assert.Equal(run.GetProperty("id").GetString(), made.GetProperty("runId").GetString());
        Assert.Matches("^Made (to|yester)day at .+, by the sync that began (to|yester)day at .+\\.$", made.GetProperty("sentence").GetString());
        Assert.InRange(made.GetProperty("at").GetDateTimeOffset(), run.GetProperty("startedAt").GetDateTimeOffset(), run.GetProperty("endedAt").GetDateTimeOffset());
        var madeWhenAsked = (await me.ExplainAsync(asked)).GetProperty("made");
        Assert.Equal(recordNow.GetProperty("id").GetString(), madeWhenAsked.GetProperty("runId").GetString());
        Assert.EndsWith(", by Record now.", madeWhenAsked.GetProperty("sentence").GetString(), StringComparison.Ordinal);

        // The same run records what nobody asked for.
        var madeBeside = (await me.ExplainAsync(beside)).GetProperty("made");
        Assert.Equal(recordNow.GetProperty("id").GetString(), madeBeside.GetProperty("runId").GetString());
        Assert.Matches(", by the sync that began .+\\.$", madeBeside.GetProperty("sentence").GetString());
    }

    [Fact, Rule("E3"), Rule("R7")]
    public async Task A_run_that_is_kept_no_longer_and_a_colleagues_are_told_by_their_instant()
    {
        var (me, colleague) = (await team.HireAsync(), await team.HireAsync("Ken Ito"));
        var customer = await team.CustomerAsync();
        var mine = await me.ReceiveAsync(customer, "Made by a run that is gone", "Hello", new { messageId = $"<gone-{me.Email}>" });
        var theirs = await colleague.ReceiveAsync(customer, "Made by a run that is gone", "Hello", new { messageId = $"<gone-{me.Email}>" });
        (await me.StartSyncingAsync()).Completed();
        (await colleague.StartSyncingAsync()).Completed();
        await team.Api.QueryAsync($"DELETE FROM runs WHERE user_id = '{me.Person.ObjectId}'");

        foreach (var explanation in new[] { await me.ExplainAsync(mine), await colleague.ExplainAsync(theirs) })
        {
            var made = explanation.GetProperty("made");
            Assert.Equal(JsonValueKind.Null, made.GetProperty("runId").ValueKind);
            Assert.Matches("^Made (to|yester)day at [^,]+\\.$", made.GetProperty("sentence").GetString());
        }
    }
}
