using System.Text.RegularExpressions;
using EmailSync.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace EmailSync.Tests.Browser;

/// <summary>One way to write a time of day, whether the page writes it or the service does within a sentence.</summary>
[Collection(TheBrowser.Name)]
public sealed partial class ClockTests(BrowserFixture fixture)
{
    private const string Afternoons = @"\d\d?:\d\d(:\d\d)?\s[AP]M";
    private const string WholeDays = @"\b\d\d:\d\d\b(?!:\d|\s[AP]M)";

    [Theory, Rule("E1")]
    [InlineData("en-US", Afternoons, WholeDays)]
    [InlineData("en-GB", WholeDays, Afternoons)]
    public async Task An_explanation_writes_times_as_the_browser_does(string locale, string own, string other)
    {
        var administrator = await fixture.SyncedAdministratorAsync();
        await using var visit = await fixture.VisitAsync(locale: locale);
        await visit.SignInAsync(administrator);
        await visit.Link("Sync History").ClickAsync();
        await visit.Button("Why?").First.ClickAsync();
        await visit.Words("This decided").WaitForAsync();

        var why = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Why?" });
        var received = await why.Locator("time").First.GetAttributeAsync("title") ?? "";
        var sentence = await why.GetByText(Recorded()).First.InnerTextAsync();

        Assert.All([received, sentence], text => Assert.Matches(own, text));
        Assert.All([received, sentence], text => Assert.DoesNotMatch(other, text));
        await visit.PictureAsync($"why-{locale}");
    }

    [GeneratedRegex("^Recorded (today|yesterday) at ")]
    private static partial Regex Recorded();
}
