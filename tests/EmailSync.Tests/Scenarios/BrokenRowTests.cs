using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>What is stored of one message cannot be read any more. That is a fault of ours, is said as one, and costs one message (B2).</summary>
[Collection(TheTeam.Name)]
public sealed class BrokenRowTests(Team team)
{
    private const string OurFault = "Email Sync itself failed on it. It will be tried again";

    [Fact, Rule("B2"), Rule("D14"), Rule("E1")]
    public async Task A_row_that_cannot_be_read_stops_nothing_says_so_and_is_read_anew()
    {
        var me = await team.HireAsync();
        var stranger = team.Stranger();
        var broken = await me.ReceiveAsync(stranger, "Cannot be read");
        (await me.StartSyncingAsync()).Completed();
        await BreakAsync(me, "UPDATE messages SET facts = '{\"id\":'", "AND subject = 'Cannot be read'");
        var item = await me.HistoryOfAsync("Cannot be read");
        Assert.Equal("no_match", await ItemCodeAsync(me, item.GetProperty("id").GetString()!));

        // Whoever is new, and another setting, open what waits.
        await team.Deployment.ContactAsync(stranger);
        await me.SaveAsync(new { secondaryAddresses = false });
        await me.ReceiveAsync(await team.CustomerAsync(), "Beside what cannot be read");
        var run = await me.SyncNowAsync();

        Assert.Equal("completedWithProblems", run.GetProperty("result").GetString());
        Assert.Equal("recorded", await me.CodeAsync("Beside what cannot be read"));
        Assert.Equal("failed", await me.CodeAsync("Cannot be read"));
        Assert.StartsWith(OurFault, await me.SentenceAsync("Cannot be read"), StringComparison.Ordinal);
        Assert.Equal("failed", await ItemCodeAsync(me, item.GetProperty("id").GetString()!));
        Assert.StartsWith(OurFault, (await me.ExplainAsync(broken)).GetProperty("sentence").GetString(), StringComparison.Ordinal);

        await LookAgainAsync(me);
        (await me.SyncNowAsync()).Completed();
        Assert.Equal("recorded", await me.CodeAsync("Cannot be read"));
        Assert.Single(await team.TasksAsync("Cannot be read"));
    }

    [Fact, Rule("B2"), Rule("E1")]
    public async Task What_was_said_of_a_message_and_cannot_be_read_stops_no_run_and_hides_no_history()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        var id = $"<{Guid.NewGuid():N}@lopez.example>";
        var broken = await me.ReceiveAsync(team.Stranger(), "Said and broken");
        await me.ReceiveAsync(customer, "Excludes its answers", more: new { messageId = id, categories = new[] { "DoNotSync" } });
        await me.ReceiveAsync(customer, "RE: Excludes its answers", more: new { inReplyTo = id });
        (await me.StartSyncingAsync()).Completed();
        await BreakAsync(me, "UPDATE messages SET findings = '[{', unmatched = '['");
        Assert.Equal("no_match", await me.CodeAsync("Said and broken"));
        Assert.Equal("Email Sync does not know any more why it decided this.", await me.SentenceAsync("Said and broken"));

        await me.ReceiveAsync(customer, "Beside what was said, early");
        (await me.SyncNowAsync()).Completed();
        await team.Control.DeleteMessageAsync(me.Email, broken.ImmutableId);
        await me.ReceiveAsync(customer, "Beside what was said");
        (await me.SyncNowAsync()).Completed();

