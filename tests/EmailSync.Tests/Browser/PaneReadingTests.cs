using EmailSync.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace EmailSync.Tests.Browser;

/// <summary>The pane beside a message, and the one click that changes what it says.</summary>
[Collection(TheBrowser.Name)]
public sealed class PaneReadingTests(BrowserFixture fixture)
{
    [Fact, Rule("O1"), Rule("O3"), Rule("E1")]
    public async Task It_says_what_was_made_of_a_message_and_leads_there()
    {
        var me = await fixture.HireAsync();
        var customer = await fixture.CustomerAsync("Rosa Marin");
        await me.ReceiveAsync(customer, "Offer for you", more: new { cc = new[] { "sam@new.example" } });
        (await me.StartSyncingAsync()).Completed();
        await using var outlook = await fixture.OutlookAsync(me);

        await outlook.ReadAsync("Offer for you");

        await Expect(outlook.State).ToContainTextAsync("on Rosa Marin.");
        await Expect(outlook.State.GetByText("Recorded", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(outlook.Pane.GetByRole(AriaRole.Region, new() { Name = "People who matched" })).ToContainTextAsync(customer);
        await Expect(outlook.Pane.GetByRole(AriaRole.Region, new() { Name = "Addresses that matched nobody when it was recorded" })).ToContainTextAsync("sam@new.example");
        await outlook.PaneButton("Why?").ClickAsync();
        await Expect(outlook.PaneWords("This decided")).ToBeVisibleAsync();
        var task = await outlook.Page.RunAndWaitForPopupAsync(() =>
            outlook.State.GetByRole(AriaRole.Link, new() { NameRegex = new("^Open in Salesforce") }).ClickAsync());
        await Expect(task.GetByRole(AriaRole.Heading, new() { Name = "Offer for you", Exact = true }).First).ToBeVisibleAsync();
        Assert.Empty(outlook.Visit.Complaints);
    }

    [Fact, Rule("O2"), Rule("O3"), Rule("D17"), Rule("D18")]
    public async Task One_click_changes_the_category_in_the_list_and_the_sentence()
    {
        var me = await fixture.HireAsync();
        await me.ReceiveAsync(await fixture.CustomerAsync(), "Quote");
        await me.ReceiveAsync("sam@new.example", "From nobody", more: new { categories = new[] { "CRM" } });
        (await me.StartSyncingAsync("designated")).Completed();
        await using var outlook = await fixture.OutlookAsync(me);
        await outlook.ReadAsync("Quote");
        await Expect(outlook.State).ToContainTextAsync("You record only designated emails, and this one is not.");

        await outlook.State.GetByRole(AriaRole.Button, new() { Name = "Record", Exact = true }).ClickAsync();
        await Expect(outlook.Message("Quote")).ToContainTextAsync("CRM");
        await Expect(outlook.State).ToContainTextAsync("you designated it, and it matches Maria Lopez (Contact).");

        await outlook.State.GetByRole(AriaRole.Button, new() { Name = "Do Not Record" }).ClickAsync();
        await Expect(outlook.Message("Quote")).ToContainTextAsync("DoNotSync");
        await Expect(outlook.Message("Quote")).Not.ToContainTextAsync("CRM");
        await Expect(outlook.State).ToContainTextAsync("It is marked Do Not Record, by the category DoNotSync.");

        await outlook.SelectAsync("From nobody");
        await Expect(outlook.State).ToContainTextAsync("Waiting for a match");
        await Expect(outlook.State).ToContainTextAsync("Nobody in Salesforce has the address sam@new.example. We look again until");
        Assert.Empty(outlook.Visit.Complaints);
    }

    [Fact, Rule("D16"), Rule("D8"), Rule("O3")]
    public async Task Record_now_asks_where_a_rule_is_overridden_and_ends_with_the_task()
    {
        var me = await fixture.HireAsync();
        var customer = await fixture.CustomerAsync();
        await me.ReceiveAsync(customer, "At once");
        await me.ReceiveAsync(customer, "Between us", more: new { sensitivity = "private" });
        (await me.StartSyncingAsync("designated")).Completed();
        await using var outlook = await fixture.OutlookAsync(me);

        await outlook.ReadAsync("At once");
        await outlook.State.GetByRole(AriaRole.Button, new() { Name = "Record now" }).ClickAsync();
        await Expect(outlook.State).ToContainTextAsync("on Maria Lopez.");
        await Expect(outlook.Message("At once")).ToContainTextAsync("CRM");

        await outlook.SelectAsync("Between us");
        await outlook.State.GetByRole(AriaRole.Button, new() { Name = "Record now" }).ClickAsync();
        var question = outlook.Pane.GetByRole(AriaRole.Alertdialog, new() { Name = "Record it all the same?" });
        await Expect(question).ToContainTextAsync("It is marked private, and your organisation does not record private mail.");
        await question.GetByRole(AriaRole.Button, new() { Name = "Record it" }).ClickAsync();
        await Expect(outlook.State).ToContainTextAsync("on Maria Lopez.");

        var made = (await fixture.Deployment.TasksAsync()).Where(t => t.GetProperty("OwnerId").GetString() == me.Person.SalesforceUserId);
        Assert.Equal(["At once", "Between us"], made.Select(t => t.GetProperty("Subject").GetString()!).Order(StringComparer.Ordinal));
    }
}
