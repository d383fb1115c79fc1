using EmailSync.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace EmailSync.Tests.Browser;

/// <summary>What has the focus is not covered by a bar that sticks to an edge of the page (WCAG 2.4.11), whichever way the page is walked.</summary>
[Collection(TheBrowser.Name)]
public sealed class FocusInSightTests(BrowserFixture fixture)
{
    /// <summary>What has the focus, where its top, middle or bottom is out of sight or under something else; null: all of it is seen.</summary>
    private const string Covered = """
        () => {
            const element = document.activeElement;
            if (element === null || element === document.body) return null;
            // A link whose words are on two lines has a box a line.
            const hidden = [...element.getClientRects()].filter((box) => box.height <= innerHeight / 2).flatMap((box) => {
                const inset = Math.min(2, box.height / 4);
                return [box.top + inset, (box.top + box.bottom) / 2, box.bottom - inset].flatMap((y) => {
                    const there = document.elementFromPoint((box.left + box.right) / 2, y);
                    const isSeen = there !== null && (element.contains(there) || there.contains(element) && !there.matches("body, html") || [...(element.labels ?? [])].some((label) => label.contains(there)));
                    return isSeen ? [] : [`${Math.round(y)} of ${innerHeight}: ${there?.tagName} ${there?.innerText?.slice(0, 40)}`];
                });
            });
            return hidden.length === 0 ? null : `${element.id} ${element.labels?.[0]?.innerText ?? element.innerText} at ${hidden.join(", ")}`;
        }
        """;

    [Theory, Rule("O7")]
    [InlineData("Tabea", 1280, 820)]
    [InlineData("Ottilie", 320, 640)]
    public async Task In_the_settings(string name, int width, int height)
    {
        var me = await fixture.HireAsync(name);
        await using var visit = await fixture.VisitAsync();
        await visit.Page.SetViewportSizeAsync(width, height);
        await visit.SignInAsync(me.Person);
        await visit.GoToAsync("/settings/edit");
        await visit.Button("Save").WaitForAsync();
        await visit.SettleAsync();

        Assert.Empty(await WalkAsync(visit, visit.Button("Save"), "Tab"));
        // What is on the bar is in sight, and moves nothing.
        var before = await visit.Page.EvaluateAsync<double>("scrollY");
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal(before, await visit.Page.EvaluateAsync<double>("scrollY"));
        Assert.Empty(await WalkAsync(visit, visit.Page.GetByRole(AriaRole.Radio, new() { Name = "Do Not Sync Emails" }), "Shift+Tab"));
    }

    [Theory, Rule("O7"), Rule("O5")]
    [InlineData("Barbara", 1280, 500)]
    [InlineData("Walburga", 320, 640)]
    public async Task Under_the_bar_of_selected_messages(string name, int width, int height)
    {
        var me = await fixture.HireAsync(name);
        var customer = await fixture.CustomerAsync();
        for (var number = 1; number <= 12; number++)
        {
            await me.ReceiveAsync(customer, $"Row {number}");
        }

        (await me.StartSyncingAsync()).Completed();
        await using var visit = await fixture.VisitAsync();
        await visit.Page.SetViewportSizeAsync(width, height);
        await visit.SignInAsync(me.Person);
        await visit.GoToAsync("/history");
        await visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select Row 12" }).CheckAsync();
        await visit.SettleAsync();

        var last = visit.Page.GetByRole(AriaRole.Listitem).Last.GetByRole(AriaRole.Button, new() { NameRegex = new("^Why") });
        await last.FocusAsync();
        Assert.Empty(await WalkAsync(visit, visit.Page.GetByRole(AriaRole.Group, new() { Name = "Selected messages" }).GetByRole(AriaRole.Checkbox), "Shift+Tab"));
    }

    /// <summary>Presses the key until the focus is there, and names what was covered on the way.</summary>
    private static async Task<IReadOnlyList<string>> WalkAsync(BrowserVisit visit, ILocator there, string key)
    {
        List<string> covered = [];
        for (var presses = 0; presses < 120; presses++)
        {
            await visit.Page.Keyboard.PressAsync(key);
            if (await visit.Page.EvaluateAsync<string?>(Covered) is { } hidden)
            {
                covered.Add(hidden);
            }

            if (await there.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return covered;
            }
        }

        throw new InvalidOperationException($"{key} does not lead to {there}.");
    }
}
