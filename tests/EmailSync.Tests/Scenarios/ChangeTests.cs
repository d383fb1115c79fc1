using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>Mail that moves, goes, or changes while it is read; and links that expire.</summary>
[Collection(TheTeam.Name)]
public sealed class ChangeTests(Team team)
{
    [Fact, Rule("R6")]
    public async Task A_message_that_moves_is_not_recorded_twice_and_its_row_follows()
    {
        var me = await team.HireAsync();
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "On the move");
        await team.AddFolderAsync(me, "Inbox/Done");
        await me.SaveAsync(new { folders = new[] { new { id = "inbox", includeSubfolders = true } } });
        (await me.StartSyncingAsync()).Completed();
        var before = await FolderOfRowAsync(me, message);

        await team.Control.MoveMessageAsync(me.Email, message.ImmutableId, "Inbox/Done");
        (await me.SyncNowAsync()).Completed();
        var after = await FolderOfRowAsync(me, message);
        await team.Control.MoveMessageAsync(me.Email, message.ImmutableId, "Archive");
        (await me.SyncNowAsync()).Completed();
        Assert.Equal("", await FolderOfRowAsync(me, message));
        await team.Control.MoveMessageAsync(me.Email, message.ImmutableId, "Inbox");
        (await me.SyncNowAsync()).Completed();

        Assert.NotEqual(before, after);
        Assert.NotEqual("", after);
        Assert.Equal(before, await FolderOfRowAsync(me, message));
        Assert.Equal("recorded", await me.CodeAsync("On the move"));
        Assert.Single(await team.TasksAsync("On the move"));
    }

    [Fact, Rule("D3"), Rule("E1")]
    public async Task A_message_that_moves_out_before_it_matched_is_gone_and_comes_back_when_it_is_moved_back()
    {
        var me = await team.HireAsync();
        var stranger = team.Stranger();
        var message = await me.ReceiveAsync(stranger, "There and back");
        (await me.StartSyncingAsync()).Completed();
        await team.Control.MoveMessageAsync(me.Email, message.ImmutableId, "Archive");
        (await me.SyncNowAsync()).Completed();
        Assert.Null(await me.CodeAsync("There and back"));
        Assert.Equal("folder", await me.ExplainedCodeAsync(message));

        await team.Deployment.ContactAsync(stranger);
        await team.Control.MoveMessageAsync(me.Email, message.ImmutableId, "Inbox");
        (await me.SyncNowAsync()).Completed();
        Assert.Equal("recorded", await me.CodeAsync("There and back"));
    }

    [Fact, Rule("E1"), Rule("B2")]
    public async Task A_message_deleted_before_it_was_read_stops_nothing()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        var message = await me.ReceiveAsync(customer, "Deleted at once");
        await me.ReceiveAsync(customer, "Kept");
        var hold = await HoldAsync(me, "GET", "messages/*", "*singleValueExtendedProperties*");
        await me.SaveAsync(new { mode = "all", days = Employee.AllDays, from = "00:00", to = "00:00", intervalMinutes = 1_440 });
        await EmployeeSteps.UntilAsync(async () => await team.Control.HeldAsync(hold) > 0);
        await team.Control.DeleteMessageAsync(me.Email, message.ImmutableId);
        await ReleaseAsync(hold);

        (await me.RunEndedAsync()).Completed();

        Assert.Equal("recorded", await me.CodeAsync("Kept"));
        Assert.Null(await me.CodeAsync("Deleted at once"));
        Assert.Empty(await team.TasksAsync("Deleted at once"));
        Assert.Equal(404, (await me.Http.PostAnswerAsync("/api/me/messages/explain", new { restId = message.Id })).Status);
    }

    [Theory, Rule("T5"), Rule("R6"), Rule("E4")]
    [InlineData("gone")]
    [InlineData("goneWithLocation")]
    [InlineData("syncStateNotFound")]
    public async Task An_expired_link_loses_nothing_and_doubles_nothing(string how)
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        await me.ReceiveAsync(customer, $"Before {how}", "Hello", new { receivedAt = team.Ago(3) });
        var deleted = await me.ReceiveAsync(team.Stranger(), $"Deleted {how}", "Hello", new { receivedAt = team.Ago(2) });
        (await me.StartSyncingAsync()).Completed();
        Assert.Equal("no_match", await me.CodeAsync($"Deleted {how}"));

        await team.Control.ExpireDeltaAsync(me.Email, how);
        await team.Control.DeleteMessageAsync(me.Email, deleted.ImmutableId);
        await me.ReceiveAsync(customer, $"Meanwhile {how}", "Hello", new { receivedAt = team.Ago(1) });
        (await me.SyncNowAsync()).Completed();

        Assert.Equal("recorded", await me.CodeAsync($"Meanwhile {how}"));
        Assert.Single(await team.TasksAsync($"Before {how}"));
        Assert.Single(await team.TasksAsync($"Meanwhile {how}"));
        Assert.Null(await me.CodeAsync($"Deleted {how}"));

        // The new links work.
        await me.ReceiveAsync(customer, $"After {how}");
        (await me.SyncNowAsync()).Completed();
        Assert.Single(await team.TasksAsync($"After {how}"));
    }

    [Fact, Rule("R5")]
    public async Task A_category_that_a_person_puts_on_at_the_same_moment_stays()
    {
        var me = await team.HireAsync();
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "Raced", "Hello", new { categories = new[] { "Blue category" } });
        var hold = await HoldAsync(me, "PATCH", "messages/*", null);
        await me.SaveAsync(new { mode = "all", days = Employee.AllDays, from = "00:00", to = "00:00", intervalMinutes = 1_440 });
        await EmployeeSteps.UntilAsync(async () => await team.Control.HeldAsync(hold) > 0);
        await team.Control.SetCategoriesAsync(me.Email, message.ImmutableId, "Blue category", "Red category");
        await ReleaseAsync(hold);

        (await me.RunEndedAsync()).Completed();

        Assert.Equal(["Blue category", "Red category", "CRM"], (await me.MessageAsync("Raced")).Categories);
    }

    [Fact, Rule("R5")]
    public async Task Where_Exchange_refuses_the_mark_the_recording_stands()
    {
        var me = await team.HireAsync();
        await me.ReceiveAsync(await team.CustomerAsync(), "Not marked");
        var refusal = await team.Control.AddFaultAsync(new
        {
            system = "graph",
            kind = "refuse",
            route = $"PATCH */users/{me.Person.ObjectId}/messages/*",
            count = 99,
            status = 403,
            code = "ErrorAccessDenied",
        });
        try
        {
            (await me.StartSyncingAsync()).Completed();
        }
        finally
        {
            await team.Control.RemoveFaultAsync(refusal);
        }

        Assert.Equal("recorded", await me.CodeAsync("Not marked"));
        Assert.Single(await team.TasksAsync("Not marked"));
        Assert.Empty((await me.MessageAsync("Not marked")).Categories);
    }

    private async Task<string> FolderOfRowAsync(Employee me, SandboxMessage message) =>
        Assert.Single(await team.Api.QueryAsync($"SELECT folder_id FROM messages WHERE user_id = '{me.Person.ObjectId}' AND id = '{message.ImmutableId}'"));

    private Task<int> HoldAsync(Employee me, string method, string route, string? query) => team.Control.AddFaultAsync(new
    {
        system = "graph",
        kind = "hold",
        route = $"{method} */users/{me.Person.ObjectId}/{route}",
        query,
        count = 99,
    });

    private async Task ReleaseAsync(int fault)
    {
        await team.Control.ReleaseAsync(fault);
        await team.Control.RemoveFaultAsync(fault);
    }
}
