using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>An Account, Opportunity or Case to which a person relates a message, before and after it is recorded (R1).</summary>
[Collection(TheTeam.Name)]
public sealed class RelatingTests(Team team)
{
    private static readonly object _designated = new { categories = new[] { "CRM" } };

    private static readonly string _long = new('x', 33_000);

    [Fact, Rule("R1"), Rule("R2"), Rule("E2")]
    public async Task Related_before_it_is_recorded_every_Task_of_a_message_is_made_so()
    {
        var me = await team.HireAsync();
        var deal = await DealAsync("Pumps");
        (await me.StartSyncingAsync("designated")).Completed();
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "Related before", _long, _designated);
        Assert.Equal((null, null, true), Shown(await me.ExplainAsync(message)));

        await RelatedAsync(me, message, "Opportunity", deal[..15]);
        Assert.Equal((deal, "You chose it: the email is related to it when it is recorded.", true), Shown(await me.ExplainAsync(message)));
        (await me.SyncNowAsync()).Completed();

        Assert.Equal([deal, deal], await WhatsAsync("Related before"));
        Assert.Equal((deal, "You chose it.", true), Shown(await me.ExplainAsync(message)));
        Assert.Equal(["Task", "Task", "Contact", "Opportunity"], Types(await me.HistoryOfAsync("Related before")));
        Assert.Equal("Pumps", (await me.HistoryOfAsync("Related before")).GetProperty("records")[3].GetProperty("name").GetString());
    }

    [Fact, Rule("R1"), Rule("R2"), Rule("R6")]
    public async Task Related_after_that_its_Tasks_are_changed_in_place_to_another_and_to_none()
    {
        var me = await team.HireAsync();
        var (deal, account) = (await DealAsync("Valves"), await team.AddAsync("accounts", new { Name = "Fabrikam" }));
        var @case = await team.AddAsync("cases", new { Subject = "Leak" });
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "Related after", _long);
        (await me.StartSyncingAsync()).Completed();
        var before = await team.TasksAsync("Related after");

        foreach (var (type, id) in new[] { ("Opportunity", deal), ("Account", account), ("Case", @case) })
        {
            await RelatedAsync(me, message, type, id);
            Assert.Equal([id, id], await WhatsAsync("Related after"));
            Assert.Equal((id, "You chose it.", true), Shown(await me.ExplainAsync(message)));
            Assert.Equal(type, Types(await me.HistoryOfAsync("Related after")).Last());
        }

        await RelatedAsync(me, message, null, null);
        var after = await team.TasksAsync("Related after");
        Assert.Equal(before.Select(Kept), after.Select(Kept));
        Assert.Equal([null, null], await WhatsAsync("Related after"));
        Assert.Equal((null, null, true), Shown(await me.ExplainAsync(message)));
        Assert.Equal(["Task", "Task", "Contact"], Types(await me.HistoryOfAsync("Related after")));
        Assert.Empty(await RememberedAsync(me));
    }

    [Fact, Rule("R1"), Rule("M3")]
    public async Task On_a_Lead_nothing_can_be_chosen_and_what_was_is_left_out_and_said()
    {
        var me = await team.HireAsync();
        var deal = await DealAsync("Hoses");
        var prospect = team.Stranger();
        (await me.StartSyncingAsync("designated")).Completed();
        var message = await me.ReceiveAsync(prospect, "On a Lead", more: _designated);
        await RelatedAsync(me, message, "Opportunity", deal);
        await team.AddAsync("leads", new { FirstName = "Lee", LastName = "Chan", Company = "Initech", Email = prospect });

        var forecast = await me.ExplainAsync(message);
        Assert.Contains("so it will be recorded without Hoses.", Sentence(forecast), StringComparison.Ordinal);
        Assert.False(forecast.GetProperty("relatedTo").GetProperty("canRelate").GetBoolean());
        Assert.Equal((409, "on_lead"), Refusal(await RelateAsync(me, message, "Opportunity", deal)));
        (await me.SyncNowAsync()).Completed();

        Assert.Equal([null], await WhatsAsync("On a Lead"));
        Assert.Contains("Salesforce relates an email on a Lead to nothing else, so it was recorded without Hoses.", await me.SentenceAsync("On a Lead"), StringComparison.Ordinal);
        Assert.Equal((409, "on_lead"), Refusal(await RelateAsync(me, message, "Opportunity", deal)));
        await RelatedAsync(me, message, null, null);
        Assert.Equal((null, "Salesforce relates an email on a Lead to nothing else.", false), Shown(await me.ExplainAsync(message)));
        Assert.Equal([null], await WhatsAsync("On a Lead"));
    }

    [Fact, Rule("R1"), Rule("D14")]
    public async Task What_is_gone_or_what_the_org_refuses_keeps_no_message_from_being_recorded_and_is_said_in_its_words()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        var (gone, refused, open) = (await DealAsync("Gone deal"), await DealAsync("Closed deal"), await DealAsync("Open deal"));
        (await me.StartSyncingAsync("designated")).Completed();
        var first = await me.ReceiveAsync(customer, "Its deal is gone", more: _designated);
        var second = await me.ReceiveAsync(customer, "Its deal is refused", _long, _designated);
        var third = await me.ReceiveAsync(customer, "Refused for another reason", more: _designated);
        await RelatedAsync(me, first, "Opportunity", gone);
        await RelatedAsync(me, second, "Opportunity", refused);
        await RelatedAsync(me, third, "Opportunity", open);
        await team.Control.DeleteAsync($"/salesforce/opportunities/{gone}");
        await RefuseAsync(new { type = "Task", code = "FIELD_CUSTOM_VALIDATION_EXCEPTION", message = "No emails on closed deals", field = "WhatId", value = $"{refused[..15]}*", count = 0 });
        await RefuseAsync(new { type = "Task", code = "FIELD_CUSTOM_VALIDATION_EXCEPTION", message = "Not this one", value = "Refused for another reason", count = 0 });

        Assert.Contains("Gone deal is no longer found in Salesforce, so the email will be recorded without it.", Sentence(await me.ExplainAsync(first)), StringComparison.Ordinal);
        await me.SyncNowAsync();
        await team.Control.DeleteAsync("/salesforce/refusals");

        Assert.Equal([null], await WhatsAsync("Its deal is gone"));
        Assert.Contains("so the email was recorded without it.", await me.SentenceAsync("Its deal is gone"), StringComparison.Ordinal);
        Assert.Equal([null, null], await WhatsAsync("Its deal is refused"));
        Assert.EndsWith("It was recorded without Closed deal: Salesforce refused it: \"No emails on closed deals\".", await me.SentenceAsync("Its deal is refused"), StringComparison.Ordinal);
        Assert.Equal(["Task", "Task", "Contact"], Types(await me.HistoryOfAsync("Its deal is refused")));
        Assert.Equal("failed", await me.CodeAsync("Refused for another reason"));
        Assert.Contains("\"Not this one\"", await me.SentenceAsync("Refused for another reason"), StringComparison.Ordinal);

        // What has been mended since can be had.
        await RelatedAsync(me, second, "Opportunity", refused);
        Assert.Equal([refused, refused], await WhatsAsync("Its deal is refused"));
        Assert.Equal((422, "record.id"), Wrong(await RelateAsync(me, first, "Opportunity", gone)));

        // Its record was not the reason, so it is there when the reason has gone.
        await me.RecordAsync(third, attachments: false);
        (await me.RunEndedAsync()).Completed();
        Assert.Equal([open], await WhatsAsync("Refused for another reason"));
    }

    [Fact, Rule("R1"), Rule("M6")]
    public async Task Where_the_org_has_hidden_the_field_since_the_message_is_recorded_without_it_and_that_is_said()
    {
        var me = await team.HireAsync();
        var deal = await DealAsync("Not allowed deal");
        (await me.StartSyncingAsync("designated")).Completed();
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "Not allowed since", more: _designated);
        await RelatedAsync(me, message, "Opportunity", deal);
        await team.Control.PutAsync("/salesforce/options", new { removedFields = new[] { "Task.WhatId" } });
        try
        {
            (await me.SyncNowAsync()).Completed();
        }
        finally
        {
            await team.ConfigureOrgAsync(new { removedFields = Array.Empty<string>() });
        }

        Assert.Equal([null], await WhatsAsync("Not allowed since"));
        Assert.Contains("Salesforce no longer lets you relate emails to Not allowed deal", await me.SentenceAsync("Not allowed since"), StringComparison.Ordinal);
    }

    [Fact, Rule("R1")]
    public async Task A_change_that_the_org_refuses_is_told_in_its_words_and_everything_stays_as_it_was()
    {
        var me = await team.HireAsync();
        var (present, other) = (await DealAsync("Present"), await DealAsync("Other"));
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "Closed for relating", _long);
        (await me.StartSyncingAsync()).Completed();
        await RelatedAsync(me, message, "Opportunity", present);
        await RefuseAsync(new { type = "Task", code = "FIELD_CUSTOM_VALIDATION_EXCEPTION", message = "Closed is closed", value = "Closed for relating", on = "update", count = 1 });

        var answer = await RelateAsync(me, message, "Opportunity", other);

        Assert.Equal((409, "refused"), Refusal(answer));
        Assert.Equal("Salesforce says: \"Closed is closed\" This message stays as it is.", answer.Json.GetProperty("detail").GetString());
        (await me.SyncNowAsync()).Completed();
        Assert.Equal([present, present], await WhatsAsync("Closed for relating"));
        Assert.Equal(present, Shown(await me.ExplainAsync(message)).Id);
        Assert.Equal([$"{present} -"], await RememberedAsync(me));
    }

    [Fact, Rule("R1"), Rule("T5")]
    public async Task A_change_whose_answer_is_lost_is_followed_by_asking_again_or_by_the_next_run()
    {
        var me = await team.HireAsync();
        var (deal, customer) = (await DealAsync("Gaskets"), await team.CustomerAsync());
        var asked = await me.ReceiveAsync(customer, "Related again");
        var left = await me.ReceiveAsync(customer, "Related and left");
        (await me.StartSyncingAsync()).Completed();
        foreach (var (message, kind) in new[] { (asked, "loseAnswer"), (left, "drop") })
        {
            await team.Control.AddFaultAsync(new { system = "salesforce", kind, route = "PATCH *", count = 1 });
            Assert.Equal(202, (await RelateAsync(me, message, "Opportunity", deal)).Status);
        }

        await RelatedAsync(me, asked, "Opportunity", deal);
        Assert.Equal(deal, Shown(await me.ExplainAsync(asked)).Id);
        (await me.SyncNowAsync()).Completed();

        Assert.Equal(deal, Shown(await me.ExplainAsync(left)).Id);
        Assert.Equal([deal], await WhatsAsync("Related again"));
        Assert.Equal([deal], await WhatsAsync("Related and left"));
        Assert.Equal([$"{deal} -", $"{deal} -"], await RememberedAsync(me));
    }

    [Fact, Rule("R1"), Rule("T5")]
    public async Task While_a_run_writes_the_message_it_is_remembered_and_the_next_run_follows()
    {
        var me = await team.HireAsync();
        var deal = await DealAsync("Seals");
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "Related while it is written");
        var hold = await team.Control.AddFaultAsync(new { system = "salesforce", kind = "hold", route = "POST *composite/sobjects", count = 1 });
        await me.SaveAsync(new { mode = "all", days = Employee.AllDays, from = "00:00", to = "00:00", intervalMinutes = 1_440 });
        await EmployeeSteps.UntilAsync(async () => await team.Control.HeldAsync(hold) == 1);

        Assert.Equal(202, (await RelateAsync(me, message, "Opportunity", deal)).Status);
        await team.Control.ReleaseAsync(hold);
        (await me.RunEndedAsync()).Completed();
        (await me.SyncNowAsync()).Completed();

        Assert.Equal([deal], await WhatsAsync("Related while it is written"));
    }

    [Fact, Rule("R1"), Rule("R8")]
    public async Task It_is_remembered_past_an_undo_for_the_next_take()
    {
        var me = await team.HireAsync();
        var deal = await DealAsync("Filters");
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "Another take");
        (await me.StartSyncingAsync()).Completed();
        await RelatedAsync(me, message, "Opportunity", deal);
        var named = new { internetMessageId = message.InternetMessageId, restId = message.Id };

        Assert.Equal(204, (await me.Http.PostAnswerAsync("/api/me/messages/undo", named)).Status);
        Assert.Equal(deal, Shown(await me.ExplainAsync(message)).Id);
        Assert.Equal(204, (await me.Http.PostAnswerAsync("/api/me/messages/restore", named)).Status);
        await EmployeeSteps.UntilAsync(async () => (await team.TasksAsync("Another take")).Count == 1);
        (await me.RunEndedAsync()).Completed();

        Assert.Equal([deal], await WhatsAsync("Another take"));
        Assert.Equal((deal, "You chose it.", true), Shown(await me.ExplainAsync(message)));
    }

    [Fact, Rule("R1"), Rule("R7")]
    public async Task Nobody_changes_what_a_colleague_recorded()
    {
        var (me, colleague) = (await team.HireAsync(), await team.HireAsync());
        var (deal, customer) = (await DealAsync("For one"), await team.CustomerAsync());
        var id = $"<{Guid.NewGuid():N}@lopez.example>";
        await me.ReceiveAsync(customer, "Related for two", "Hello", new { messageId = id });
        (await me.StartSyncingAsync()).Completed();
        await RelatedAsync(me, await me.MessageAsync("Related for two"), "Opportunity", deal);
        var copy = await colleague.ReceiveAsync(customer, "Related for two", "Hello", new { messageId = id });
        (await colleague.StartSyncingAsync()).Completed();

        Assert.Equal((409, "not_yours"), Refusal(await RelateAsync(colleague, copy, null, null)));
        Assert.Equal(JsonValueKind.Null, (await colleague.ExplainAsync(copy)).GetProperty("relatedTo").ValueKind);
        Assert.Equal([deal], await WhatsAsync("Related for two"));
    }

    private Task<string> DealAsync(string name) => team.AddAsync("opportunities", new { Name = name, StageName = "Prospecting", CloseDate = "2026-12-31" });

    private Task<JsonElement> RefuseAsync(object refusal) => team.Control.PostAsync("/salesforce/refusals", refusal);

    private static Task<ApiAnswer> RelateAsync(Employee me, SandboxMessage message, string? type, string? id) => me.Http.PostAnswerAsync(
        "/api/me/messages/relate",
        new { internetMessageId = message.InternetMessageId, restId = message.Id, record = type is null ? null : new { type, id } });

    private static async Task RelatedAsync(Employee me, SandboxMessage message, string? type, string? id)
    {
        var answer = await RelateAsync(me, message, type, id);
        Assert.True(answer.Status == 204, answer.Text);
    }

    private static (string? Id, string? Sentence, bool CanRelate) Shown(JsonElement explanation)
    {
        var relation = explanation.GetProperty("relatedTo");
        var record = relation.GetProperty("record");
        return (
            record.ValueKind == JsonValueKind.Null ? null : record.GetProperty("id").GetString(),
            relation.GetProperty("sentence").GetString(),
            relation.GetProperty("canRelate").GetBoolean());
    }

    private async Task<IReadOnlyList<string?>> WhatsAsync(string subject) =>
        [.. (await team.TasksAsync(subject)).Select(task => task.GetProperty("WhatId").GetString())];

    private Task<IReadOnlyList<string>> RememberedAsync(Employee me) => team.Api.QueryAsync(
        $"SELECT record_id || ' ' || COALESCE(recording_key, '-') FROM message_relations WHERE user_id = '{me.Person.ObjectId}'");

    private static IEnumerable<string?> Types(JsonElement row) => row.GetProperty("records").EnumerateArray().Select(record => record.GetProperty("type").GetString());

    private static string Sentence(JsonElement explanation) => explanation.GetProperty("sentence").GetString()!;

    private static (int, string?) Refusal(ApiAnswer answer) => (answer.Status, answer.Json.GetProperty("code").GetString());

    private static (int, string) Wrong(ApiAnswer answer) => (answer.Status, Assert.Single(answer.Json.GetProperty("errors").EnumerateObject()).Name);

    private static (string?, string?, string?, string) Kept(JsonElement task) => (
        task.GetProperty("Id").GetString(),
        task.GetProperty("Description").GetString(),
        task.GetProperty("EmailSync_Key__c").GetString(),
        task.GetProperty("whoIds").GetRawText());
}
