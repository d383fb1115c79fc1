using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>The three fixed Smart Addresses (A1), in both forms.</summary>
[Collection(TheTeam.Name)]
public sealed class SmartAddressTests(Team team)
{
    [Theory, Rule("A1"), Rule("D4"), Rule("D18"), Rule("M1")]
    [InlineData("smart.contoso.example", "record@smart.contoso.example", "DoNotRecord@smart.contoso.example")]
    [InlineData("crm@contoso.example", "crm+record@contoso.example", "crm+donotrecord@CONTOSO.example")]
    public async Task One_designates_one_excludes_and_neither_is_looked_up(string smartAddressBase, string record, string doNotRecord)
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        await team.AddAsync("contacts", new { LastName = "Nobody", Email = record });
        await team.SaveOrganisationAsync(new { smartAddressBase });
        try
        {
            await me.SendAsync(customer, $"Recorded by {record}", "Hello", new { bcc = new[] { record } });
            await me.SendAsync(customer, $"Excluded by {record}", "Hello", new { cc = new[] { doNotRecord, record } });
            await me.SendAsync(customer, $"Plain {record}");

            (await me.StartSyncingAsync("designated")).Completed();

            Assert.Equal("recorded", await me.CodeAsync($"Recorded by {record}"));
            Assert.Single((await me.HistoryOfAsync($"Recorded by {record}")).GetProperty("records").EnumerateArray(), r => r.GetProperty("type").GetString() == "Contact");
            Assert.Equal("excluded_address", await me.CodeAsync($"Excluded by {record}"));
            Assert.Equal("It was sent with the Do Not Record address.", await me.SentenceAsync($"Excluded by {record}"));
            Assert.Equal("not_designated", await me.CodeAsync($"Plain {record}"));
        }
        finally
        {
            await team.SaveOrganisationAsync(new { smartAddressBase = (string?)null });
        }
    }

    [Fact, Rule("D19"), Rule("D4")]
    public async Task An_answer_to_what_was_sent_with_DoNotRecord_is_no_tracked_reply()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        await team.SaveOrganisationAsync(new { smartAddressBase = "smart.contoso.example" });
        try
        {
            // Its folder is not mapped: it has no row, and says of itself that it is excluded.
            await me.SaveAsync(new { folders = new[] { new { id = "inbox", includeSubfolders = false } } });
            var sent = await me.SendAsync(
                customer, "Not for the books", "Hello", new { cc = new[] { "donotrecord@smart.contoso.example" }, receivedAt = team.Ago(50) });
            await me.ReceiveAsync(customer, "RE: Not for the books", "Hello", new { inReplyTo = sent.InternetMessageId, receivedAt = team.Ago(40) });

            (await me.StartSyncingAsync("designated")).Completed();

            Assert.Equal("not_designated", await me.CodeAsync("RE: Not for the books"));
        }
        finally
        {
            await team.SaveOrganisationAsync(new { smartAddressBase = (string?)null });
        }
    }
}
