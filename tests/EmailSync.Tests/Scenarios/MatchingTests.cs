using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>On whom a message is recorded, and who is only named.</summary>
[Collection(TheTeam.Name)]
public sealed class MatchingTests(Team team)
{
    [Fact, Rule("M2")]
    public async Task A_second_address_matches_while_the_person_wants_it_to()
    {
        var me = await team.HireAsync();
        var second = team.Stranger();
        var contact = await team.AddAsync("contacts", new { FirstName = "Ken", LastName = "Ito", Email = team.Stranger(), Email_2__c = second });
        await me.ReceiveAsync(second, "From my other address");
        await me.SaveAsync(new { secondaryAddresses = false });

        (await me.StartSyncingAsync()).Completed();
        Assert.Equal("no_match", await me.CodeAsync("From my other address"));

        await me.SaveAsync(new { secondaryAddresses = true });
        (await me.SyncNowAsync()).Completed();
        Assert.Equal("recorded", await me.CodeAsync("From my other address"));
        Assert.Equal(contact, Assert.Single(await team.TasksAsync("From my other address")).GetProperty("WhoId").GetString());
    }

    [Fact, Rule("M3")]
    public async Task A_Lead_is_related_where_only_Leads_match_and_named_beside_a_Contact()
    {
        var me = await team.HireAsync();
        var customer = team.Stranger();
        var contact = await team.Deployment.ContactAsync(customer, "Maria Lopez");
        var prospect = team.Stranger();
        var lead = await team.AddAsync("leads", new { FirstName = "Lee", LastName = "Chan", Company = "Fabrikam", Email = prospect });
        await me.ReceiveAsync(prospect, "Lead alone");
        var both = await me.ReceiveAsync(prospect, "Lead and Contact", "Hello", new { cc = new[] { customer } });

        (await me.StartSyncingAsync()).Completed();

        Assert.Equal(lead, Assert.Single(await team.TasksAsync("Lead alone")).GetProperty("WhoId").GetString());
        Assert.Equal(contact, Assert.Single(await team.TasksAsync("Lead and Contact")).GetProperty("WhoId").GetString());
        Assert.Equal(
            ["Maria Lopez: ", "Lee Chan: Contacts matched too, so no Lead is related."],
            People(await me.ExplainAsync(both)));
    }

    [Fact, Rule("M4")]
    public async Task Of_two_Contacts_with_one_address_the_persons_own_is_taken_and_the_other_named()
    {
        var me = await team.HireAsync();
        var address = team.Stranger();
        var others = await team.AddAsync("contacts", new { FirstName = "Ana", LastName = "Other", Email = address });
        var mine = await team.AddAsync("contacts", new { FirstName = "Ana", LastName = "Mine", Email = address, OwnerId = me.Email });
        var message = await me.ReceiveAsync(address, "Two of them");

        (await me.StartSyncingAsync()).Completed();

        Assert.Equal(mine, Assert.Single(await team.TasksAsync("Two of them")).GetProperty("WhoId").GetString());
        var person = Assert.Single((await me.ExplainAsync(message)).GetProperty("people").EnumerateArray());
        Assert.Equal("It is the one that you own.", person.GetProperty("chosenBy").GetString());
        Assert.Equal(others, Assert.Single(person.GetProperty("others").EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact, Rule("M3"), Rule("R1")]
    public async Task Every_Contact_is_related_where_the_org_shares_activities_and_the_first_where_it_does_not()
    {
        var me = await team.HireAsync();
        var (first, second) = (team.Stranger(), team.Stranger());
        string[] contacts = [await team.Deployment.ContactAsync(first, "First Person"), await team.Deployment.ContactAsync(second, "Second Person")];
        await me.ReceiveAsync(first, "Shared", "Hello", new { cc = new[] { second } });
        (await me.StartSyncingAsync()).Completed();
        Assert.Equal(contacts, Whos(Assert.Single(await team.TasksAsync("Shared"))));

        await team.ConfigureOrgAsync(new { sharedActivities = false });
        try
        {
            var message = await me.ReceiveAsync(first, "Not shared", "Hello", new { cc = new[] { second } });
            (await me.SyncNowAsync()).Completed();
            Assert.Equal([contacts[0]], Whos(Assert.Single(await team.TasksAsync("Not shared"))));
            Assert.Equal(
                ["First Person: ", "Second Person: Your Salesforce relates one Contact to an email; the first on it was taken."],
                People(await me.ExplainAsync(message)));
        }
        finally
        {
            await team.ConfigureOrgAsync(new { sharedActivities = true });
        }
    }

    [Fact, Rule("M6")]
    public async Task A_converted_Lead_counts_as_its_Contact_and_a_deleted_record_never_matches()
    {
        var me = await team.HireAsync();
        var contact = await team.Deployment.ContactAsync(team.Stranger(), "Now Contact");
        var (old, gone) = (team.Stranger(), team.Stranger());
        await team.AddAsync("leads", new { FirstName = "Once", LastName = "Lead", Company = "Fabrikam", Email = old, IsConverted = true, ConvertedContactId = contact });
        await team.Control.DeleteAsync($"/salesforce/contacts/{await team.Deployment.ContactAsync(gone)}");
        await me.ReceiveAsync(old, "To the old Lead");
        await me.ReceiveAsync(gone, "To nobody any more");

        (await me.StartSyncingAsync()).Completed();

        Assert.Equal(contact, Assert.Single(await team.TasksAsync("To the old Lead")).GetProperty("WhoId").GetString());
        Assert.Equal("no_match", await me.CodeAsync("To nobody any more"));
    }

    [Fact, Rule("M6"), Rule("M2")]
    public async Task A_person_account_matches_as_its_Contact_which_is_all_that_a_Task_takes()
    {
        var me = await team.HireAsync();
        var address = team.Stranger();
        var account = await team.AddAsync("accounts", new { Name = "Petra Private" });
        var contact = await team.AddAsync("contacts", new { FirstName = "Petra", LastName = "Private", Email = address, AccountId = account, IsPersonAccount = true });
        await me.ReceiveAsync(address, "From a private person");

        (await me.StartSyncingAsync()).Completed();

        var task = Assert.Single(await team.TasksAsync("From a private person"));
        Assert.Equal((contact, null), (task.GetProperty("WhoId").GetString(), task.GetProperty("WhatId").GetString()));
        Assert.Equal(["Petra Private"], (await me.HistoryOfAsync("From a private person")).GetProperty("records").EnumerateArray()
            .Where(r => r.GetProperty("type").GetString() == "Contact").Select(r => r.GetProperty("name").GetString()));
    }

    [Fact, Rule("M6")]
    public async Task Whom_a_person_may_not_see_does_not_match_for_them()
    {
        var me = await team.HireAsync();
        var hidden = team.Stranger();
        await team.AddAsync("contacts", new { FirstName = "Hidden", LastName = "Away", Email = hidden, VisibleTo = new[] { Deployment.Anna } });
        await me.ReceiveAsync(hidden, "From somebody unseen");

        (await me.StartSyncingAsync()).Completed();

        Assert.Equal("no_match", await me.CodeAsync("From somebody unseen"));
    }

    private static IEnumerable<string> Whos(JsonElement task) => task.GetProperty("whoIds").EnumerateArray().Select(id => id.GetString()!);

    private static IEnumerable<string> People(JsonElement explanation) => explanation.GetProperty("people").EnumerateArray()
        .Select(p => $"{p.GetProperty("name").GetString()}: {p.GetProperty("chosenBy").GetString()}");
}
