using System.Text.RegularExpressions;
using EmailSync.Tests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace EmailSync.Tests.Browser;

/// <summary>The pane follows what is selected (O1).</summary>
[Collection(TheBrowser.Name)]
public sealed partial class PaneSelectionTests(BrowserFixture fixture)
{
    /// <summary>Keeps everything that the state line has shown.</summary>
    private const string Watch = """
        () => {
            globalThis.shown = new Set();
            const look = () => {
                const card = document.querySelector('section[aria-label="The selected message"]');
                if (card) shown.add(card.innerText);
            };
            look();
            new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
        }
        """;

    [Fact, Rule("O1")]
    public async Task It_never_shows_one_messages_state_on_another_however_fast_the_person_and_slow_the_service()
    {
        var me = await fixture.HireAsync();
        string[] names = ["Ada One", "Bo Two", "Cy Three", "Di Four", "Ed Five"];
        foreach (var name in names)
            await me.ReceiveAsync(await fixture.CustomerAsync(name), $"About {name}");
        (await me.StartSyncingAsync()).Completed();
        await using var outlook = await fixture.OutlookAsync(me);
        await outlook.ReadAsync("About Ada One");
        await Expect(outlook.State).ToContainTextAsync("on Ada One.");
        await (await outlook.PaneFrameAsync()).EvaluateAsync(Watch);

        // The first question is answered last.
        var delay = 1_500;
        await outlook.Page.Context.RouteAsync("**/api/me/messages/explain", async route =>
        {
            var mine = Interlocked.Add(ref delay, -200);
            await Task.Delay(Math.Max(mine, 100));
            await route.ContinueAsync();
        });
        foreach (var name in names.Concat(names.Reverse()))
            await outlook.SelectAsync($"About {name}");
        await outlook.SelectAsync("About Cy Three");
        await Expect(outlook.State).ToContainTextAsync("on Cy Three.");
        await Task.Delay(1_000);

        await Expect(outlook.State).ToContainTextAsync("on Cy Three.");
        var shown = await (await outlook.PaneFrameAsync()).EvaluateAsync<string[]>("() => [...shown]");
        Assert.NotEmpty(shown);
        Assert.All(shown, text => Assert.Equal(About().Match(text).Groups[1].Value, On().Match(text).Groups[1].Value));
    }

    [Fact, Rule("O1"), Rule("O3")]
    public async Task What_is_no_message_of_ones_own_has_its_own_sentence()
    {
        var me = await fixture.HireAsync();
        var colleague = await fixture.HireAsync("Cleo Colleague");
        var customer = await fixture.CustomerAsync();
        // Sent to both: what is so of one's own copy is not so of the other.
        var toBoth = new { messageId = $"<both-{Guid.NewGuid():N}@fabrikam.example>" };
        await me.ReceiveAsync(customer, "First", more: toBoth);
        await me.ReceiveAsync(customer, "Second");
        await me.ReceiveAsync(customer, "Come", more: new { kind = "meetingRequest" });
        await me.ReceiveAsync("postmaster@fabrikam.example", "Undeliverable", more: new { kind = "deliveryReport" });
        await me.SendAsync(customer, "Begun", more: new { folder = "Drafts", isDraft = true });
        await colleague.ReceiveAsync(customer, "Theirs", more: toBoth);
        await using var outlook = await fixture.OutlookAsync(me, $"shared={Uri.EscapeDataString(colleague.Email)}");
        await outlook.ReadAsync("First");
        await outlook.State.WaitForAsync();

        await outlook.SelectAsync("First", "Second");
        await Expect(outlook.PaneWords("2 messages are selected.")).ToBeVisibleAsync();
        Looks.AssertNone(await outlook.FindingsInEveryLookAsync());
        await outlook.PaneButton("Do Not Record").ClickAsync();
        await Expect(outlook.PaneWords("Marked Do Not Record: 2 messages. The next sync will look at them.").First).ToBeVisibleAsync();
        await Expect(outlook.Message("First")).ToContainTextAsync("DoNotSync");
        await Expect(outlook.Message("Second")).ToContainTextAsync("DoNotSync");

        await outlook.SelectAsync("Come");
        await Expect(outlook.PaneWords("This is about a meeting.")).ToBeVisibleAsync();
        Looks.AssertNone(await outlook.FindingsInEveryLookAsync());
        await outlook.SelectAsync("Undeliverable");
        await Expect(outlook.PaneWords("Outlook does not hand this message to add-ins.")).ToBeVisibleAsync();
        Looks.AssertNone(await outlook.FindingsInEveryLookAsync());
        await outlook.Page.Keyboard.PressAsync("Escape");
        await Expect(outlook.PaneWords("No message is selected.")).ToBeVisibleAsync();
        Looks.AssertNone(await outlook.FindingsInEveryLookAsync());

        await outlook.GoToFolderAsync("Inbox", mailbox: 1);
        await outlook.SelectAsync("Theirs");
        await Expect(outlook.PaneWords($"This message is in the mailbox {colleague.Email}.")).ToBeVisibleAsync();
        Looks.AssertNone(await outlook.FindingsInEveryLookAsync());
        await outlook.Button("Record").ClickAsync();
        await Expect(outlook.Notices).ToContainTextAsync("Not marked Record. EmailSync records the mail of your own mailbox.");

        await outlook.GoToFolderAsync("Drafts");
        await outlook.SelectAsync("Begun");
        await outlook.ShowPaneAsync();
        await Expect(outlook.PaneWords("This message is not sent yet.")).ToBeVisibleAsync();
        Looks.AssertNone(await outlook.FindingsInEveryLookAsync());
        await outlook.GoToSettingsAsync("Connections");
    }

    [GeneratedRegex("^About (.+)$", RegexOptions.Multiline)]
    private static partial Regex About();

    [GeneratedRegex(@" on (\w+ \w+)\.")]
    private static partial Regex On();
}