        Assert.Equal("recorded", await me.CodeAsync("Beside what was said, early"));
        Assert.Equal("recorded", await me.CodeAsync("Beside what was said"));
    }

    [Fact, Rule("B2"), Rule("S4")]
    public async Task What_is_kept_of_lists_of_the_org_and_of_the_mailbox_and_cannot_be_read_is_asked_for_anew_and_stops_nothing()
    {
        var me = await team.HireAsync();
        await me.ReceiveAsync(team.Stranger(), "Before what is kept is broken");
        (await me.StartSyncingAsync()).Completed();
        var added = await me.Http.PostAnswerAsync("/api/me/ignore-list", new { entries = "shop.example" });
        Assert.True(added.Status < 300, added.Text);
        await team.Api.QueryAsync($"UPDATE setting_changes SET to_value = '{{' WHERE owner_id = '{me.Person.ObjectId}' AND name = 'ignoreList'");
        await BreakAsync(me, "UPDATE salesforce_connections SET organisation_model = '{'");
        await BreakAsync(me, "UPDATE mailboxes SET addresses = '['");

        Assert.Equal(200, (await me.Http.GetAnswerAsync("/api/me/audit")).Status);
        Assert.Equal(200, (await team.Deployment.Me.Http.GetAnswerAsync("/api/admin/users")).Status);
        await me.ReceiveAsync(await team.CustomerAsync(), "Beside what is kept and broken");
        (await me.SyncNowAsync()).Completed();

        Assert.Equal("recorded", await me.CodeAsync("Beside what is kept and broken"));
        Assert.Contains(me.Email, (await team.Api.QueryAsync($"SELECT addresses FROM mailboxes WHERE user_id = '{me.Person.ObjectId}'"))[0], StringComparison.OrdinalIgnoreCase);
    }

    [Fact, Rule("B2"), Rule("R7"), Rule("D14")]
    public async Task What_a_colleagues_recording_hides_by_a_fault_of_ours_costs_the_copies_of_that_message_alone()
    {
        var (first, second) = (await team.HireAsync("Robin First"), await team.HireAsync());
        var id = $"<{Guid.NewGuid():N}@lopez.example>";
        var customer = await team.CustomerAsync();
        await first.ReceiveAsync(customer, "Recorded and broken", more: new { messageId = id });
        (await first.StartSyncingAsync()).Completed();
        var match = Assert.Single(await team.Api.QueryAsync($"SELECT match FROM recordings WHERE user_id = '{first.Person.ObjectId}'"));
        await BreakAsync(first, "UPDATE recordings SET match = '{}'");

        var copy = await second.ReceiveAsync(customer, "Recorded and broken", more: new { messageId = id });
        foreach (var i in Enumerable.Range(0, 4))
        {
            await second.ReceiveAsync(customer, $"Beside the broken one {i}");
        }

        var explained = await second.Http.PostAnswerAsync("/api/me/messages/explain", new { copy.InternetMessageId, restId = copy.Id });
        Assert.Equal((500, "broken"), (explained.Status, explained.Json.GetProperty("code").GetString()));
        Assert.Equal("Email Sync itself failed on this message. The log says why.", explained.Json.GetProperty("detail").GetString());
        Assert.Equal("completedWithProblems", (await second.StartSyncingAsync()).GetProperty("result").GetString());
        Assert.Equal("failed", await second.CodeAsync("Recorded and broken"));
        Assert.StartsWith(OurFault, await second.SentenceAsync("Recorded and broken"), StringComparison.Ordinal);
        foreach (var i in Enumerable.Range(0, 4))
        {
            Assert.Equal("recorded", await second.CodeAsync($"Beside the broken one {i}"));
        }

        await BreakAsync(first, $"UPDATE recordings SET match = '{match.Replace("'", "''", StringComparison.Ordinal)}'");
        await LookAgainAsync(second);
        (await second.SyncNowAsync()).Completed();
        Assert.Equal("recorded_by_colleague", await second.CodeAsync("Recorded and broken"));
        Assert.Single(await team.TasksAsync("Recorded and broken"));
    }

    private async Task BreakAsync(Employee who, string update, string which = "") =>
        await team.Api.QueryAsync($"{update} WHERE user_id = '{who.Person.ObjectId}' {which}");

    private async Task LookAgainAsync(Employee who) =>
        await team.Api.QueryAsync($"UPDATE messages SET look_again_at = 0 WHERE user_id = '{who.Person.ObjectId}' AND code = 'failed'");

    private static async Task<string?> ItemCodeAsync(Employee who, string id)
    {
        var answer = await who.Http.GetAnswerAsync($"/api/me/history/{Uri.EscapeDataString(id)}");
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json.GetProperty("code").GetString();
    }
}
