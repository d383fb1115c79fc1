using EmailSync.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace EmailSync.Tests.Browser;

/// <summary>
/// The first walk in a Chromium with its own defaults: Playwright's switches change what pages on http and in frames may do and keep.
/// </summary>
[Collection(TheBrowser.Name)]
public sealed class PlainBrowserTests(BrowserFixture fixture)
{
    [Fact, Rule("O1"), Rule("O2"), Rule("O5")]
    public async Task The_first_walk_works_in_a_browser_as_people_start_it()
    {
        var me = await fixture.HireAsync("Walter Firsthand");
        await me.ReceiveAsync(await fixture.CustomerAsync(), "First walk");
        var (browser, visit) = await fixture.PlainVisitAsync();
        await using var _ = browser;
        var outlook = new OutlookPage(visit, fixture.Sandbox.Outlook.BaseAddress!);
        await outlook.OpenAsync(me.Person);
        await outlook.ReadAsync("First walk");
        await Expect(outlook.State).ToContainTextAsync("Email Sync is switched off.");

        await outlook.Button("Record").ClickAsync();
        await Expect(outlook.Notices).ToContainTextAsync("Marked Record. The next sync will look at it.");
        await Expect(outlook.Message("First walk")).ToContainTextAsync("CRM");

        await outlook.GoToSettingsAsync("Email Sync Settings");
        await outlook.PaneButton("Edit").ClickAsync();
        await outlook.Pane.GetByRole(AriaRole.Radio, new() { Name = "Attempt to Sync All Emails" }).CheckAsync();
        await outlook.PaneButton("Save").ClickAsync();
        await Expect(outlook.PaneWords("Your settings are saved.").First).ToBeVisibleAsync();
        await outlook.GoToSettingsAsync("Sync Jobs");
        await Expect(outlook.PaneWords("1 recorded of 1 seen")).ToBeVisibleAsync();
        await outlook.PaneButton("Back to the message").ClickAsync();
        await Expect(outlook.State).ToContainTextAsync("on Maria Lopez.");

        // Whoever is signed in beside the mail is so on the pages too: nobody is asked twice.
        await visit.Page.GotoAsync(fixture.Api.Address.AbsoluteUri);
        await visit.Heading("Sync Jobs").WaitForAsync();
        await visit.Link("Sync History").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.List, new() { Name = "Recorded messages" })).ToContainTextAsync("First walk");
        Assert.Empty(visit.Complaints);
    }
}
