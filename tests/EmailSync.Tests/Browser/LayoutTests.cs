using EmailSync.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace EmailSync.Tests.Browser;

/// <summary>What is shown while data is on its way is as tall as what comes: nothing moves under a person's eyes and fingers.</summary>
[Collection(TheBrowser.Name)]
public sealed class LayoutTests(BrowserFixture fixture)
{
    /// <summary>What browsers call good.</summary>
    private const double Most = 0.1;

    // Longer than the half second in which a shift is put down to a person's own press.
    private const int HeldBack = 900;

    private const string Observe = """
        globalThis.shifted = 0;
        new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) if (!entry.hadRecentInput) shifted += entry.value;
        }).observe({ type: "layout-shift", buffered: true });
        """;

    private static readonly (string Address, string Last)[] Pages =
    [
        ("/jobs", "Last Run"),
        ("/settings", "Which emails"),
        ("/history?view=recorded", "Recorded as"),
        ("/connections", "Connected as"),
        ("/settings/edit", "Which emails"),
        ("/ignore-list", "A domain of your mailbox"),
        ("/changes", "For you"),
        ("/users", "first seen"),
        ("/organisation", "Which emails"),
        ("/organisation/edit", "Which emails"),
    ];

    [Fact, Rule("O7")]
    public async Task A_page_stands_still_when_its_data_arrives()
    {
        var administrator = await fixture.SyncedAdministratorAsync();
        await using var visit = await fixture.VisitAsync();
        await visit.SignInAsync(administrator);
        await visit.SettleAsync();
        await HoldBackAsync(visit);
        var shifts = new Dictionary<string, double>();
        foreach (var (address, last) in Pages)
        {
            await visit.Page.GotoAsync("about:blank");
            await visit.GoToAsync(address);
            await visit.Page.GetByText(last).First.WaitForAsync();
            await visit.SettleAsync();
            shifts[address] = await visit.Page.EvaluateAsync<double>("shifted");
        }

        Assert.All(shifts, shift => Assert.InRange(shift.Value, 0, Most));
    }

    [Fact, Rule("O7"), Rule("O1")]
    public async Task The_pane_stands_still_when_the_answer_arrives_and_when_another_message_is_selected()
    {
        var me = await fixture.HireAsync();
        var customer = await fixture.CustomerAsync();
        await me.ReceiveAsync(customer, "First");
        await me.ReceiveAsync(customer, "Second");
        (await me.StartSyncingAsync()).Completed();
        await using var outlook = await fixture.OutlookAsync(me);
        await HoldBackAsync(outlook.Visit);

        await outlook.ReadAsync("First");
        await Expect(outlook.State).ToContainTextAsync("on Maria Lopez.");
        await outlook.SelectAsync("Second");
        await outlook.State.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await Expect(outlook.State).ToContainTextAsync("on Maria Lopez.");

        Assert.InRange(await (await outlook.PaneFrameAsync()).EvaluateAsync<double>("shifted"), 0, Most);
    }

    [Fact, Rule("O7"), Rule("O5")]
    public async Task My_Settings_in_the_pane_stand_still_when_their_data_arrives()
    {
        var me = await fixture.HireAsync();
        await me.ReceiveAsync(await fixture.CustomerAsync(), "First");
        (await me.StartSyncingAsync()).Completed();
        await using var outlook = await fixture.OutlookAsync(me);
        await HoldBackAsync(outlook.Visit);
        await outlook.ReadAsync("First");
        await Expect(outlook.State).ToContainTextAsync("on Maria Lopez.");

        var shifts = new Dictionary<string, double>();
        foreach (var place in new[] { "Sync Jobs", "Email Sync Settings", "Ignore List", "Sync History", "What changed", "Connections" })
        {
            var pane = await outlook.PaneFrameAsync();
            await pane.EvaluateAsync("shifted = 0");
            await outlook.GoToSettingsAsync(place);
            await outlook.Visit.SettleAsync();
            await Expect(outlook.Pane.GetByRole(AriaRole.Status, new() { NameRegex = new("^Loading") })).ToHaveCountAsync(0);
            shifts[place] = await pane.EvaluateAsync<double>("shifted");
        }

        Assert.All(shifts, shift => Assert.InRange(shift.Value, 0, Most));
    }

    private static async Task HoldBackAsync(BrowserVisit visit)
    {
        await visit.Page.Context.AddInitScriptAsync(Observe);
        foreach (var calls in new[] { "**/api/me**", "**/api/admin/**" })
        {
            await visit.Page.Context.RouteAsync(calls, async route =>
            {
                await Task.Delay(HeldBack);
                await route.ContinueAsync();
            });
        }
    }
}
