using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>The records to which a person may relate a message: found with their own access, within bounds (R1, O3, B1).</summary>
[Collection(TheTeam.Name)]
public sealed class RecordSearchTests(Team team)
{
    private const string Records = "/api/me/salesforce/records";

    [Fact, Rule("R1"), Rule("M6")]
    public async Task Records_are_found_by_name_as_the_person_sees_them_with_what_tells_them_apart()
    {
        var (me, colleague) = (await team.HireAsync(), await team.HireAsync());
        var account = await team.AddAsync("accounts", new { Name = "Numbat Ltd" });
        await team.AddAsync("opportunities", new { Name = "Numbat pumps", StageName = "Closed Won", AccountId = account });
        await team.AddAsync("opportunities", new { Name = "Numbat secret", StageName = "Prospecting", VisibleTo = new[] { me.Email } });

        Assert.Equal(["Account Numbat Ltd ", "Opportunity Numbat pumps Numbat Ltd, Closed Won"], await FoundAsync(colleague, "search=numb"));
        Assert.Contains("Opportunity Numbat secret Prospecting", await FoundAsync(me, "search=NUMBAT%20sec"));
        Assert.Empty(await FoundAsync(me, "search=numbatx"));
        Assert.Empty(await FoundAsync(me, "search=n"));
        var url = (await me.Http.GetAnswerAsync($"{Records}?search=numbat%20ltd")).Json.GetProperty("items")[0].GetProperty("url").GetString();
        Assert.EndsWith($"/lightning/r/Account/{account}/view", url, StringComparison.Ordinal);
    }

    [Fact, Rule("R1"), Rule("O3")]
    public async Task Without_a_word_what_is_open_of_the_matched_Contacts_Account_is_offered()
    {
        var me = await team.HireAsync();
        var account = await team.AddAsync("accounts", new { Name = "Quokka Ltd" });
        var address = team.Stranger();
        await team.AddAsync("contacts", new { LastName = "Quokka", Email = address, AccountId = account });
        await team.AddAsync("opportunities", new { Name = "Quokka pumps", StageName = "Prospecting", AccountId = account });
        await team.AddAsync("opportunities", new { Name = "Quokka lost", StageName = "Closed Lost", AccountId = account });
        await team.AddAsync("cases", new { Subject = "Quokka leak", Status = "Working", AccountId = account });
        await team.AddAsync("cases", new { Subject = "Quokka mended", Status = "Closed", AccountId = account });
        var message = await me.ReceiveAsync(address, "From a quokka");
        (await me.StartSyncingAsync()).Completed();

        var matched = (await me.ExplainAsync(message)).GetProperty("people")[0].GetProperty("accountId").GetString();
        Assert.Equal(account, matched);
        var offered = await FoundAsync(me, $"account={matched}");
        Assert.Equal(["Account Quokka Ltd ", "Opportunity Quokka pumps Quokka Ltd, Prospecting"], offered.Take(2));
        Assert.Matches("^Case [0-9]{8}: Quokka leak Quokka Ltd, Working$", Assert.Single(offered.Skip(2)));
        Assert.Empty(await FoundAsync(me, ""));
    }

    [Fact, Rule("R1"), Rule("B1")]
    public async Task A_wrong_request_names_the_field_and_a_strangers_message_is_not_found()
    {
        var (me, stranger) = (await team.HireAsync(), await team.HireAsync());
        var deal = await team.AddAsync("opportunities", new { Name = "Asked for", StageName = "Prospecting" });
        (await me.StartSyncingAsync("designated")).Completed();
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "Related wrongly");
        var named = new { internetMessageId = message.InternetMessageId, restId = message.Id };

        Assert.Equal((400, "search"), Wrong(await me.Http.GetAnswerAsync($"{Records}?search={new string('x', 201)}")));
        Assert.Equal((400, "account"), Wrong(await me.Http.GetAnswerAsync($"{Records}?account=no-id")));
        Assert.Equal((400, "account"), Wrong(await me.Http.GetAnswerAsync($"{Records}?{string.Join('&', Enumerable.Repeat("account=001000000000001AAA", 11))}")));
        Assert.Equal(404, (await RelateAsync(stranger, new { named.internetMessageId, named.restId, record = new { type = "Opportunity", id = deal } })).Status);
        Assert.Equal((400, "internetMessageId"), Wrong(await RelateAsync(me, new { record = (object?)null })));
        Assert.Equal(400, (await RelateAsync(me, named)).Status);
        Assert.Equal((400, "record.type"), Wrong(await RelateAsync(me, new { named.restId, record = new { type = "Contact", id = deal } })));
        Assert.Equal((400, "record.id"), Wrong(await RelateAsync(me, new { named.restId, record = new { type = "Opportunity", id = "no id" } })));
        Assert.Equal((422, "record.id"), Wrong(await RelateAsync(me, new { named.restId, record = new { type = "Account", id = deal } })));

        await team.ConfigureOrgAsync(new { removedFields = new[] { "Task.WhatId" } });
        try
        {
            Assert.Equal((422, "record.type"), Wrong(await RelateAsync(me, new { named.restId, record = new { type = "Opportunity", id = deal } })));
            Assert.Empty(await FoundAsync(me, "search=asked"));
        }
        finally
        {
            await team.ConfigureOrgAsync(new { removedFields = Array.Empty<string>() });
        }

        static (int, string) Wrong(ApiAnswer answer) => (answer.Status, Assert.Single(answer.Json.GetProperty("errors").EnumerateObject()).Name);
    }

    [Fact, Rule("R1")]
    public async Task A_field_hidden_since_the_org_was_described_is_done_without()
    {
        var me = await team.HireAsync();
        await team.AddAsync("accounts", new { Name = "Dugong Ltd", BillingCity = "Leeds" });
        Assert.Equal(["Account Dugong Ltd Leeds"], await FoundAsync(me, "search=dugong"));
        await team.Control.PutAsync("/salesforce/options", new { removedFields = new[] { "Account.BillingCity" } });
        try
        {
            Assert.Equal(["Account Dugong Ltd "], await FoundAsync(me, "search=dugong"));
        }
        finally
        {
            await team.ConfigureOrgAsync(new { removedFields = Array.Empty<string>() });
        }
    }

    private static Task<ApiAnswer> RelateAsync(Employee me, object body) => me.Http.PostAnswerAsync("/api/me/messages/relate", body);

    private static async Task<IReadOnlyList<string>> FoundAsync(Employee me, string query)
    {
        var answer = await me.Http.GetAnswerAsync($"{Records}?{query}");
        Assert.True(answer.Status == 200, answer.Text);
        return [.. answer.Json.GetProperty("items").EnumerateArray().Select(item => $"{Text(item, "type")} {Text(item, "name")} {Text(item, "detail")}")];
    }

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();
}
