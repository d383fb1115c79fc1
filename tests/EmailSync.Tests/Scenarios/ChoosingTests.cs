using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>Several people with one address: the user chooses, before and after recording (M4).</summary>
[Collection(TheTeam.Name)]
public sealed class ChoosingTests(Team team)
{
    private static readonly object _designated = new { categories = new[] { "CRM" } };

    [Fact, Rule("M4"), Rule("E2")]
    public async Task A_choice_before_recording_changes_the_forecast_at_once_and_is_recorded_on_and_remembered()
    {
        var me = await team.HireAsync();
        var (address, mine, other) = await TwoAsync(me);
        (await me.StartSyncingAsync("designated")).Completed();
        var message = await me.ReceiveAsync(address, "Chosen before", more: _designated);
        Assert.Equal((mine, "It is the one that you own."), Shown(await me.ExplainAsync(message)));

        await ChosenAsync(me, message, address, other[..15]);

        var forecast = await me.ExplainAsync(message);
        Assert.Equal((other, "You chose this one for the address."), Shown(forecast));
        Assert.Equal("pending", forecast.GetProperty("outcome").GetString());
        Assert.Contains("matches Ana Other (Contact)", forecast.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        var passedOver = Assert.Single(Assert.Single(forecast.GetProperty("people").EnumerateArray()).GetProperty("others").EnumerateArray());
        Assert.Equal((mine, "Fabrikam"), (passedOver.GetProperty("id").GetString(), passedOver.GetProperty("company").GetString()));

        await me.ReceiveAsync(address, "Chosen before, later", more: _designated);
        (await me.SyncNowAsync()).Completed();
        Assert.Equal([other], Whos(Assert.Single(await team.TasksAsync("Chosen before"))));
        Assert.Equal([other], Whos(Assert.Single(await team.TasksAsync("Chosen before, later"))));
    }

    [Fact, Rule("M4"), Rule("M3"), Rule("R2"), Rule("R6")]
    public async Task A_choice_after_recording_changes_every_Task_of_the_message_in_place_and_is_remembered()
    {
        var me = await team.HireAsync();
        var (address, mine, other) = await TwoAsync(me);
        var colleague = team.Stranger();
        var ken = await team.Deployment.ContactAsync(colleague, "Ken Ito");
        var message = await me.ReceiveAsync(colleague, "Chosen after", new string('x', 33_000), new { cc = new[] { address } });
        await me.ReceiveAsync(address, "Recorded before the choice");
        (await me.StartSyncingAsync()).Completed();
        var before = await team.TasksAsync("Chosen after");
        Assert.All(before, task => Assert.Equal([ken, mine], Whos(task)));

        await ChosenAsync(me, message, address, other);

        var after = await team.TasksAsync("Chosen after");
        Assert.Equal(2, after.Count);
        Assert.Equal(Ids(before), Ids(after));
        Assert.All(after, task => Assert.Equal([ken, other], Whos(task)));
        Assert.All(before.Zip(after), pair => Assert.Equal(Unrelated(pair.First), Unrelated(pair.Second)));
        Assert.Equal(["Ken Ito", "Ana Other"], Names((await me.HistoryOfAsync("Chosen after")).GetProperty("records")));
        Assert.Equal(["Ken Ito", "Ana Other"], Names((await me.ExplainAsync(message)).GetProperty("people")));
        Assert.Equal([mine], Whos(Assert.Single(await team.TasksAsync("Recorded before the choice"))));

        await me.ReceiveAsync(address, "Chosen after, later");
        (await me.SyncNowAsync()).Completed();
        Assert.Equal([other], Whos(Assert.Single(await team.TasksAsync("Chosen after, later"))));

        // And back: the same way.
        await ChosenAsync(me, message, address, mine);
        Assert.All(await team.TasksAsync("Chosen after"), task => Assert.Equal([ken, mine], Whos(task)));
    }

    [Fact, Rule("M4"), Rule("T5")]
    public async Task A_choice_whose_answer_is_lost_is_followed_by_asking_again_or_by_the_next_run()
    {
        var me = await team.HireAsync();
        var (address, mine, other) = await TwoAsync(me);
        var asked = await me.ReceiveAsync(address, "Asked again");
        var left = await me.ReceiveAsync(address, "Left alone");
        (await me.StartSyncingAsync()).Completed();
        foreach (var (message, kind) in new[] { (asked, "loseAnswer"), (left, "drop") })
        {
            await team.Control.AddFaultAsync(new { system = "salesforce", kind, route = "PATCH *", count = 1 });
            Assert.Equal(502, (await ChooseAsync(me, message, address, other)).Status);
            Assert.Equal(mine, Shown(await me.ExplainAsync(message)).Id);
        }

        await ChosenAsync(me, asked, address, other);
        await ChosenAsync(me, asked, address, other);
        Assert.Equal(other, Shown(await me.ExplainAsync(asked)).Id);

        (await me.SyncNowAsync()).Completed();
        Assert.Equal(other, Shown(await me.ExplainAsync(left)).Id);
        Assert.Equal(["Ana Other"], Names((await me.HistoryOfAsync("Left alone")).GetProperty("records")));
        foreach (var subject in new[] { "Asked again", "Left alone" })
        {
            Assert.Equal([other], Whos(Assert.Single(await team.TasksAsync(subject))));
        }
    }

    [Fact, Rule("M4"), Rule("T5")]
    public async Task While_a_run_writes_the_message_the_person_is_asked_to_wait()
    {
        var me = await team.HireAsync();
        var (address, mine, other) = await TwoAsync(me);
        var message = await me.ReceiveAsync(address, "Being written");
        var hold = await team.Control.AddFaultAsync(new { system = "salesforce", kind = "hold", route = "POST *composite/sobjects", count = 1 });
        await me.SaveAsync(new { mode = "all", days = Employee.AllDays, from = "00:00", to = "00:00", intervalMinutes = 1_440 });
        await EmployeeSteps.UntilAsync(async () => await team.Control.HeldAsync(hold) == 1);

        var early = await ChooseAsync(me, message, address, other);
        Assert.Equal((409, "being_recorded"), (early.Status, early.Json.GetProperty("code").GetString()));

        await team.Control.ReleaseAsync(hold);
        (await me.RunEndedAsync()).Completed();
        Assert.Equal([mine], Whos(Assert.Single(await team.TasksAsync("Being written"))));
        await ChosenAsync(me, message, address, other);
        Assert.Equal([other], Whos(Assert.Single(await team.TasksAsync("Being written"))));
    }

    [Fact, Rule("M4"), Rule("T5")]
    public async Task Between_a_runs_decision_and_its_writing_a_choice_is_taken_and_followed_by_the_next_run()
    {
        var me = await team.HireAsync();
        var (address, mine, other) = await TwoAsync(me);
        var message = await me.ReceiveAsync(address, "Decided, not written");
        var hold = await team.Control.AddFaultAsync(new { system = "graph", kind = "hold", route = "GET *messages*", query = "*body*", count = 1 });
        await me.SaveAsync(new { mode = "all", days = Employee.AllDays, from = "00:00", to = "00:00", intervalMinutes = 1_440 });
        await EmployeeSteps.UntilAsync(async () => await team.Control.HeldAsync(hold) == 1);

        await ChosenAsync(me, message, address, other);
        await team.Control.ReleaseAsync(hold);
        (await me.RunEndedAsync()).Completed();

        (await me.SyncNowAsync()).Completed();
        Assert.Equal([other], Whos(Assert.Single(await team.TasksAsync("Decided, not written"))));
        Assert.Equal(other, Shown(await me.ExplainAsync(message)).Id);
    }

    [Fact, Rule("M4"), Rule("M6")]
    public async Task A_chosen_one_who_is_gone_gives_way_to_the_rule_and_that_is_said()
    {
        var me = await team.HireAsync();
        var (address, mine, other) = await TwoAsync(me);
        (await me.StartSyncingAsync("designated")).Completed();
        var message = await me.ReceiveAsync(address, "Gone since", more: _designated);
        await ChosenAsync(me, message, address, other);
        await team.Control.DeleteAsync($"/salesforce/contacts/{other}");

        Assert.Equal((mine, "The one that you chose is no longer found with this address."), Shown(await me.ExplainAsync(message)));
        (await me.SyncNowAsync()).Completed();
        Assert.Equal([mine], Whos(Assert.Single(await team.TasksAsync("Gone since"))));
        var refused = await ChooseAsync(me, message, address, other);
        Assert.Equal((422, "personId"), (refused.Status, Assert.Single(refused.Json.GetProperty("errors").EnumerateObject()).Name));
    }

    [Fact, Rule("M4"), Rule("M3")]
    public async Task Of_several_Leads_and_where_a_Task_takes_one_person_the_chosen_one_takes_its_place()
    {
        var me = await team.HireAsync();
        var prospect = team.Stranger();
        string[] leads = [await LeadAsync(me.Email), await LeadAsync(Deployment.Anna)];
        var (address, mine, other) = await TwoAsync(me);
        await team.ConfigureOrgAsync(new { sharedActivities = false });
        try
        {
            var lead = await me.ReceiveAsync(prospect, "To a Lead");
            var contact = await me.ReceiveAsync(address, "To a Contact");
            (await me.StartSyncingAsync()).Completed();
            Assert.Equal([leads[0]], await WhosAsync("To a Lead"));
            Assert.Equal([mine], await WhosAsync("To a Contact"));

            await ChosenAsync(me, lead, prospect, leads[1]);
            await ChosenAsync(me, contact, address, other);

            Assert.Equal([leads[1]], await WhosAsync("To a Lead"));
            Assert.Equal([other], await WhosAsync("To a Contact"));
        }
        finally
        {
            await team.ConfigureOrgAsync(new { sharedActivities = true });
        }

        Task<string> LeadAsync(string owner) => team.AddAsync("leads", new { FirstName = "Lee", LastName = "Chan", Company = "Initech", Email = prospect, OwnerId = owner });

        async Task<IReadOnlyList<string>> WhosAsync(string subject) => Whos(Assert.Single(await team.TasksAsync(subject)));
    }

    [Fact, Rule("M4"), Rule("R7")]
    public async Task Two_people_choose_each_for_their_own_and_nobody_changes_what_a_colleague_recorded()
    {
        var (me, colleague) = (await team.HireAsync(), await team.HireAsync());
        var (address, mine, other) = await TwoAsync(me);
        var id = $"<{Guid.NewGuid():N}@lopez.example>";
        await me.ReceiveAsync(address, "For two", "Hello", new { messageId = id });
        (await me.StartSyncingAsync()).Completed();
        var copy = await colleague.ReceiveAsync(address, "For two", "Hello", new { messageId = id });
        (await colleague.StartSyncingAsync()).Completed();

        var refused = await ChooseAsync(colleague, copy, address, other);
        Assert.Equal((409, "not_yours"), (refused.Status, refused.Json.GetProperty("code").GetString()));
        var theirs = await colleague.ReceiveAsync(address, "The colleague's own");
        await ChosenAsync(colleague, theirs, address, other);
        await ChosenAsync(me, await me.MessageAsync("For two"), address, mine);
        await me.ReceiveAsync(address, "My own");
        (await colleague.SyncNowAsync()).Completed();
        (await me.SyncNowAsync()).Completed();

        Assert.Equal([mine], Whos(Assert.Single(await team.TasksAsync("For two"))));
        Assert.Equal([other], Whos(Assert.Single(await team.TasksAsync("The colleague's own"))));
        Assert.Equal([mine], Whos(Assert.Single(await team.TasksAsync("My own"))));
    }

    [Fact, Rule("M4"), Rule("R6")]
    public async Task What_Salesforce_refuses_is_said_in_its_words_and_what_was_deleted_there_stays_so()
    {
        var me = await team.HireAsync();
        var (address, mine, other) = await TwoAsync(me);
        var refused = await me.ReceiveAsync(address, "Closed for changes");
        var deleted = await me.ReceiveAsync(address, "Deleted by hand");
        (await me.StartSyncingAsync()).Completed();
        await team.Control.DeleteAsync($"/salesforce/tasks/{Assert.Single(await team.TasksAsync("Deleted by hand")).GetProperty("Id").GetString()}");
        await team.Control.PostAsync(
            "/salesforce/refusals", new { type = "Task", code = "FIELD_CUSTOM_VALIDATION_EXCEPTION", message = "Closed is closed", value = "Closed for changes", on = "update", count = 1 });

        var answer = await ChooseAsync(me, refused, address, other);
        Assert.Equal((409, "refused"), (answer.Status, answer.Json.GetProperty("code").GetString()));
        Assert.Equal("Salesforce says: \"Closed is closed\" This message stays as it is; later ones go to Ana Other.", answer.Json.GetProperty("detail").GetString());
        Assert.Equal(mine, Shown(await me.ExplainAsync(refused)).Id);

        await ChosenAsync(me, deleted, address, other);
        Assert.Empty(await team.TasksAsync("Deleted by hand"));
        (await me.SyncNowAsync()).Completed();
        Assert.Equal([mine], Whos(Assert.Single(await team.TasksAsync("Closed for changes"))));
        Assert.Empty(await team.TasksAsync("Deleted by hand"));
    }

    [Fact, Rule("M4"), Rule("B1")]
    public async Task A_wrong_request_names_the_field_and_a_strangers_message_is_not_found()
    {
        var (me, stranger) = (await team.HireAsync(), await team.HireAsync());
        var (address, mine, _) = await TwoAsync(me);
        var nobodys = team.Stranger();
        (await me.StartSyncingAsync("designated")).Completed();
        var message = await me.ReceiveAsync(address, "Asked wrongly", "Hello", new { cc = new[] { nobodys }, categories = new[] { "CRM" } });

        Assert.Equal(404, (await ChooseAsync(stranger, message, address, mine)).Status);
        Assert.Equal((400, "internetMessageId"), Wrong(await me.Http.PostAnswerAsync("/api/me/messages/choose", new { address, personId = mine })));
        Assert.Equal((400, "address"), Wrong(await ChooseAsync(me, message, "no address", mine)));
        Assert.Equal((400, "personId"), Wrong(await ChooseAsync(me, message, address, "no id")));
        Assert.Equal((422, "address"), Wrong(await ChooseAsync(me, message, team.Stranger(), mine)));
        Assert.Equal((422, "personId"), Wrong(await ChooseAsync(me, message, address, me.Person.SalesforceUserId!)));
        Assert.Equal((422, "personId"), Wrong(await ChooseAsync(me, message, nobodys, mine)));
        Assert.Equal(400, (await me.Http.PostAnswerAsync("/api/me/messages/choose", new { address, personId = mine, restId = message.Id, kind = "Contact" })).Status);
        Assert.Equal((mine, "It is the one that you own."), Shown(await me.ExplainAsync(message)));

        static (int, string) Wrong(ApiAnswer answer) => (answer.Status, Assert.Single(answer.Json.GetProperty("errors").EnumerateObject()).Name);
    }

    /// <summary>Two Contacts with one address, of which the person owns the first, who was made last.</summary>
    private async Task<(string Address, string Mine, string Other)> TwoAsync(Employee me)
    {
        var address = team.Stranger();
        var account = await team.AddAsync("accounts", new { Name = "Fabrikam" });
        var other = await team.AddAsync("contacts", new { FirstName = "Ana", LastName = "Other", Email = address });
        var mine = await team.AddAsync("contacts", new { FirstName = "Ana", LastName = "Mine", Email = address, OwnerId = me.Email, AccountId = account });
        return (address, mine, other);
    }

    private static Task<ApiAnswer> ChooseAsync(Employee me, SandboxMessage message, string address, string personId) => me.Http.PostAnswerAsync(
        "/api/me/messages/choose", new { internetMessageId = message.InternetMessageId, restId = message.Id, address, personId });

    private static async Task ChosenAsync(Employee me, SandboxMessage message, string address, string personId)
    {
        var answer = await ChooseAsync(me, message, address, personId);
        Assert.True(answer.Status == 204, answer.Text);
    }

    private static (string? Id, string? ChosenBy) Shown(JsonElement explanation)
    {
        var person = Assert.Single(explanation.GetProperty("people").EnumerateArray());
        return (person.GetProperty("id").GetString(), person.GetProperty("chosenBy").GetString());
    }

    private static IReadOnlyList<string> Whos(JsonElement task) => [.. task.GetProperty("whoIds").EnumerateArray().Select(id => id.GetString()!)];

    private static IEnumerable<string?> Ids(IEnumerable<JsonElement> tasks) => tasks.Select(task => task.GetProperty("Id").GetString());

    private static IEnumerable<string?> Names(JsonElement people) => people.EnumerateArray()
        .Where(person => person.GetProperty("type").GetString() != "Task")
        .Select(person => person.GetProperty("name").GetString());

    private static (string?, string?, string?) Unrelated(JsonElement task) =>
        (task.GetProperty("Subject").GetString(), task.GetProperty("Description").GetString(), task.GetProperty("EmailSync_Key__c").GetString());
}
