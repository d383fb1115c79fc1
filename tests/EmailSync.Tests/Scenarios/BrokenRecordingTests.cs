using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>What is stored of a person's own recording cannot be read any more: what it was made of is lost, that it was made is not (B2, R6).</summary>
[Collection(TheTeam.Name)]
public sealed class BrokenRecordingTests(Team team)
{
    [Fact, Rule("B2"), Rule("R6"), Rule("T5"), Rule("M4")]
    public async Task Whom_a_recording_is_related_to_costs_no_run_and_no_second_Task_where_it_cannot_be_read()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        var id = $"<{Guid.NewGuid():N}@lopez.example>";
        var broken = await me.ReceiveAsync(customer, "Recorded, then unreadable", more: new { messageId = id });
        await me.ReceiveAsync(customer, "Recorded, its row is not written");
        (await me.StartSyncingAsync()).Completed();
        await ChangeAsync(me, "UPDATE recordings SET match = '{}', relation = '{}'");
        await ChangeAsync(me, "UPDATE messages SET records = '[{}]'");
        await ChangeAsync(me, "INSERT INTO message_choices SELECT user_id, kind, message_id, 'a@b.example', '003000000000001AAA', 1 FROM recordings");

        // As a process leaves it that is killed between the ledger's word and the history's.
        await ChangeAsync(me, "UPDATE messages SET state = 'open', code = NULL, outcome = NULL, findings = NULL, recording_key = NULL", "AND subject = 'Recorded, its row is not written'");
        await me.ReceiveAsync(customer, "Copy of what is unreadable", more: new { messageId = id });
        await me.ReceiveAsync(customer, "Beside what is unreadable");
        (await me.SyncNowAsync()).Completed();

        Assert.Equal("already_recorded", await me.CodeAsync("Copy of what is unreadable"));
        Assert.Equal("recorded", await me.CodeAsync("Recorded, its row is not written"));
        Assert.Equal("recorded", await me.CodeAsync("Beside what is unreadable"));
        Assert.Equal("recorded", await me.ExplainedCodeAsync(broken));
        Assert.Single(await team.TasksAsync("Recorded, then unreadable"));
        Assert.Empty(await team.TasksAsync("Copy of what is unreadable"));
        Assert.Single(await team.TasksAsync("Recorded, its row is not written"));
    }

    [Fact, Rule("B2"), Rule("R2"), Rule("T5"), Rule("D14")]
    public async Task What_is_half_written_and_cannot_be_read_waits_says_so_and_stops_nothing()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        await me.ReceiveAsync(customer, "Half of it is there", new string('x', 40_000));
        (await me.StartSyncingAsync()).Completed();
        var match = Assert.Single(await team.Api.QueryAsync($"SELECT match FROM recordings WHERE user_id = '{me.Person.ObjectId}'"));
        var second = (await team.Api.QueryAsync(
            $"SELECT p.task_id FROM recording_parts p JOIN recordings r ON r.key = p.recording_key WHERE r.user_id = '{me.Person.ObjectId}' ORDER BY p.part"))[1];

        // As a process leaves it that is killed between the first Task's id and the second's.
        await team.Control.DeleteAsync($"/salesforce/tasks/{second}");
        await team.Api.QueryAsync($"UPDATE recording_parts SET task_id = NULL WHERE task_id = '{second}'");
        await ChangeAsync(me, "UPDATE recordings SET state = 'intended', recorded_at = NULL, match = '{'");
        await ChangeAsync(me, "UPDATE messages SET state = 'seen', code = NULL, outcome = NULL, findings = NULL, recording_key = NULL");
        await me.ReceiveAsync(customer, "Beside what is half written");

        Assert.Equal("completedWithProblems", (await me.SyncNowAsync()).GetProperty("result").GetString());
        Assert.Equal("recorded", await me.CodeAsync("Beside what is half written"));
        Assert.Equal("failed", await me.CodeAsync("Half of it is there"));
        Assert.StartsWith("Email Sync itself failed on it. It will be tried again", await me.SentenceAsync("Half of it is there"), StringComparison.Ordinal);
        Assert.Single(await team.TasksAsync("Half of it is there"));

        await ChangeAsync(me, $"UPDATE recordings SET match = '{match.Replace("'", "''", StringComparison.Ordinal)}'", "AND state = 'intended'");
        await ChangeAsync(me, "UPDATE messages SET look_again_at = 0", "AND code = 'failed'");
        (await me.SyncNowAsync()).Completed();
        Assert.Equal("recorded", await me.CodeAsync("Half of it is there"));
        Assert.Equal(2, (await team.TasksAsync("Half of it is there")).Count);
    }

    private async Task ChangeAsync(Employee who, string change, string which = "") =>
        await team.Api.QueryAsync($"{change} WHERE user_id = '{who.Person.ObjectId}' {which}");
}
