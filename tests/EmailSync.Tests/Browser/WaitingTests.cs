using EmailSync.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace EmailSync.Tests.Browser;

/// <summary>A page whose data is on its way, or cannot come since the browser is offline, in every look.</summary>
[Collection(TheBrowser.Name)]
public sealed class WaitingTests(BrowserFixture fixture)
{
    [Fact, Rule("O7")]
    public async Task While_it_loads_and_while_it_is_offline_a_page_troubles_nobody()
    {
        var administrator = await fixture.SyncedAdministratorAsync();
        await using var visit = await fixture.VisitAsync();
        await visit.SignInAsync(administrator);
        await visit.Link("Sync History").ClickAsync();
        await visit.SettleAsync();
        await visit.Link("Sync Jobs").ClickAsync();
        await visit.SettleAsync();

        var release = new TaskCompletionSource();
        await visit.Page.Context.RouteAsync("**/api/me/history**", async route =>
        {
            await release.Task;
            await route.ContinueAsync();
        });
        await visit.GoToAsync("/history?view=excluded");
        await Expect(visit.Page.GetByRole(AriaRole.Status, new() { NameRegex = new("^Loading") })).ToBeVisibleAsync();
        Looks.AssertNone(await visit.FindingsInEveryLookAsync());
        release.SetResult();
        await visit.Page.GetByRole(AriaRole.List, new() { Name = "Excluded messages" }).WaitForAsync();

        await visit.Page.Context.SetOfflineAsync(true);
        await visit.Page.GetByRole(AriaRole.Tab, new() { Name = "Ignored" }).ClickAsync();
        await Expect(visit.Words("You are offline. We load your history as soon as you are back.")).ToBeVisibleAsync();
        Looks.AssertNone(await visit.FindingsInEveryLookAsync());
        await visit.PictureAsync("offline");
        await visit.Page.Context.SetOfflineAsync(false);
        await Expect(visit.Words("You are offline. We load your history as soon as you are back.")).ToHaveCountAsync(0);
    }
}
