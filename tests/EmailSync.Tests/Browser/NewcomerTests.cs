using EmailSync.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace EmailSync.Tests.Browser;

/// <summary>Somebody who has connected nothing and chosen nothing.</summary>
[Collection(TheBrowser.Name)]
public sealed class NewcomerTests(BrowserFixture fixture)
{
    [Theory, Rule("T2"), Rule("S5")]
    [InlineData("light", ColorScheme.Light, 1280)]
    [InlineData("dark", ColorScheme.Dark, 1280)]
    [InlineData("narrow", ColorScheme.Light, 320)]
    public async Task Is_led_to_the_connection_and_offered_no_sync_before(string look, ColorScheme colours, int width)
    {
        await using var visit = await fixture.VisitAsync(colours, width);
        await visit.SignInAsync(await fixture.MemberAsync("diego"));

        var syncNow = visit.Button("Sync Now: Email");
        await visit.TabToAsync(syncNow);
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(syncNow).ToBeDisabledAsync();
        await Expect(syncNow).ToHaveAccessibleDescriptionAsync("Connect Salesforce first. Then choose in Email Sync Settings what to sync, and save.");
        await visit.SettleAsync();
        await visit.PictureAsync($"newcomer-{look}");
        if (look == "light")
        {
            Looks.AssertNone(await visit.FindingsInEveryLookAsync());
        }

        Assert.False(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"));

        await visit.Link("Connect Salesforce").ClickAsync();
        await Expect(visit.Button("Connect Salesforce")).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }
}
