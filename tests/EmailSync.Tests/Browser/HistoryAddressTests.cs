using EmailSync.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace EmailSync.Tests.Browser;

/// <summary>A row of the history offers for its addresses what the pane offers (O5), in the browser and at a phone's width.</summary>
[Collection(TheBrowser.Name)]
public sealed class HistoryAddressTests(BrowserFixture fixture)
{
    [Theory, Rule("O5"), Rule("D12"), Rule("M5"), Rule("O7")]
    [InlineData("wide", 1280, ColorScheme.Light)]
    [InlineData("narrow-dark", 320, ColorScheme.Dark)]
    public async Task An_address_of_a_row_is_made_somebody_or_ignored_by_keys(string look, int width, ColorScheme colours)
    {
        var me = await fixture.HireAsync($"Rita {look}");
        var (first, second) = ($"first.{look}@newhaven.example", $"somebody.with.a.long.name.{look}@newhaven.example");
        var subject = $"Two new ones, {look}";
        await me.ReceiveAsync($"Sam Ruiz <{first}>", $"A row beneath, {look}");
        await me.ReceiveAsync($"Sam Ruiz <{first}>", subject, more: new { cc = new[] { second } });
        (await me.StartSyncingAsync()).Completed();
        await using var visit = await fixture.VisitAsync(colours, width);
        await visit.SignInAsync(me.Person);
        await visit.GoToAsync("/history?view=unresolved");

        var menu = visit.Button($"Addresses {subject}");
        await visit.PressAsync(menu);
        var ignore = visit.Page.GetByRole(AriaRole.Menuitem, new() { Name = $"Ignore address {first}" });
        await Expect(ignore).ToBeVisibleAsync();
        Assert.Empty(await visit.Page.MainFrame.FindingsAsync());
        await visit.PictureAsync($"history-addresses-{look}");
        var create = visit.Page.GetByRole(AriaRole.Menuitem, new() { Name = $"Create Contact for {first}" });
        await Expect(create).ToBeFocusedAsync();
        var form = await visit.Page.RunAndWaitForPopupAsync(() => visit.Page.Keyboard.PressAsync("Enter"));
        await Expect(form.GetByLabel("Email")).ToHaveValueAsync(first);
        await form.CloseAsync();

        await menu.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(create).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(ignore).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        var row = visit.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = subject });
        await Expect(row.GetByText($"{first} is ignored from now on.")).ToBeVisibleAsync();
        await Expect(menu).ToBeFocusedAsync();
        await visit.PictureAsync($"history-address-ignored-{look}");
        Looks.AssertNone(await visit.FindingsInEveryLookAsync());
        Assert.Empty(visit.Complaints);
    }
}
