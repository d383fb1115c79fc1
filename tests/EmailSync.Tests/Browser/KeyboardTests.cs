using EmailSync.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace EmailSync.Tests.Browser;

/// <summary>Without a mouse: every stop can be reached, is seen, and works.</summary>
[Collection(TheBrowser.Name)]
public sealed class KeyboardTests(BrowserFixture fixture)
{
    /// <summary>Whether a ring or a bar is drawn at the element that has the focus, at what holds it or beside it.</summary>
    private const string IsSeen = """
        (element) => {
            const isDrawn = (style, isPart) =>
                (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) ||
                (isPart && style.content !== "none" && ["Top", "Bottom"].some((side) => style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) >= 2));
            const isLink = element.matches("a, button") && getComputedStyle(element).textDecorationStyle === "double";
            const around = [element, element.parentElement, element.parentElement?.parentElement].filter(Boolean);
            return isLink || around.some((one) => isDrawn(getComputedStyle(one), false) || ["::before", "::after"].some((part) => isDrawn(getComputedStyle(one, part), true)));
        }
        """;

    private OutlookPage _outlook = null!;

    private IKeyboard Keyboard => _outlook.Page.Keyboard;

    [Fact, Rule("O7")]
    public async Task The_pane_is_walked_and_a_setting_changed_by_keys_alone()
    {
        var me = await fixture.HireAsync();
        await me.ReceiveAsync(await fixture.CustomerAsync(), "By keys");
        (await me.StartSyncingAsync("designated")).Completed();
        await using var outlook = _outlook = await fixture.OutlookAsync(me);
        var pane = outlook.Pane;

        await outlook.Visit.TabToAsync(outlook.Page.GetByRole(AriaRole.Listbox, new() { Name = "Messages" }));
        await Keyboard.PressAsync("ArrowDown");
        await Expect(outlook.Button("EmailSync")).ToBeEnabledAsync();
        await outlook.Visit.TabToAsync(outlook.Button("EmailSync"));
        await Keyboard.PressAsync("Enter");
        await Expect(outlook.State).ToContainTextAsync("You record only designated emails");

        await PressAsync(outlook.PaneButton("Record"));
        await Expect(outlook.State).ToContainTextAsync("Will be recorded");
        await PressAsync(outlook.PaneButton("Why?"), "Space");
        await Expect(outlook.PaneWords("This decided")).ToBeVisibleAsync();

        await PressAsync(outlook.PaneButton("My Settings"));
        await pane.GetByRole(AriaRole.Menu).WaitForAsync();
        await Keyboard.PressAsync("ArrowDown");
        await SeenAsync(pane.GetByRole(AriaRole.Menuitem, new() { Name = "Email Sync Settings" }));
        await Keyboard.PressAsync("Enter");
        await PressAsync(outlook.PaneButton("Edit"));
        await StopAtAsync(pane.GetByRole(AriaRole.Radio, new() { Name = "Attempt to Sync Emails Only When Designated" }));
        await Keyboard.PressAsync("ArrowUp");
        await SeenAsync(pane.GetByRole(AriaRole.Radio, new() { Name = "Attempt to Sync All Emails" }));
        await StopAtAsync(pane.GetByRole(AriaRole.Textbox, new() { Name = "Sync Frequency" }));
        await Keyboard.PressAsync("ControlOrMeta+A");
        await Keyboard.TypeAsync("45");
        await StopAtAsync(pane.GetByRole(AriaRole.Checkbox, new() { Name = "Monday" }));
        await Keyboard.PressAsync("Space");
        await PressAsync(outlook.PaneButton("Save"));
        await Expect(outlook.PaneWords("Your settings are saved.").First).ToBeVisibleAsync();
        await PressAsync(outlook.PaneButton("Back to the message"));

        await Expect(outlook.State).ToContainTextAsync("Maria Lopez");
        var form = (await me.Http.GetAnswerAsync("/api/me/jobs/email/settings")).Json.GetProperty("values");
        Assert.Equal(("all", 45), (form.GetProperty("mode").GetString(), form.GetProperty("intervalMinutes").GetInt32()));
        Assert.DoesNotContain("monday", form.GetProperty("days").EnumerateArray().Select(day => day.GetString()));
        Assert.Empty(outlook.Visit.Complaints);
    }

    private async Task PressAsync(ILocator there, string key = "Enter")
    {
        await StopAtAsync(there);
        await Keyboard.PressAsync(key);
    }

    private async Task StopAtAsync(ILocator there)
    {
        await there.WaitForAsync();
        await _outlook.Visit.TabToAsync(there);
        await SeenAsync(there);
    }

    private static async Task SeenAsync(ILocator there)
    {
        await Expect(there).ToBeFocusedAsync();
        Assert.True(await there.EvaluateAsync<bool>(IsSeen), $"The focus is not seen at {there}.");
    }
}
