using EmailSync.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace EmailSync.Tests.Browser;

/// <summary>Something that the pane needs is not there: it says so, with the way on, and takes up again.</summary>
[Collection(TheBrowser.Name)]
public sealed class PaneTroubleTests(BrowserFixture fixture)
{
    [Fact, Rule("O2"), Rule("O3")]
    public async Task While_the_service_is_away_the_marks_still_work_and_the_pane_takes_up_again_by_itself()
    {
        var me = await fixture.HireAsync();
        var customer = await fixture.CustomerAsync();
        await me.ReceiveAsync(customer, "First");
        await me.ReceiveAsync(customer, "Second");
        await using var outlook = await fixture.OutlookAsync(me);
        await outlook.ReadAsync("First");
        await outlook.State.WaitForAsync();
        await outlook.Button("Record").ClickAsync();
        await Expect(outlook.Notices).ToContainTextAsync("Marked Record. The next sync will look at it.");

        await fixture.Api.KillAsync();
        try
        {
            await outlook.SelectAsync("Second");
            await Expect(outlook.PaneWords("We could not load what happened to this message.")).ToBeVisibleAsync();
            await outlook.Button("Do Not Record").ClickAsync();
            await Expect(outlook.Notices).ToContainTextAsync("Marked Do Not Record. The next sync will look at it.");
            await Expect(outlook.Message("Second")).ToContainTextAsync("DoNotSync");
            await outlook.PaneButton("Record").ClickAsync();
            await Expect(outlook.Message("Second")).ToContainTextAsync("CRM");
            await Expect(outlook.Message("Second")).Not.ToContainTextAsync("DoNotSync");
            Looks.AssertNone(await outlook.FindingsInEveryLookAsync());
            await outlook.Visit.PictureAsync("pane-away");
        }
        finally
        {
            await fixture.Api.RestartAsync();
        }

        await outlook.State.WaitForAsync();
        Assert.Equal("", await outlook.Alerts.InnerTextAsync());
    }

    [Fact, Rule("B4")]
    public async Task A_sync_that_is_stopped_says_why_and_is_mended_from_the_pane()
    {
        var me = await fixture.HireAsync();
        await me.ReceiveAsync(await fixture.CustomerAsync(), "First");
        await fixture.Control.PostAsync("/salesforce/revoke", new { user = me.Person.SalesforceUserId });
        Assert.Equal("failed", (await me.StartSyncingAsync()).GetProperty("result").GetString());
        await using var outlook = await fixture.OutlookAsync(me);

        await outlook.ReadAsync("First");
        await Expect(outlook.State).ToContainTextAsync("Sync is stopped");
        await Expect(outlook.State).ToContainTextAsync("The connection to Salesforce has expired or was revoked. Connect again.");
        Looks.AssertNone(await outlook.FindingsInEveryLookAsync());

        // One click: the window is Salesforce's own.
        var salesforce = await outlook.Page.RunAndWaitForPopupAsync(
            () => outlook.State.GetByRole(AriaRole.Button, new() { Name = "Connect again" }).ClickAsync());
        await salesforce.GetByRole(AriaRole.Button, new() { Name = "Allow" }).ClickAsync();
        await EmployeeSteps.UntilAsync(async () => await me.CodeAsync("First") == "recorded");
        await Expect(outlook.State).ToContainTextAsync("on Maria Lopez.");
        await Expect(outlook.PaneButton("Connect again")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_sign_in_that_is_never_answered_ends_in_a_sentence()
    {
        var me = await fixture.HireAsync();
        await me.ReceiveAsync("sam@new.example", "First");
        await using var visit = await fixture.VisitAsync();
        var outlook = new OutlookPage(visit, fixture.Sandbox.Outlook.BaseAddress!);
        await visit.Page.Clock.InstallAsync();
        await outlook.OpenAsync(me.Person, "signIn=never");
        await outlook.ReadAsync("First");
        await outlook.Pane.GetByRole(AriaRole.Status, new() { Name = "Loading EmailSync" }).WaitForAsync();

        var sentence = outlook.Pane.GetByText("The sign-in did not answer.");
        for (var turn = 0; turn < 20 && await sentence.CountAsync() == 0; turn++)
        {
            await visit.Page.Clock.FastForwardAsync(5_000);
            await Task.Delay(100);
        }

        await Expect(sentence).ToBeVisibleAsync();
        await Expect(outlook.PaneButton("Try again")).ToBeVisibleAsync();
        await visit.Page.Clock.ResumeAsync();
        Looks.AssertNone(await outlook.FindingsInEveryLookAsync());
        await visit.PictureAsync("pane-unanswered");
    }

    [Fact]
    public async Task Who_must_agree_first_is_asked_once_on_a_press_of_theirs()
    {
        var me = await fixture.HireAsync();
        await me.ReceiveAsync("sam@new.example", "First");
        await using var outlook = await fixture.OutlookAsync(me, "signIn=consent");
        await outlook.ReadAsync("First");

        await outlook.PaneButton("Sign in").WaitForAsync();
        Looks.AssertNone(await outlook.FindingsInEveryLookAsync());
        await outlook.PaneButton("Sign in").ClickAsync();
        await outlook.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Allow" }).ClickAsync();
        await outlook.State.WaitForAsync();
        await outlook.GoToSettingsAsync("Sync Jobs");
        await Expect(outlook.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }
}
