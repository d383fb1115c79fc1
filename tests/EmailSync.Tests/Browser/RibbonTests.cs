using EmailSync.Tests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace EmailSync.Tests.Browser;

/// <summary>The ribbon's Record and Do Not Record, without the pane (O2). With the service away: PaneTroubleTests.</summary>
[Collection(TheBrowser.Name)]
public sealed class RibbonTests(BrowserFixture fixture)
{
    [Theory, Rule("O2")]
    [InlineData("web")]
    [InlineData("mailbox18")]
    public async Task A_press_marks_the_message_and_leaves_one_notice_on_it(string profile)
    {
        var me = await fixture.HireAsync();
        await me.ReceiveAsync("sam@new.example", "First");
        await me.ReceiveAsync("sam@new.example", "Second");
        await using var outlook = await fixture.OutlookAsync(me, $"profile={profile}&signIn=fail");
        await outlook.SelectAsync("First");

        await outlook.Button("Record").ClickAsync();
        await Expect(outlook.Notices).ToContainTextAsync("Marked Record. The next sync will look at it.");
        await Expect(outlook.Categories).ToContainTextAsync("CRM");
        await outlook.Button("Do Not Record").ClickAsync();
        await Expect(outlook.Notices).ToContainTextAsync("Marked Do Not Record. The next sync will look at it.");
        await Expect(outlook.Notices).Not.ToContainTextAsync("Marked Record.");
        await Expect(outlook.Categories).ToContainTextAsync("DoNotSync");
        await Expect(outlook.Categories).Not.ToContainTextAsync("CRM");

        Assert.Equal(["DoNotSync"], (await me.MessageAsync("First")).Categories);
        Assert.Empty((await me.MessageAsync("Second")).Categories);
        Assert.Equal("", await outlook.Alerts.InnerTextAsync());
        Assert.Empty(outlook.Visit.Complaints);
    }
}
