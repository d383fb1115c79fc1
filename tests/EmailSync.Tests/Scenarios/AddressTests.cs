using System.Net;
using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>The addresses by which nobody is related: what can be made of them, and why others are not looked up (O3, M5).</summary>
[Collection(TheTeam.Name)]
public sealed class AddressTests(Team team)
{
    private const string Mine = "/api/me/ignore-list";

    [Fact, Rule("O3"), Rule("D12")]
    public async Task An_address_that_nobody_has_comes_with_the_way_to_make_somebody_of_it_and_then_matches()
    {
        var me = await team.HireAsync();
        var stranger = team.Stranger();
        var message = await me.ReceiveAsync($"\"Lopez, Maria\" <{stranger}>", "To be made");
        (await me.StartSyncingAsync()).Completed();

        var unmatched = Assert.Single(Unmatched(await me.ExplainAsync(message)));
        Assert.Equal((stranger, "Maria Lopez"), (Text(unmatched, "address"), Text(unmatched, "name")));
        Assert.EndsWith($"/lightning/o/Contact/new?defaultFieldValues=Email={Uri.EscapeDataString(stranger)},FirstName=Maria,LastName=Lopez", Text(unmatched, "newContactUrl"), StringComparison.Ordinal);
        Assert.EndsWith(",LastName=Lopez,Company=Fabrikam", Text(unmatched, "newLeadUrl"), StringComparison.Ordinal);
        Assert.Equal(unmatched.GetRawText(), Assert.Single(Unmatched(await RowAsync(me, "To be made"))).GetRawText());

        // The form makes what the link filled in.
        var browser = team.Deployment.Sandbox.Salesforce;
        var form = await browser.GetStringAsync(new Uri(Text(unmatched, "newContactUrl")!));
        Assert.Contains($"name=\"Email\" value=\"{stranger}\"", form, StringComparison.Ordinal);
        using var values = new FormUrlEncodedContent(new Dictionary<string, string> { ["FirstName"] = "Maria", ["LastName"] = "Lopez", ["Email"] = stranger });
        using var saved = await browser.PostAsync(new Uri(Text(unmatched, "newContactUrl")!.Split('?')[0]), values);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        (await me.SyncNowAsync()).Completed();
        Assert.Equal("recorded", await me.CodeAsync("To be made"));
    }

    [Fact, Rule("O3"), Rule("M6")]
    public async Task What_a_person_may_not_make_is_not_offered_and_nothing_without_a_connection()
    {
        var me = await team.HireAsync();
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "Half known", "Hello", new { cc = new[] { team.Stranger() } });
        await team.ConfigureOrgAsync(new { notCreateable = new[] { "Lead" } });
        try
        {
            (await me.StartSyncingAsync()).Completed();
            var unmatched = Assert.Single(Unmatched(await me.ExplainAsync(message)));
            Assert.NotNull(Text(unmatched, "newContactUrl"));
            Assert.Null(Text(unmatched, "newLeadUrl"));
        }
        finally
        {
            await team.ConfigureOrgAsync(new { notCreateable = Array.Empty<string>() });
        }

        using var disconnected = await me.Http.DeleteAsync("/api/me/connections/salesforce");
        var told = Assert.Single(Unmatched(await me.ExplainAsync(message)));
        Assert.Null(Text(told, "newContactUrl"));
        Assert.Null(Text(told, "newLeadUrl"));
    }

    [Fact, Rule("M5"), Rule("D11"), Rule("M1")]
    public async Task An_address_that_is_ignored_from_then_on_is_told_among_those_that_are_not_looked_up()
    {
        var me = await team.HireAsync();
        var (stranger, customer) = (team.Stranger(), await team.CustomerAsync());
        var alone = await me.ReceiveAsync(stranger, "Nobody else", "Hello", new { cc = new[] { "boss@contoso.example" } });
        var recorded = await me.ReceiveAsync(customer, "Somebody else", "Hello", new { cc = new[] { stranger } });
        (await me.StartSyncingAsync()).Completed();
        Assert.Equal([$"{me.Email}: own", "boss@contoso.example: ownDomain"], Unsought(await me.ExplainAsync(alone)));

        Assert.Equal(200, (await me.Http.PostAnswerAsync(Mine, new { entries = stranger })).Status);

        var explanation = await me.ExplainAsync(alone);
        Assert.Equal("all_ignored", Text(explanation, "code"));
        Assert.Equal([$"{stranger}: ignored", $"{me.Email}: own", "boss@contoso.example: ownDomain"], Unsought(explanation));
        var told = explanation.GetProperty("unsought")[0];
        Assert.Equal(("user", "It is on your Ignore List."), (Text(told, "level"), Text(told, "sentence")));

        // What is recorded stays as it is; its address is no longer one to make somebody of.
        foreach (var again in new[] { await me.ExplainAsync(recorded), await RowAsync(me, "Somebody else") })
        {
            Assert.Equal("recorded", Text(again, "code"));
            Assert.Empty(Unmatched(again));
            Assert.Contains($"{stranger}: ignored", Unsought(again));
        }

        Assert.Equal(200, (await me.Http.AnswerAsync(new(HttpMethod.Delete, $"{Mine}?entry={Uri.EscapeDataString(stranger)}"))).Status);
        Assert.Equal([stranger], Unmatched(await me.ExplainAsync(recorded)).Select(a => Text(a, "address")));
        Assert.Equal("no_match", await me.ExplainedCodeAsync(alone));
    }

    [Fact, Rule("E3"), Rule("O3")]
    public async Task Of_a_recorded_message_the_row_knows_its_senders_name_alone()
    {
        var me = await team.HireAsync();
        var (from, to) = (team.Stranger(), team.Stranger());
        var message = await me.ReceiveAsync($"Maria Lopez <{from}>", "Names are forgotten", "Hello", new { to = new[] { me.Email, $"Ken Ito <{to}>", await team.CustomerAsync() } });
        (await me.StartSyncingAsync()).Completed();

        Assert.Equal(["Maria Lopez", null], Unmatched(await RowAsync(me, "Names are forgotten")).Select(a => Text(a, "name")));
        Assert.Equal(["Maria Lopez", "Ken Ito"], Unmatched(await me.ExplainAsync(message)).Select(a => Text(a, "name")));
    }

    private static async Task<JsonElement> RowAsync(Employee me, string subject)
    {
        var answer = await me.Http.GetAnswerAsync($"/api/me/history/{Uri.EscapeDataString(Text(await me.HistoryOfAsync(subject), "id")!)}");
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json;
    }

    private static List<JsonElement> Unmatched(JsonElement explanation) => [.. explanation.GetProperty("unmatched").EnumerateArray()];

    private static IEnumerable<string> Unsought(JsonElement explanation) =>
        explanation.GetProperty("unsought").EnumerateArray().Select(a => $"{Text(a, "address")}: {Text(a, "reason")}");

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
