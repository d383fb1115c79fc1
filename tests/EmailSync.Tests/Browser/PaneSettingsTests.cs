using EmailSync.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace EmailSync.Tests.Browser;

/// <summary>My Settings beside the mail (O5), from the first choice to the recorded message, and back to it.</summary>
[Collection(TheBrowser.Name)]
public sealed class PaneSettingsTests(BrowserFixture fixture)
{
    [Fact, Rule("O5"), Rule("O6"), Rule("T2")]
    public async Task A_person_sets_syncs_looks_and_comes_back_without_leaving_outlook()
    {
        var me = await fixture.HireAsync();
        var customer = await fixture.CustomerAsync();
        await me.ReceiveAsync(customer, "Before");
        await using var outlook = await fixture.OutlookAsync(me);
        var pane = outlook.Pane;
        await outlook.ReadAsync("Before");
        await Expect(outlook.State).ToContainTextAsync("Email Sync is switched off.");

        await outlook.GoToSettingsAsync("Sync Jobs");
        await Expect(pane.GetByRole(AriaRole.Cell, new() { Name = "Never Run" })).ToBeVisibleAsync();
        await pane.GetByRole(AriaRole.Link, new() { Name = "Edit Email" }).ClickAsync();
        await pane.GetByRole(AriaRole.Radio, new() { Name = "Attempt to Sync All Emails" }).CheckAsync();
        await outlook.PaneButton("Save").ClickAsync();
        await Expect(outlook.PaneWords("Your settings are saved.").First).ToBeVisibleAsync();
        await pane.GetByRole(AriaRole.Link, new() { Name = "See your Sync Jobs" }).ClickAsync();
        await Expect(outlook.PaneWords("1 recorded of 1 seen")).ToBeVisibleAsync();

        await me.ReceiveAsync(customer, "After");
        await outlook.PaneButton("Sync Now: Email").ClickAsync();
        await EmployeeSteps.UntilAsync(async () => await me.CodeAsync("After") == "recorded");
        await outlook.GoToSettingsAsync("Sync History");
        var rows = pane.GetByRole(AriaRole.List, new() { Name = "Recorded messages" }).GetByRole(AriaRole.Listitem);
        await Expect(rows).ToHaveCountAsync(2);
        await Expect(rows.First).ToContainTextAsync("After");
        await rows.First.GetByRole(AriaRole.Button, new() { NameRegex = new("^Why") }).ClickAsync();
        var why = pane.GetByRole(AriaRole.Dialog, new() { Name = "Why?" });
        await Expect(why.GetByText("This decided")).ToBeVisibleAsync();
        await why.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();

        await outlook.GoToSettingsAsync("Connections");
        await Expect(outlook.PaneWords("Connected as")).ToBeVisibleAsync();
        await outlook.PaneButton("Back to the message").ClickAsync();
        await Expect(outlook.State).ToContainTextAsync("on Maria Lopez.");
        Assert.Empty(outlook.Visit.Complaints);
    }
}
