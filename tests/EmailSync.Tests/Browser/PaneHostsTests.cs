using EmailSync.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace EmailSync.Tests.Browser;

/// <summary>The pane in other Outlooks than the one on the web, and whom it speaks for there.</summary>
[Collection(TheBrowser.Name)]
public sealed class PaneHostsTests(BrowserFixture fixture)
{
    /// <summary>An Outlook that has no bridge for the sign-in.</summary>
    private const string WithoutBridge = "ltsc2021";

    [Theory, Rule("O1"), Rule("O2"), Rule("O5")]
    [InlineData("newWindows")]
    [InlineData("classicWindows")]
    [InlineData("mac")]
    [InlineData(WithoutBridge)]
    public async Task A_message_is_read_and_marked_and_My_Settings_open(string profile)
    {
        var me = await fixture.HireAsync();
        await me.ReceiveAsync(await fixture.CustomerAsync(), "Quote");
        (await me.StartSyncingAsync("designated")).Completed();
        await using var outlook = await fixture.OutlookAsync(me, $"profile={profile}");
        await outlook.ReadAsync("Quote");
        if (profile == WithoutBridge)
        {
            Looks.AssertNone(await outlook.FindingsInEveryLookAsync());
            await SignInByWindowAsync(outlook, me);
        }

        await Expect(outlook.State).ToContainTextAsync("You record only designated emails, and this one is not.");
        await outlook.State.GetByRole(AriaRole.Button, new() { Name = "Record", Exact = true }).ClickAsync();
        await Expect(outlook.Message("Quote")).ToContainTextAsync("CRM");
        await Expect(outlook.State).ToContainTextAsync("you designated it, and it matches Maria Lopez (Contact).");
        await outlook.GoToSettingsAsync("Email Sync Settings");
        await Expect(outlook.PaneButton("Edit")).ToBeVisibleAsync();
        Assert.Empty(outlook.Visit.Complaints);
    }

    [Fact]
    public async Task Who_signed_in_by_a_window_stays_so_until_they_sign_out()
    {
        var me = await fixture.HireAsync();
        await me.ReceiveAsync("sam@new.example", "First");
        await using var outlook = await fixture.OutlookAsync(me, $"profile={WithoutBridge}");
        await outlook.ReadAsync("First");
        await SignInByWindowAsync(outlook, me);
        await outlook.State.WaitForAsync();

        await outlook.OpenAsync(me.Person, $"profile={WithoutBridge}");
        await outlook.ReadAsync("First");
        await outlook.State.WaitForAsync();
        await outlook.PaneButton("My Settings").ClickAsync();
        Looks.AssertNone(await outlook.FindingsInEveryLookAsync());
        await outlook.Pane.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        await Expect(outlook.PaneButton("Sign in")).ToBeVisibleAsync();
    }

    [Theory, Rule("O1")]
    [InlineData("web")]
    [InlineData(WithoutBridge)]
    public async Task Whoever_has_signed_in_on_the_pages_is_not_whom_Outlook_is_open_for(string profile)
    {
        var me = await fixture.HireAsync();
        await me.ReceiveAsync("sam@new.example", "First");
        await using var visit = await fixture.VisitAsync();
        await visit.SignInAsync(await fixture.SyncedAdministratorAsync());
        var outlook = new OutlookPage(visit, fixture.Sandbox.Outlook.BaseAddress!);
        await outlook.OpenAsync(me.Person, $"profile={profile}");

        await outlook.ReadAsync("First");

        await Expect(profile == WithoutBridge ? outlook.PaneButton("Sign in") : outlook.State.GetByText("Email Sync is switched off.")).ToBeVisibleAsync();
    }

    [Fact, Rule("O2")]
    public async Task A_sign_in_that_fails_says_why_and_leaves_the_ribbon_its_work()
    {
        var me = await fixture.HireAsync();
        await me.ReceiveAsync("sam@new.example", "First");
        await using var outlook = await fixture.OutlookAsync(me, "signIn=fail");
        await outlook.ReadAsync("First");

        await Expect(outlook.PaneButton("Try again")).ToBeVisibleAsync();
        await Expect(outlook.Pane.GetByText("The sign-in is not there at the moment.")).ToBeVisibleAsync();
        Looks.AssertNone(await outlook.FindingsInEveryLookAsync());
        await outlook.Button("Record").ClickAsync();
        await Expect(outlook.Message("First")).ToContainTextAsync("CRM");
    }

    [Fact, Rule("O1"), Rule("O2"), Rule("O3")]
    public async Task The_open_pane_follows_what_the_ribbon_marks()
    {
        var me = await fixture.HireAsync();
        await me.ReceiveAsync(await fixture.CustomerAsync(), "Quote");
        (await me.StartSyncingAsync("designated")).Completed();
        await using var outlook = await fixture.OutlookAsync(me);
        await outlook.ReadAsync("Quote");
        await Expect(outlook.State).ToContainTextAsync("You record only designated emails, and this one is not.");

        await outlook.Button("Record").ClickAsync();
        await Expect(outlook.State).ToContainTextAsync("you designated it, and it matches Maria Lopez (Contact).");
        await outlook.Button("Do Not Record").ClickAsync();
        await Expect(outlook.State).ToContainTextAsync("It is marked Do Not Record, by the category DoNotSync.");
    }

    private static async Task SignInByWindowAsync(OutlookPage outlook, Employee me)
    {
        var window = await outlook.Page.RunAndWaitForPopupAsync(() => outlook.PaneButton("Sign in").ClickAsync());
        await window.GetByRole(AriaRole.Button, new() { Name = me.Email }).ClickAsync();
    }
}
