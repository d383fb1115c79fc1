using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>What was recorded can be taken back, and what is not wanted kept from being recorded (R8, D6).</summary>
[Collection(TheTeam.Name)]
public sealed class UndoTests(Team team)
{
    [Fact, Rule("R8"), Rule("D6"), Rule("R6")]
    public async Task An_undone_recording_is_gone_and_comes_back_only_when_the_person_takes_that_back()
    {
        var me = await team.HireAsync();
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "Taken back");
        (await me.StartSyncingAsync()).Completed();
        var first = Assert.Single(await team.TasksAsync("Taken back"));

        Assert.Equal(204, (await ActAsync(me, "undo", message)).Status);

        Assert.Empty(await team.TasksAsync("Taken back"));
        Assert.Empty((await me.MessageAsync("Taken back")).Categories);
        Assert.Equal("excluded_user", await me.CodeAsync("Taken back"));
        Assert.StartsWith("You undid its recording", await me.SentenceAsync("Taken back"), StringComparison.Ordinal);
        var explained = await me.ExplainAsync(message);
        Assert.Equal("excluded_user", explained.GetProperty("code").GetString());
        // Whom it was recorded on, and would be again.
        Assert.Equal(first.GetProperty("WhoId").GetString(), Assert.Single(explained.GetProperty("people").EnumerateArray()).GetProperty("id").GetString());
        (await me.SyncNowAsync()).Completed();
        Assert.Empty(await team.TasksAsync("Taken back"));

