using EmailSync.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace EmailSync.Tests.Browser;

/// <summary>A message of which nothing new can be said: the pane says why, and all that is known of it (B4, O3).</summary>
[Collection(TheBrowser.Name)]
public sealed class PaneKnownTests(BrowserFixture fixture)
{
    [Fact, Rule("B4"), Rule("O3"), Rule("E1"), Rule("O7")]
    public async Task Without_Salesforce_the_pane_tells_what_it_recorded_and_what_it_knows()
    {
        var me = await fixture.HireAsync();
        var customer = await fixture.CustomerAsync();
        await me.ReceiveAsync(customer, "Recorded before");
        await me.ReceiveAsync("sam@new.example", "Waited before");
        (await me.StartSyncingAsync()).Completed();
        await me.ReceiveAsync(customer, "Come since", more: new { cc = new[] { "boss@contoso.example" } });
        await me.Http.AnswerAsync(new(HttpMethod.Delete, "/api/me/connections/salesforce"));
        await using var outlook = await fixture.OutlookAsync(me);

        await outlook.ReadAsync("Recorded before");
        await Expect(outlook.State).ToContainTextAsync("on Maria Lopez.");
        await Expect(Part(outlook, "People who matched")).ToContainTextAsync(customer);
        await outlook.PaneButton("Why?").ClickAsync();
        await Expect(outlook.PaneWords("This decided")).ToBeVisibleAsync();
        await outlook.Visit.PictureAsync("pane-known-recorded");

        await outlook.SelectAsync("Waited before");
        await Expect(outlook.State).ToContainTextAsync("Sync is stopped");
        await Expect(outlook.State.GetByRole(AriaRole.Button, new() { Name = "Connect Salesforce" })).ToBeVisibleAsync();
        await Expect(Part(outlook, "At the last sync")).ToContainTextAsync("Nobody in Salesforce has the address sam@new.example.");
        await Expect(outlook.PaneButton("Ignore address sam@new.example")).ToBeVisibleAsync();
        await outlook.PaneButton("Why?").ClickAsync();
        await Expect(outlook.PaneWords("This decided")).ToBeVisibleAsync();
        Looks.AssertNone(await outlook.FindingsInEveryLookAsync());
        await outlook.Visit.PictureAsync("pane-known-before");

        await outlook.SelectAsync("Come since");
        await Expect(Part(outlook, "Addresses that can be looked up in Salesforce")).ToContainTextAsync(customer);
        await Expect(outlook.PaneButton("2 addresses are not looked up")).ToBeVisibleAsync();
        Looks.AssertNone(await outlook.FindingsInEveryLookAsync());
        await outlook.Visit.PictureAsync("pane-known-since");
        Complaints(outlook);
    }

    [Fact, Rule("O3"), Rule("D14"), Rule("O7")]
    public async Task A_message_that_Exchange_keeps_back_is_not_called_absent()
    {
        var me = await fixture.HireAsync();
        await me.ReceiveAsync(await fixture.CustomerAsync(), "Kept back");
        (await me.StartSyncingAsync()).Completed();
        var fault = await fixture.Control.AddFaultAsync(new
        {
            system = "graph",
            kind = "refuse",
            status = 403,
            code = "ErrorAccessDenied",
            count = 1_000,
            route = $"GET */users/{me.Person.ObjectId}/messages/*",
        });
        await using var outlook = await fixture.OutlookAsync(me);
        try
        {
            await outlook.ReadAsync("Kept back");
            await Expect(outlook.PaneWords("Exchange does not let EmailSync read this message.")).ToBeVisibleAsync();
            await Expect(Part(outlook, "At the last sync")).ToContainTextAsync("on Maria Lopez.");
            Looks.AssertNone(await outlook.FindingsInEveryLookAsync());
            await outlook.Visit.PictureAsync("pane-kept-back");
        }
        finally
        {
            await fixture.Control.RemoveFaultAsync(fault);
        }

        await outlook.PaneButton("Try again").ClickAsync();
        await Expect(outlook.State).ToContainTextAsync("on Maria Lopez.");
        Complaints(outlook);
    }

    private static ILocator Part(OutlookPage outlook, string name) => outlook.Pane.GetByRole(AriaRole.Region, new() { Name = name });

    /// <summary>An answer that refuses is no error, but a browser notes it as one.</summary>
    private static void Complaints(OutlookPage outlook) =>
        Assert.All(outlook.Visit.Complaints, complaint => Assert.Contains("409", complaint, StringComparison.Ordinal));
}
