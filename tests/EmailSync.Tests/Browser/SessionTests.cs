using EmailSync.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace EmailSync.Tests.Browser;

/// <summary>Who is at the browser, and what happens when the service is not.</summary>
[Collection(TheBrowser.Name)]
public sealed class SessionTests(BrowserFixture fixture)
{
    [Fact]
    public async Task Who_signs_out_leaves_nothing_to_the_next_person()
    {
        var administrator = await fixture.SyncedAdministratorAsync();
        await using var visit = await fixture.VisitAsync();
        await visit.SignInAsync(administrator);
        await Expect(visit.Link("Users")).ToBeVisibleAsync();

        await visit.Button(administrator.DisplayName).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        await visit.ChooseAsync(await fixture.MemberAsync("aiko"));

        await Expect(visit.Button("Aiko")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Cell, new() { Name = "Never Run" })).ToBeVisibleAsync();
        await visit.Link("Sync History").ClickAsync();
        await Expect(visit.Words("Nothing is recorded yet.")).ToBeVisibleAsync();
        Looks.AssertNone(await visit.FindingsInEveryLookAsync());
        await Expect(visit.Page.GetByText(administrator.DisplayName)).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
    }

    [Fact, Rule("O6")]
    public async Task Who_signs_out_is_signed_out_whomever_Outlook_speaks_for_in_the_same_browser()
    {
        var administrator = await fixture.SyncedAdministratorAsync();
        await using var visit = await fixture.VisitAsync();
        await visit.SignInAsync(administrator);
        var outlook = new OutlookPage(visit, fixture.Sandbox.Outlook.BaseAddress!);
        await outlook.OpenAsync(await fixture.MemberAsync("aiko"));
        await visit.Page.Locator("[data-subject]").First.ClickAsync();
        await outlook.ShowPaneAsync();
        await Expect(outlook.Pane.GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();

        await visit.GoToAsync("/jobs");
        await visit.Button(administrator.DisplayName).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();

        await Expect(visit.Button("Sign in")).ToBeVisibleAsync();
    }

    [Fact, Rule("O6")]
    public async Task A_sign_in_whose_answer_never_comes_ends_in_a_sentence_and_can_be_tried_again()
    {
        var person = await fixture.MemberAsync("aiko");
        await using var visit = await fixture.VisitAsync();
        await visit.Page.Clock.InstallAsync();
        var isHeld = true;
        await visit.Page.Context.RouteAsync("**/oauth2/v2.0/token**", route => isHeld ? Task.CompletedTask : route.ContinueAsync());
        await visit.Page.GotoAsync(fixture.Api.Address.AbsoluteUri);
        await visit.Button("Sign in").ClickAsync();
        await visit.Button(person.DisplayName).ClickAsync();
        await visit.Heading("EmailSync").WaitForAsync();

        await PassTimeUntilAsync(visit, visit.Page.GetByText("The sign-in did not answer."));
        isHeld = false;
        await visit.Button("Try again").ClickAsync();
        await visit.ChooseAsync(person);
    }

    private static async Task PassTimeUntilAsync(BrowserVisit visit, ILocator sentence)
    {
        for (var turn = 0; turn < 20 && await sentence.CountAsync() == 0; turn++)
        {
            await visit.Page.Clock.FastForwardAsync(5_000);
            await Task.Delay(100);
        }

        await Expect(sentence).ToBeVisibleAsync();
    }

    [Fact, Rule("N3")]
    public async Task Nobody_but_an_administrator_gets_to_the_administrators_pages()
    {
        await using var visit = await fixture.VisitAsync();
        await visit.SignInAsync(await fixture.MemberAsync("diego"));

        await Expect(visit.Words("Administration")).ToHaveCountAsync(0);
        await Expect(visit.Link("Users")).ToHaveCountAsync(0);
        foreach (var page in new[] { "/users", "/organisation", "/organisation/edit" })
        {
            await visit.GoToAsync("/jobs");
            await visit.Heading("Sync Jobs").WaitForAsync();
            await visit.GoToAsync(page);
            await visit.Heading("Only administrators can open this page.").WaitForAsync();
        }

        Looks.AssertNone(await visit.FindingsInEveryLookAsync());
        await visit.PictureAsync("refused");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task While_the_service_is_away_a_page_says_so_and_tries_again_when_asked()
    {
        await using var visit = await fixture.VisitAsync();
        await visit.SignInAsync(await fixture.SyncedAdministratorAsync());
        await visit.Link("Sync History").ClickAsync();
        var rows = visit.Page.GetByRole(AriaRole.List, new() { Name = "Recorded messages" }).GetByRole(AriaRole.Listitem);
        await rows.First.WaitForAsync();

        await fixture.Api.KillAsync();
        try
        {
            // What is shown stays, and is said to be old; what was never loaded fails, with a way on.
            await visit.Button("Refresh").ClickAsync();
            await Expect(visit.Words("We could not refresh your history. What you see may be old.")).ToBeVisibleAsync();
            await Expect(rows.First).ToBeVisibleAsync();
            Looks.AssertNone(await visit.FindingsInEveryLookAsync());
            await visit.PictureAsync("away-old");
            await visit.Page.GetByRole(AriaRole.Tab, new() { Name = "Excluded" }).ClickAsync();
            await visit.Heading("We could not load your history.").WaitForAsync();
            Looks.AssertNone(await visit.FindingsInEveryLookAsync());
            await visit.PictureAsync("away-failed");

            // A page whose program was not loaded yet.
            await visit.Link("Connections").ClickAsync();
            await visit.Button("Try again").WaitForAsync();
            Looks.AssertNone(await visit.FindingsInEveryLookAsync());
            await visit.PictureAsync("away-page");
        }
        finally
        {
            await fixture.Api.RestartAsync();
        }

        await visit.PressAsync(visit.Button("Try again"));
        await visit.Heading("Connections").WaitForAsync();
        await Expect(visit.Page.GetByText("Connected as")).ToBeVisibleAsync();
        await visit.Link("Sync History").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Tab, new() { Name = "Excluded" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.List, new() { Name = "Excluded messages" }).WaitForAsync();
    }

    [Fact, Rule("S6")]
    public async Task The_settings_are_edited_and_saved_by_keys_alone()
    {
        var person = await fixture.MemberAsync("chloe");
        await fixture.ConnectAsync(person);
        await using var visit = await fixture.VisitAsync();
        var page = visit.Page;
        await page.GotoAsync(fixture.Api.Address.AbsoluteUri);
        await visit.PressAsync(visit.Button("Sign in"));
        await visit.PressAsync(visit.Button(person.DisplayName));
        await visit.Heading("Sync Jobs").WaitForAsync();

        await visit.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Email Sync Settings", Exact = true }));
        await visit.PressAsync(visit.Button("Edit"));
        await visit.TabToAsync(page.GetByRole(AriaRole.Radio, new() { Name = "Do Not Sync Emails" }));
        await page.Keyboard.PressAsync("ArrowDown");
        await visit.TabToAsync(page.GetByRole(AriaRole.Checkbox, new() { Name = "Saturday" }));
        await page.Keyboard.PressAsync("Space");
        await visit.TabToAsync(page.GetByRole(AriaRole.Textbox, new() { Name = "Past days" }));
        await page.Keyboard.PressAsync("ControlOrMeta+A");
        await page.Keyboard.TypeAsync("40");
        await visit.PressAsync(visit.Button("Save"));
        await Expect(visit.Words("Give a whole number of days from 1 to 30.").First).ToBeVisibleAsync();
        await visit.PictureAsync("keys-refused");
        await visit.TabToAsync(page.GetByRole(AriaRole.Textbox, new() { Name = "Past days" }));
        await page.Keyboard.PressAsync("ControlOrMeta+A");
        await page.Keyboard.TypeAsync("14");
        await visit.PressAsync(visit.Button("Save"));

        await Expect(visit.Words("Your settings are saved.")).ToBeVisibleAsync();
        await Expect(visit.Words("Attempt to Sync All Emails")).ToBeVisibleAsync();
        await Expect(visit.Words("14 days")).ToBeVisibleAsync();
        await visit.PictureAsync("keys-saved");
        Assert.Empty(visit.Complaints);
    }
}