        Assert.Equal(204, (await ActAsync(me, "restore", message)).Status);
        await EmployeeSteps.UntilAsync(async () => (await team.TasksAsync("Taken back")).Count == 1);
        (await me.RunEndedAsync()).Completed();
        var second = Assert.Single(await team.TasksAsync("Taken back"));
        Assert.NotEqual(first.GetProperty("EmailSync_Key__c").GetString(), second.GetProperty("EmailSync_Key__c").GetString());
        Assert.Equal(["CRM"], (await me.MessageAsync("Taken back")).Categories);
        (await me.SyncNowAsync()).Completed();
        Assert.Single(await team.TasksAsync("Taken back"));
    }

    [Theory, Rule("D18"), Rule("D6"), Rule("R8")]
    [InlineData("undo")]
    [InlineData("ignore")]
    public async Task The_category_put_on_again_is_the_persons_word(string how)
    {
        var me = await team.HireAsync();
        var subject = $"Wanted after {how}";
        var customer = how == "undo" ? await team.CustomerAsync() : team.Stranger();
        var message = await me.ReceiveAsync(customer, subject, "Hello", how == "ignore" ? new { categories = new[] { "CRM", "Blue" } } : null);
        (await me.StartSyncingAsync()).Completed();
        Assert.Equal(204, (await ActAsync(me, how, message)).Status);
        Assert.DoesNotContain("CRM", (await me.MessageAsync(subject)).Categories);
        (await me.SyncNowAsync()).Completed();
        Assert.Equal("excluded_user", await me.CodeAsync(subject));

        await team.Control.SetCategoriesAsync(me.Email, message.ImmutableId, ["CRM"]);
        (await me.SyncNowAsync()).Completed();

        Assert.Equal(how == "undo" ? "recorded" : "no_match", await me.CodeAsync(subject));
        Assert.Equal(how == "undo" ? 1 : 0, (await team.TasksAsync(subject)).Count);
    }

    [Fact, Rule("R7"), Rule("R8"), Rule("D6")]
    public async Task Only_whose_run_recorded_it_can_undo_it_and_that_holds_for_every_copy()
    {
        var (me, colleague) = (await team.HireAsync(), await team.HireAsync());
        var customer = await team.CustomerAsync();
        var id = $"<{Guid.NewGuid():N}@lopez.example>";
        var mine = await me.ReceiveAsync(customer, "For both of us", "Hello", new { messageId = id });
        (await me.StartSyncingAsync()).Completed();
        var theirs = await colleague.ReceiveAsync(customer, "For both of us", "Hello", new { messageId = id });
        (await colleague.StartSyncingAsync()).Completed();
        Assert.Equal("recorded_by_colleague", await colleague.CodeAsync("For both of us"));

        var refused = await ActAsync(colleague, "undo", theirs);
        Assert.Equal((409, "not_yours"), (refused.Status, refused.Json.GetProperty("code").GetString()));
        Assert.Single(await team.TasksAsync("For both of us"));

        Assert.Equal(204, (await ActAsync(me, "undo", mine)).Status);
        Assert.Equal("excluded_user", await colleague.CodeAsync("For both of us"));
        Assert.Contains("undid its recording", await colleague.SentenceAsync("For both of us"), StringComparison.Ordinal);
        Assert.DoesNotContain("You undid", await colleague.SentenceAsync("For both of us"), StringComparison.Ordinal);
        (await colleague.SyncNowAsync()).Completed();
        Assert.Empty(await team.TasksAsync("For both of us"));
        Assert.Empty((await colleague.MessageAsync("For both of us")).Categories);

        Assert.Equal(204, (await ActAsync(colleague, "restore", theirs)).Status);
        await EmployeeSteps.UntilAsync(async () => (await team.TasksAsync("For both of us")).Count == 1);
        (await colleague.RunEndedAsync()).Completed();
        Assert.Equal("recorded", await colleague.CodeAsync("For both of us"));
        (await me.SyncNowAsync()).Completed();
        Assert.Equal("excluded_user", await me.CodeAsync("For both of us"));
    }

    [Fact, Rule("R8"), Rule("T5")]
    public async Task An_undo_whose_answer_is_lost_can_be_asked_for_again()
    {
        var me = await team.HireAsync();
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "Undone twice");
        (await me.StartSyncingAsync()).Completed();
        await team.Control.AddFaultAsync(new { system = "salesforce", kind = "loseAnswer", route = "DELETE *", count = 1 });

        Assert.Equal(502, (await ActAsync(me, "undo", message)).Status);
        Assert.Equal("recorded", await me.CodeAsync("Undone twice"));

        Assert.Equal(204, (await ActAsync(me, "undo", message)).Status);
        Assert.Empty(await team.TasksAsync("Undone twice"));
        Assert.Equal("excluded_user", await me.CodeAsync("Undone twice"));
        var again = await ActAsync(me, "undo", message);
        Assert.Equal((409, "not_recorded"), (again.Status, again.Json.GetProperty("code").GetString()));
    }

    [Fact, Rule("R8"), Rule("T5")]
    public async Task An_undo_that_was_cut_short_behind_the_ledgers_word_is_finished_when_it_is_asked_for_again()
    {
        var me = await team.HireAsync();
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "Undone by halves");
        (await me.StartSyncingAsync()).Completed();
        await team.Api.QueryAsync($"UPDATE recordings SET state = 'undone' WHERE user_id = '{me.Person.ObjectId}'");
        Assert.Equal("recorded", await me.CodeAsync("Undone by halves"));

        Assert.Equal(204, (await ActAsync(me, "undo", message)).Status);

        Assert.Equal("excluded_user", await me.CodeAsync("Undone by halves"));
        Assert.Empty((await me.MessageAsync("Undone by halves")).Categories);
    }

    [Fact, Rule("R8"), Rule("R5")]
    public async Task A_category_that_cannot_be_taken_off_now_comes_off_with_the_next_run_and_designates_nothing()
    {
        var me = await team.HireAsync();
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "Still marked", "Hello", new { categories = new[] { "Blue" } });
        (await me.StartSyncingAsync()).Completed();
        await team.Control.AddFaultAsync(new
        {
            system = "graph",
            kind = "refuse",
            route = $"PATCH */users/{me.Person.ObjectId}/messages/*",
            count = 1,
            status = 500,
            code = "ErrorInternalServerError",
        });

        Assert.Equal(204, (await ActAsync(me, "undo", message)).Status);
        Assert.Contains("CRM", (await me.MessageAsync("Still marked")).Categories);
        Assert.Equal("excluded_user", await me.ExplainedCodeAsync(message));

        (await me.SyncNowAsync()).Completed();
        Assert.Equal(["Blue"], (await me.MessageAsync("Still marked")).Categories);
        Assert.Empty(await team.TasksAsync("Still marked"));
    }

    [Fact, Rule("D6"), Rule("D16")]
    public async Task What_is_ignored_is_recorded_when_the_person_asks_for_it_all_the_same()
    {
        var me = await team.HireAsync();
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "Ignored at first");
        Assert.Equal(204, (await ActAsync(me, "ignore", message)).Status);
        (await me.StartSyncingAsync()).Completed();
        Assert.Equal("excluded_user", await me.CodeAsync("Ignored at first"));
        Assert.Equal("You chose not to record it.", await me.SentenceAsync("Ignored at first"));

        var asked = await me.Http.PostAnswerAsync("/api/me/messages/record", new { internetMessageId = message.InternetMessageId, restId = message.Id });
        Assert.Equal((409, true), (asked.Status, asked.Json.GetProperty("canOverride").GetBoolean()));
        Assert.Equal(202, (await me.Http.PostAnswerAsync("/api/me/messages/record", new { internetMessageId = message.InternetMessageId, restId = message.Id, anyway = true })).Status);
        (await me.RunEndedAsync()).Completed();
        Assert.Single(await team.TasksAsync("Ignored at first"));

        var late = await ActAsync(me, "ignore", message);
        Assert.Equal((409, "already_recorded"), (late.Status, late.Json.GetProperty("code").GetString()));

        // The wish was for that recording: undone, it stays so.
        Assert.Equal(204, (await ActAsync(me, "undo", message)).Status);
        (await me.SyncNowAsync()).Completed();
        Assert.Empty(await team.TasksAsync("Ignored at first"));
    }

    [Theory, Rule("B1"), Rule("R8")]
    [InlineData("undo")]
    [InlineData("ignore")]
    [InlineData("restore")]
    public async Task A_strangers_message_is_not_found_and_a_nameless_one_is_told(string how)
    {
        var (me, other) = (await team.HireAsync(), await team.HireAsync());
        var message = await other.ReceiveAsync(await team.CustomerAsync(), $"Of somebody else, {how}");

        Assert.Equal(404, (await ActAsync(me, how, message)).Status);
        Assert.Equal(404, (await me.Http.PostAnswerAsync($"/api/me/messages/{how}", new { id = message.ImmutableId })).Status);
        var nameless = await me.Http.PostAnswerAsync($"/api/me/messages/{how}", new { });
        Assert.Equal(400, nameless.Status);
        Assert.True(nameless.Json.GetProperty("errors").TryGetProperty("internetMessageId", out _));
    }

    private static Task<ApiAnswer> ActAsync(Employee me, string how, SandboxMessage message) => me.Http.PostAnswerAsync(
        $"/api/me/messages/{how}", new { internetMessageId = message.InternetMessageId, restId = message.Id });
}
