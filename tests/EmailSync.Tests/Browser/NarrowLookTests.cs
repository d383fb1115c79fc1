using EmailSync.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace EmailSync.Tests.Browser;

/// <summary>What a page shows only when it is asked for it, at a phone's width: it fits, and axe finds nothing. The pictures are kept.</summary>
[Collection(TheBrowser.Name)]
public sealed class NarrowLookTests(BrowserFixture fixture)
{
    [Theory, Rule("O7"), Rule("O5")]
    [InlineData("light", ColorScheme.Light)]
    [InlineData("dark", ColorScheme.Dark)]
    public async Task What_a_page_shows_when_it_is_asked_fits_a_phone(string look, ColorScheme colours)
    {
        var me = await fixture.HireAsync($"Paula {look}");
        var customer = await fixture.CustomerAsync();
        object[] attachments = [new { name = "The plan of the new pumps, second version.pdf", text = "A plan" }, new { name = "film.mp4", size = 9_000_000 }];
        await me.ReceiveAsync(customer, "Without a file");
        await me.ReceiveAsync(customer, "With a file", more: new { attachments });
        (await me.StartSyncingAsync()).Completed();
        await using var visit = await fixture.VisitAsync(colours, width: 320);
        List<string> findings = [];
        async Task LookAtAsync(string name)
        {
            await visit.SettleAsync();
            await visit.PictureAsync($"phone-{name}-{look}");
            findings.AddRange((await visit.Page.MainFrame.FindingsAsync()).Select(finding => $"{name}: {finding}"));
        }

        await visit.SignInAsync(me.Person);
        await visit.GoToAsync("/history");
        await visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select With a file" }).CheckAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Group, new() { Name = "Selected messages" })).ToBeVisibleAsync();
        await LookAtAsync("history-selected");

        await visit.Button("Why? With a file").ClickAsync();
        await visit.Button("Record attachments").ScrollIntoViewIfNeededAsync();
        await LookAtAsync("why-attachments");

        await visit.GoToAsync("/jobs");
        await visit.GoToAsync("/connections");
        foreach (var system in new[] { "Exchange", "Salesforce" })
        {
            var panel = visit.Page.GetByRole(AriaRole.Region, new() { Name = system });
            var answer = visit.Page.WaitForResponseAsync(response => response.Url.EndsWith($"/{system.ToLowerInvariant()}/test", StringComparison.Ordinal));
            await panel.GetByRole(AriaRole.Button, new() { Name = "Test the connection" }).ClickAsync();
            await answer;
        }

        await LookAtAsync("connections-tested");
        Looks.AssertNone(findings);
        Assert.Empty(visit.Complaints);
    }
}
