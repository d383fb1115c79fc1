using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>What was not recorded is looked at again when what it waits for has changed.</summary>
[Collection(TheTeam.Name)]
public sealed class LaterLookTests(Team team)
{
    [Fact, Rule("D4"), Rule("D17")]
    public async Task A_message_marked_DoNotSync_is_recorded_once_the_mark_is_off()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        var before = await me.ReceiveAsync(customer, "Marked before", "Hello", new { categories = new[] { "donotsync " } });
        var after = await me.ReceiveAsync(team.Stranger(), "Marked after");
        (await me.StartSyncingAsync()).Completed();
        Assert.Equal("excluded_category", await me.CodeAsync("Marked before"));

        await team.Control.SetCategoriesAsync(me.Email, after.ImmutableId, "DoNotSync");
        (await me.SyncNowAsync()).Completed();
        Assert.Equal("excluded_category", await me.CodeAsync("Marked after"));

        await team.Control.SetCategoriesAsync(me.Email, before.ImmutableId, "Red category");
        await team.Control.SetCategoriesAsync(me.Email, after.ImmutableId);
        (await me.SyncNowAsync()).Completed();
        Assert.Equal("recorded", await me.CodeAsync("Marked before"));
        Assert.Equal(["Red category", "CRM"], (await me.MessageAsync("Marked before")).Categories);
        Assert.Equal("no_match", await me.CodeAsync("Marked after"));
    }

    [Fact, Rule("D4"), Rule("R6")]
    public async Task DoNotSync_on_a_recorded_message_changes_nothing_that_is_recorded()
    {
        var me = await team.HireAsync();
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "Regretted");
        (await me.StartSyncingAsync()).Completed();

        await team.Control.SetCategoriesAsync(me.Email, message.ImmutableId, "CRM", "DoNotSync");
        (await me.SyncNowAsync()).Completed();

        Assert.Equal("recorded", await me.CodeAsync("Regretted"));
        Assert.Single(await team.TasksAsync("Regretted"));
    }

    [Fact, Rule("D10"), Rule("T6")]
    public async Task Older_mail_is_recorded_when_past_days_grow_or_when_it_is_designated()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        var days8 = await me.ReceiveAsync(customer, "Eight days", "Hello", new { receivedAt = team.Ago(8 * 24) });
        var days20 = await me.ReceiveAsync(customer, "Twenty days", "Hello", new { receivedAt = team.Ago(20 * 24) });
        var days31 = await me.ReceiveAsync(customer, "A month", "Hello", new { receivedAt = team.Ago(31 * 24), categories = new[] { "CRM" } });
        await me.ReceiveAsync(customer, "Six days", "Hello", new { receivedAt = team.Ago(6 * 24) });

        (await me.StartSyncingAsync()).Completed();
        Assert.Equal("recorded", await me.CodeAsync("Six days"));
        Assert.Equal("too_old", await me.ExplainedCodeAsync(days8));
        Assert.Equal("It is older than the 7 days that you look back.", (await me.ExplainAsync(days20)).GetProperty("sentence").GetString());

        await me.SaveAsync(new { pastDays = 10 });
        await team.Control.SetCategoriesAsync(me.Email, days20.ImmutableId, "CRM");
        (await me.SyncNowAsync()).Completed();
        Assert.Equal("recorded", await me.CodeAsync("Eight days"));
        Assert.Equal("recorded", await me.CodeAsync("Twenty days"));
        Assert.Equal("too_old", await me.ExplainedCodeAsync(days31));
        Assert.Empty(await team.TasksAsync("A month"));
    }

    [Fact, Rule("D12")]
    public async Task A_Contact_made_later_is_found_by_asking_who_has_changed()
    {
        var me = await team.HireAsync();
        var stranger = team.Stranger();
        await me.ReceiveAsync(stranger, "First contact");
        (await me.StartSyncingAsync()).Completed();
        Assert.Equal("no_match", await me.CodeAsync("First contact"));
        Assert.Equal($"Nobody in Salesforce has the address {stranger}.", await me.SentenceAsync("First contact"));

        var contact = await team.Deployment.ContactAsync(stranger);
        (await me.SyncNowAsync()).Completed();

        Assert.Equal("recorded", await me.CodeAsync("First contact"));
        Assert.Equal(contact, Assert.Single(await team.TasksAsync("First contact")).GetProperty("WhoId").GetString());
    }

    [Fact, Rule("D14"), Rule("T4")]
    public async Task A_message_refused_by_a_rule_of_the_organisation_is_recorded_when_the_rule_is_gone()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        await me.ReceiveAsync(customer, "Without a project");
        await me.ReceiveAsync(customer, "With a project");
        await team.Control.PostAsync(
            "/salesforce/refusals",
            new { type = "Task", code = "FIELD_CUSTOM_VALIDATION_EXCEPTION", message = "Every activity needs a project.", value = "Without*", count = 99 });
        var run = await me.StartSyncingAsync();
        await team.Control.DeleteAsync("/salesforce/refusals");

        Assert.Equal("completedWithProblems", run.GetProperty("result").GetString());
        Assert.Equal("One message could not be recorded. The history says why; it is tried again.", run.GetProperty("cause").GetString());
        Assert.Equal("recorded", await me.CodeAsync("With a project"));
        Assert.Equal("failed", await me.CodeAsync("Without a project"));
        Assert.StartsWith("Salesforce refused it: \"Every activity needs a project.\". It will be tried again", await me.SentenceAsync("Without a project"), StringComparison.Ordinal);

        // Its hour has not passed yet.
        (await me.SyncNowAsync()).Completed();
        Assert.Equal("failed", await me.CodeAsync("Without a project"));

        await team.Api.QueryAsync($"UPDATE messages SET look_again_at = 0 WHERE user_id = '{me.Person.ObjectId}' AND code = 'failed'");
        (await me.SyncNowAsync()).Completed();
        Assert.Equal("recorded", await me.CodeAsync("Without a project"));
        Assert.Single(await team.TasksAsync("Without a project"));
        Assert.Equal(["CRM"], (await me.MessageAsync("Without a project")).Categories);
    }
}
