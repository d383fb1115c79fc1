using System.Text.Json.Nodes;
using EmailSync.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace EmailSync.Tests.Browser;

/// <summary>The states of the pane that an ordinary day does not bring, in every theme: it fits, and axe finds nothing. The pictures are kept.</summary>
[Collection(TheBrowser.Name)]
public sealed class PaneStatesTests(BrowserFixture fixture)
{
    private const string Explain = "**/api/me/messages/explain";
    private readonly List<string> _findings = [];
    private int _asked;

    [Fact, Rule("O7"), Rule("O3")]
    public async Task A_rare_state_of_a_message_troubles_nobody()
    {
        var me = await fixture.HireAsync();
        var customer = await fixture.CustomerAsync();
        for (var number = 0; number <= 6; number++)
            await me.ReceiveAsync(customer, $"Message {number}");
        (await me.StartSyncingAsync("designated")).Completed();
        await using var outlook = await fixture.OutlookAsync(me);
        await outlook.Page.Context.RouteAsync("**/api/me", route => ChangeAsync(route, person => person["helpContact"] = "help@contoso.example"));
        await outlook.ReadAsync("Message 0");
        await outlook.State.WaitForAsync();

        await AnswerAsync(outlook, Refuse(404, "not_found", "There is no such message."));
        await LookAtAsync(outlook, "not-here", outlook.PaneWords("This message is not in your mailbox."));
        await AnswerAsync(outlook, Refuse(409, "being_recorded", "The message is being recorded at this moment."));
        await LookAtAsync(outlook, "undecided", outlook.State.GetByText("Not decided yet"));
        await AnswerAsync(outlook, route => ChangeAsync(route, message => Say(message, "excluded_global", "excluded", "Your organisation excludes everything with an address at bank.example.")));
        await LookAtAsync(outlook, "excluded", outlook.State.GetByText("For help: help@contoso.example"));
        await AnswerAsync(outlook, route => ChangeAsync(route, message => Say(message, "recorded_by_colleague", "recorded", "Recorded by Cleo Colleague on Maria Lopez.")));
        await LookAtAsync(outlook, "by-colleague", outlook.State.GetByText("Only they or an administrator can take it back."));
        await AnswerAsync(outlook, Refuse(401, "signed_out", "Sign in."));
        await LookAtAsync(outlook, "signed-out", outlook.PaneWords("Your sign-in has ended. Sign in again to go on."));

        await outlook.OpenAsync(me.Person);
        await outlook.Page.Context.UnrouteAsync(Explain);
        await outlook.ReadAsync("Message 0");
        await outlook.State.WaitForAsync();
        await (await outlook.PaneFrameAsync()).EvaluateAsync("() => dispatchEvent(new Event('offline'))");
        await outlook.SelectAsync("Message 6");
        await LookAtAsync(outlook, "offline", outlook.PaneWords("You are offline. We load what happened to this message as soon as you are back."));

        Looks.AssertNone(_findings);
    }

    [Fact, Rule("O7")]
    public async Task A_pane_without_its_Outlook_troubles_nobody()
    {
        await using var visit = await fixture.VisitAsync();
        var page = new Uri(fixture.Api.Address, "taskpane.html").AbsoluteUri;
        await visit.Page.GotoAsync(page);
        await Expect(visit.Words("This page belongs in Outlook.")).ToBeVisibleAsync();
        Looks.AssertNone(await visit.FindingsInEveryLookAsync());
        await visit.PictureAsync("pane-no-outlook");

        await visit.Page.Context.RouteAsync("**/office.js", route => route.AbortAsync());
        await visit.Page.ReloadAsync();
        await Expect(visit.Words("Outlook did not answer.")).ToBeVisibleAsync();
        Looks.AssertNone(await visit.FindingsInEveryLookAsync());
        await visit.PictureAsync("pane-outlook-silent");
    }

    private async Task LookAtAsync(OutlookPage outlook, string name, ILocator sign)
    {
        await Expect(sign.First).ToBeVisibleAsync();
        _findings.AddRange((await outlook.FindingsInEveryLookAsync()).Select(finding => $"{name}: {finding}"));
        await outlook.Visit.PictureAsync($"pane-{name}");
    }

    /// <summary>What is asked of any message from now on is answered so; one that nothing is known of is selected.</summary>
    private async Task AnswerAsync(OutlookPage outlook, Func<IRoute, Task> answer)
    {
        await outlook.Page.Context.UnrouteAsync(Explain);
        await outlook.Page.Context.RouteAsync(Explain, answer);
        await outlook.SelectAsync($"Message {++_asked}");
    }

    private static Func<IRoute, Task> Refuse(int status, string code, string detail) => route => route.FulfillAsync(new()
    {
        Status = status,
        ContentType = "application/problem+json",
        Body = new JsonObject { ["title"] = "Refused", ["status"] = status, ["code"] = code, ["detail"] = detail }.ToJsonString(),
    });

    /// <summary>The service's own answer, but for what the test is about.</summary>
    private static async Task ChangeAsync(IRoute route, Action<JsonNode> change)
    {
        var response = await route.FetchAsync();
        var body = JsonNode.Parse(await response.TextAsync())!;
        change(body);
        await route.FulfillAsync(new() { Response = response, Body = body.ToJsonString() });
    }

    private static void Say(JsonNode message, string code, string outcome, string sentence)
    {
        message["code"] = code;
        message["outcome"] = outcome;
        message["sentence"] = sentence;
    }
}
