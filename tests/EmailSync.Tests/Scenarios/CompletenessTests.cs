using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>What the changes have kept back is found by counting (E4).</summary>
[Collection(TheTeam.Name)]
public sealed class CompletenessTests(Team team)
{
    [Fact, Rule("E4")]
    public async Task A_message_without_a_row_is_shown_as_not_yet_seen_and_then_recorded()
    {
        var me = await team.HireAsync();
        var stranger = team.Stranger();
        var kept = await me.ReceiveAsync(stranger, "Kept back", "Hello", new { receivedAt = team.Ago(2) });
        await me.ReceiveAsync(stranger, "Given", "Hello", new { receivedAt = team.Ago(1) });
        (await me.StartSyncingAsync()).Completed();
        Assert.Equal(0, (await me.JobAsync()).GetProperty("notYetSeen").GetInt32());

        // As if the changes had never named it; the daily proof is due.
        await team.Api.QueryAsync(
            $"""
            DELETE FROM messages WHERE user_id = '{me.Person.ObjectId}' AND id = '{kept.ImmutableId}';
            UPDATE job_states SET completeness_checked_at = NULL WHERE user_id = '{me.Person.ObjectId}';
            """);
        await team.Deployment.ContactAsync(stranger);
        var hold = await team.Control.AddFaultAsync(new
        {
            system = "graph",
            kind = "hold",
            route = $"GET */users/{me.Person.ObjectId}/messages/{kept.ImmutableId}",
            count = 99,
        });
        await me.AskForRunAsync();
        await EmployeeSteps.UntilAsync(async () => await team.Control.HeldAsync(hold) > 0);
        Assert.Equal(1, (await me.JobAsync()).GetProperty("notYetSeen").GetInt32());

        await team.Control.ReleaseAsync(hold);
        await team.Control.RemoveFaultAsync(hold);
        (await me.RunEndedAsync()).Completed();
        Assert.Equal(0, (await me.JobAsync()).GetProperty("notYetSeen").GetInt32());
        Assert.Equal("recorded", await me.CodeAsync("Kept back"));
        Assert.Single(await team.TasksAsync("Kept back"));
    }

    [Fact, Rule("E4")]
    public async Task A_folder_that_is_not_counted_hides_no_gap_of_another_and_proves_nothing()
    {
        var me = await team.HireAsync();
        var kept = await me.ReceiveAsync(team.Stranger(), "Kept back beside", "Hello", new { receivedAt = team.Ago(2) });
        (await me.StartSyncingAsync()).Completed();
        await team.Api.QueryAsync(
            $"""
            DELETE FROM messages WHERE user_id = '{me.Person.ObjectId}' AND id = '{kept.ImmutableId}';
            UPDATE job_states SET completeness_checked_at = NULL WHERE user_id = '{me.Person.ObjectId}';
            """);
        var sent = (await team.Api.QueryAsync($"SELECT id FROM mailbox_folders WHERE user_id = '{me.Person.ObjectId}' AND well_known_name = 'sentitems'"))[0];
        var uncounted = await team.Control.AddFaultAsync(new
        {
            system = "graph",
            kind = "refuse",
            route = $"GET */users/{me.Person.ObjectId}/mailFolders/{sent}/messages",
            query = "*$count=true*",
            count = 99,
            status = 400,
            code = "ErrorInvalidRequest",
        });
        var hold = await team.Control.AddFaultAsync(new
        {
            system = "graph",
            kind = "hold",
            route = $"GET */users/{me.Person.ObjectId}/messages/{kept.ImmutableId}",
            count = 99,
        });
        await me.AskForRunAsync();
        await EmployeeSteps.UntilAsync(async () => await team.Control.HeldAsync(hold) > 0);
        Assert.Equal(1, (await me.JobAsync()).GetProperty("notYetSeen").GetInt32());

        await team.Control.ReleaseAsync(hold);
        await team.Control.RemoveFaultAsync(hold);
        (await me.RunEndedAsync()).Completed();
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await me.JobAsync()).GetProperty("notYetSeen").ValueKind);

        await team.Control.RemoveFaultAsync(uncounted);
        (await me.SyncNowAsync()).Completed();
        Assert.Equal(0, (await me.JobAsync()).GetProperty("notYetSeen").GetInt32());
    }

    [Fact, Rule("E4")]
    public async Task A_count_that_Exchange_does_not_give_is_unknown_and_not_zero()
    {
        var me = await team.HireAsync();
        await me.ReceiveAsync(team.Stranger(), "Uncounted", "Hello", new { receivedAt = team.Ago(2) });
        var refusal = await team.Control.AddFaultAsync(new
        {
            system = "graph",
            kind = "refuse",
            route = $"GET */users/{me.Person.ObjectId}/*",
            query = "*$count=true*",
            count = 99,
            status = 400,
            code = "ErrorInvalidRequest",
        });
        try
        {
            await me.StartSyncingAsync();
        }
        finally
        {
            await team.Control.RemoveFaultAsync(refusal);
        }

        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await me.JobAsync()).GetProperty("notYetSeen").ValueKind);
        Assert.Equal("no_match", await me.CodeAsync("Uncounted"));
    }
}
