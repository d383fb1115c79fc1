using System.Text.RegularExpressions;
using EmailSync.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace EmailSync.Tests.Browser;

/// <summary>The five minutes of somebody who has never seen this, in a real browser.</summary>
[Collection(TheBrowser.Name)]
public sealed partial class FirstVisitTests(BrowserFixture fixture)
{
    [Fact, Rule("T2"), Rule("T4"), Rule("E1"), Rule("R1")]
    public async Task From_the_address_to_a_task_on_the_contacts_timeline()
    {
        await using var visit = await fixture.VisitAsync();
        var page = visit.Page;

        await visit.SignInAsync(await fixture.MemberAsync("lukas"));
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "Never Run" })).ToBeVisibleAsync();
        await visit.PictureAsync("walk-1-signed-in");

        await visit.Link("Connections").ClickAsync();
        await visit.Button("Connect Salesforce").ClickAsync();
        await visit.Heading("Allow EmailSync to use Salesforce?").WaitForAsync();
        await visit.PictureAsync("walk-2-consent");
        await visit.Button("Allow").ClickAsync();
        await Expect(visit.Words("Salesforce is connected.")).ToBeVisibleAsync();
        await visit.PictureAsync("walk-3-connected");

        // Held in the middle, so that somebody can watch.
        var hold = await fixture.Sandbox.Control.AddFaultAsync(new { system = "salesforce", kind = "hold", route = "POST */composite/sobjects", count = 1 });
        await visit.Link("Email Sync Settings").ClickAsync();
        await visit.Button("Edit").ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "Attempt to Sync All Emails" }).CheckAsync();
        await visit.PictureAsync("walk-4-settings");
        await visit.Button("Save").ClickAsync();
        await Expect(visit.Words("Your settings are saved.")).ToBeVisibleAsync();

        await visit.Link("See your Sync Jobs").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await Expect(page.GetByText(Progress())).ToBeVisibleAsync();
        await visit.PictureAsync("walk-5-running");
        await fixture.Sandbox.Control.ReleaseAsync(hold);
        await Expect(page.GetByText(Ended())).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await visit.PictureAsync("walk-6-ended");

        await visit.Link("Sync History").ClickAsync();
        foreach (var view in new[] { "Unresolved", "Excluded", "Recorded" })
        {
            await page.GetByRole(AriaRole.Tab, new() { Name = view, Exact = true }).ClickAsync();
            var rows = page.GetByRole(AriaRole.List, new() { Name = $"{view} messages" }).GetByRole(AriaRole.Listitem);
            await rows.First.WaitForAsync();
            await visit.PictureAsync($"walk-7-{view}");
            Assert.All(await rows.AllInnerTextsAsync(), row => Assert.Matches(@"\.(\n|$)", row));
        }

        var recorded = page.GetByRole(AriaRole.List, new() { Name = "Recorded messages" }).GetByRole(AriaRole.Listitem).First;
        await recorded.GetByRole(AriaRole.Button, new() { NameRegex = new("^Why") }).ClickAsync();
        var why = page.GetByRole(AriaRole.Dialog, new() { Name = "Why?" });
        await Expect(why.GetByText("This decided")).ToBeVisibleAsync();
        var subject = await why.GetByRole(AriaRole.Heading, new() { Level = 2 }).Last.InnerTextAsync();
        await visit.PictureAsync("walk-8-why");

        // Who matched comes first among the links, the Task and the people it is on after that.
        var contact = await page.RunAndWaitForPopupAsync(() => why.GetByRole(AriaRole.Link, new() { NameRegex = new("opens in a new tab") }).First.ClickAsync());
        await Expect(contact.Locator("main")).ToContainTextAsync("Contact");
        await Expect(contact.GetByRole(AriaRole.Heading, new() { Name = subject, Exact = true }).First).ToBeVisibleAsync();
        await visit.PictureAsync("walk-9-timeline", contact);

        Assert.Empty(visit.Complaints);
        var known = new[] { fixture.Api.Address, fixture.Sandbox.Entra.BaseAddress!, fixture.Sandbox.Salesforce.BaseAddress! };
        Assert.Equal(known.Select(uri => uri.Authority).Order(StringComparer.Ordinal), visit.Hosts);
    }

    [GeneratedRegex(@"^Looked at \d+ of [1-9]\d*, recorded \d+$")]
    private static partial Regex Progress();

    [GeneratedRegex(@"^[1-9]\d* recorded of \d+ seen$")]
    private static partial Regex Ended();
}
