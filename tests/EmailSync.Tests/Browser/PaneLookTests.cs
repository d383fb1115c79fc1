using EmailSync.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace EmailSync.Tests.Browser;

/// <summary>Every state of the pane, 320 pixels wide, in Outlook's themes: it fits, and axe finds nothing. The pictures are kept.</summary>
[Collection(TheBrowser.Name)]
public sealed class PaneLookTests(BrowserFixture fixture)
{
    [Theory, Rule("O7")]
    [InlineData("light", "light", ColorScheme.Light, false)]
    [InlineData("dark", "dark", ColorScheme.Dark, false)]
    [InlineData("contrast", "nightSky", ColorScheme.Dark, true)]
    public async Task A_state_fits_and_axe_finds_nothing(string look, string theme, ColorScheme colours, bool isContrast)
    {
        var me = await fixture.HireAsync();
        await ReceiveAllAsync(me);
        (await me.StartSyncingAsync("designated")).Completed();
        await FailAsync(me, "Refused by the org");
        await using var outlook = await fixture.OutlookAsync(me, $"theme={theme}", colours, isContrast);
        List<string> findings = [];
        async Task LookAtAsync(string name)
        {
            await Expect(outlook.Pane.GetByRole(AriaRole.Status, new() { NameRegex = new("^Loading") })).ToHaveCountAsync(0);
            await outlook.Visit.PictureAsync($"pane-{name}-{look}");
            findings.AddRange((await (await outlook.PaneFrameAsync()).FindingsAsync()).Select(finding => $"{name}: {finding}"));
        }

        await outlook.ReadAsync("Your quote for the new bottling line");
        await Expect(outlook.State).ToContainTextAsync("Recorded");
        await LookAtAsync("recorded");
        await outlook.PaneButton("Why?").ClickAsync();
        await LookAtAsync("why");
        await outlook.State.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await outlook.Pane.GetByRole(AriaRole.Alertdialog).WaitForAsync();
        await LookAtAsync("undo");
        await outlook.PaneButton("Cancel").ClickAsync();
        await Expect(outlook.State.GetByRole(AriaRole.Button, new() { Name = "Undo" })).ToBeFocusedAsync();
        await outlook.SelectAsync("Refused by the org");
        await Expect(outlook.State).ToContainTextAsync("Failed");
        await LookAtAsync("failed");
        await outlook.SelectAsync("Newsletter");
        await Expect(outlook.State).ToContainTextAsync("Waiting for a match");
        await LookAtAsync("waiting");
        await outlook.State.GetByRole(AriaRole.Button, new() { Name = "Ignore" }).ClickAsync();
        await Expect(outlook.State).ToContainTextAsync("You chose not to record it.");
        await LookAtAsync("ignored");
        await outlook.SelectAsync("Lunch?");
        await Expect(outlook.State).ToContainTextAsync("You record only designated emails");
        await LookAtAsync("not-designated");
        await outlook.State.GetByRole(AriaRole.Button, new() { Name = "Record", Exact = true }).ClickAsync();
        await Expect(outlook.State).ToContainTextAsync("Will be recorded");
        await LookAtAsync("pending");
        await outlook.SelectAsync("Between us");
        await outlook.State.GetByRole(AriaRole.Button, new() { Name = "Record now" }).ClickAsync();
        await outlook.Pane.GetByRole(AriaRole.Alertdialog).WaitForAsync();
        await LookAtAsync("question");
        await outlook.PaneButton("Cancel").ClickAsync();
        await outlook.SelectAsync("Lunch?", "Between us");
        await Expect(outlook.PaneWords("2 messages are selected.")).ToBeVisibleAsync();
        await LookAtAsync("several");
        await outlook.Page.Keyboard.PressAsync("Escape");
        await Expect(outlook.PaneWords("No message is selected.")).ToBeVisibleAsync();
        await LookAtAsync("none");

        foreach (var place in new[] { "Sync Jobs", "Email Sync Settings", "Ignore List", "Sync History", "What changed", "Connections" })
        {
            await outlook.GoToSettingsAsync(place);
            await LookAtAsync(place.ToLowerInvariant().Replace(' ', '-'));
        }

        await outlook.PaneButton("My Settings").ClickAsync();
        await outlook.Pane.GetByRole(AriaRole.Menu).WaitForAsync();
        await LookAtAsync("menu");

        Assert.True(findings.Count == 0, string.Join('\n', findings));
        // The answer that asks back is no error, but a browser notes it as one.
        Assert.All(outlook.Visit.Complaints, complaint => Assert.Contains("409", complaint, StringComparison.Ordinal));
    }

    /// <summary>A message that the org refuses.</summary>
    private async Task FailAsync(Employee me, string subject)
    {
        var control = fixture.Deployment.Control;
        await control.PostAsync("/salesforce/refusals", new { type = "Task", code = "FIELD_CUSTOM_VALIDATION_EXCEPTION", message = "Not today", count = 9 });
        await me.ReceiveAsync(await fixture.CustomerAsync(), subject, "Hello", new { categories = new[] { "CRM" }, receivedAt = fixture.Deployment.StartedAt.AddHours(-2) });
        await me.SyncNowAsync();
        await control.DeleteAsync("/salesforce/refusals");
    }

    /// <summary>The newest comes last.</summary>
    private async Task ReceiveAllAsync(Employee me)
    {
        string[] designated = ["CRM"];
        var maria = $"Maria Lopez <{await fixture.CustomerAsync()}>";
        var ken = $"Ken Ito <{await fixture.CustomerAsync("Ken Ito")}>";
        await me.ReceiveAsync(ken, "Service visit on Thursday", "We are ready from nine. Please bring the new seals.", At(70, designated));
        await me.ReceiveAsync(maria, "Between us", "Not for the files, please.", new { sensitivity = "private", receivedAt = Ago(52) });
        await me.ReceiveAsync("Tidings <news@tidings.example>", "Newsletter", "What moved the market this week.", At(31, designated));
        await me.ReceiveAsync(maria, "Lunch?", "I am in town on Friday. Shall we?", At(27, []));
        await me.ReceiveAsync(
            maria,
            "Your quote for the new bottling line",
            "Dear Nora,\n\nthank you for the quote. The price is what we had hoped for. Before I take it to the board on Monday, could you tell us\n\n"
                + "- whether the line can be delivered before Easter, and\n- what the service contract covers in its second year?\n\nSam will call about the floor plan.\n\nBest regards,\nMaria",
            new { categories = designated, cc = new[] { "sam@new.example" }, receivedAt = Ago(3) });
        object At(double hours, string[] categories) => new { categories, receivedAt = Ago(hours) };
        DateTimeOffset Ago(double hours) => fixture.Deployment.StartedAt.AddHours(-hours);
    }
}
