using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>What another tool has recorded is not recorded again, where the organisation says so (R9).</summary>
[Collection(TheTeam.Name)]
public sealed class RecordedElsewhereTests(Team team)
{
    [Theory, Rule("R9"), Rule("D1"), Rule("E2")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_is_found_by_its_Message_ID_and_linked(bool withBrackets)
    {
        var me = await team.HireAsync();
        (await me.StartSyncingAsync()).Completed();
        var subject = $"Logged by hand {withBrackets}";
        var (message, record) = await ReceiveAsync(me, subject, withBrackets);

        var forecast = await me.ExplainAsync(message);
        Assert.Equal("recorded_elsewhere", forecast.GetProperty("code").GetString());
        (await me.SyncNowAsync()).Completed();

        Assert.Empty(await OursAsync(subject));
        var row = await me.HistoryOfAsync(subject);
        Assert.Equal(("recorded_elsewhere", "recorded", "Recorded already by another tool."),
            (row.GetProperty("code").GetString(), row.GetProperty("outcome").GetString(), row.GetProperty("sentence").GetString()));
        foreach (var records in new[] { row.GetProperty("records"), forecast.GetProperty("records") })
        {
            var link = Assert.Single(records.EnumerateArray());
            Assert.Equal(("EmailMessage", record), (link.GetProperty("type").GetString(), link.GetProperty("id").GetString()));
            Assert.EndsWith($"/EmailMessage/{record}/view", link.GetProperty("url").GetString(), StringComparison.Ordinal);
        }

        var asked = await me.Http.PostAnswerAsync("/api/me/messages/record", new { internetMessageId = message.InternetMessageId, restId = message.Id, anyway = true });
        Assert.Equal((409, "recorded_elsewhere"), (asked.Status, asked.Json.GetProperty("code").GetString()));
        var undone = await me.Http.PostAnswerAsync("/api/me/messages/undo", new { internetMessageId = message.InternetMessageId, restId = message.Id });
        Assert.Equal((409, "recorded_elsewhere"), (undone.Status, undone.Json.GetProperty("code").GetString()));
    }

    [Fact, Rule("R9"), Rule("S1")]
    public async Task Where_the_organisation_does_not_say_so_it_is_recorded_all_the_same()
    {
        var me = await team.HireAsync();
        await ReceiveAsync(me, "Recorded twice on purpose");
        await team.SaveOrganisationAsync(new { skipRecordedElsewhere = false });
        try
        {
            (await me.StartSyncingAsync()).Completed();
        }
        finally
        {
            await team.SaveOrganisationAsync(new { skipRecordedElsewhere = true });
        }

        Assert.Single(await OursAsync("Recorded twice on purpose"));
    }

    [Fact, Rule("R9"), Rule("M6")]
    public async Task What_the_user_may_not_see_does_not_count()
    {
        var (me, other) = (await team.HireAsync(), await team.HireAsync());
        var customer = await team.CustomerAsync();
        var message = await me.ReceiveAsync(customer, "Hidden from me");
        var hidden = await team.AddAsync("contacts", new { LastName = "Hidden", VisibleTo = new[] { other.Person.SalesforceUserId } });
        await team.AddAsync("emailmessages", new { Subject = "Hidden from me", MessageIdentifier = message.InternetMessageId, FromId = hidden, CreatedById = other.Person.SalesforceUserId });

        (await me.StartSyncingAsync()).Completed();

        Assert.Single(await OursAsync("Hidden from me"));
    }

    [Fact, Rule("R9")]
    public async Task An_org_without_email_messages_is_not_asked_for_them()
    {
        await team.ConfigureOrgAsync(new { emailMessages = false });
        try
        {
            var me = await team.HireAsync();
            await me.ReceiveAsync(await team.CustomerAsync(), "No such object");
            (await me.StartSyncingAsync()).Completed();
            Assert.Single(await OursAsync("No such object"));
        }
        finally
        {
            await team.ConfigureOrgAsync(new { emailMessages = true });
        }
    }

    [Fact, Rule("R9"), Rule("B2")]
    public async Task A_user_who_lost_the_right_to_read_them_since_the_describe_still_records()
    {
        var me = await team.HireAsync();
        (await me.StartSyncingAsync()).Completed();
        await team.Control.PutAsync("/salesforce/options", new { emailMessages = false });
        try
        {
            await me.ReceiveAsync(await team.CustomerAsync(), "Since the describe");
            (await me.SyncNowAsync()).Completed();
            Assert.Single(await OursAsync("Since the describe"));
        }
        finally
        {
            await team.ConfigureOrgAsync(new { emailMessages = true });
        }
    }

    /// <summary>A customer's mail that another tool has recorded for this user.</summary>
    private async Task<(SandboxMessage Message, string Record)> ReceiveAsync(Employee me, string subject, bool withBrackets = true)
    {
        var message = await me.ReceiveAsync(await team.CustomerAsync(), subject);
        var identifier = withBrackets ? message.InternetMessageId : message.InternetMessageId!.Trim('<', '>');
        var record = await team.AddAsync("emailmessages", new { Subject = subject, MessageIdentifier = identifier, CreatedById = me.Person.SalesforceUserId });
        return (message, record);
    }

    /// <summary>Another tool's EmailMessage has a Task of its own.</summary>
    private async Task<IReadOnlyList<JsonElement>> OursAsync(string subject) =>
        [.. (await team.TasksAsync(subject)).Where(t => t.GetProperty("EmailSync_Key__c").ValueKind == JsonValueKind.String)];
}
