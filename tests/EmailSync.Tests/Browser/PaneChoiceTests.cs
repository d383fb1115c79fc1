using EmailSync.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace EmailSync.Tests.Browser;

/// <summary>What a person changes about a message that is decided: whom it is meant for, and whether it is recorded at all.</summary>
[Collection(TheBrowser.Name)]
public sealed class PaneChoiceTests(BrowserFixture fixture)
{
    [Theory, Rule("M4"), Rule("O3"), Rule("O7")]
    [InlineData("light", "light", ColorScheme.Light)]
    [InlineData("dark", "dark", ColorScheme.Dark)]
    public async Task Of_two_people_with_one_address_another_is_chosen_by_keys_and_the_Task_follows(string look, string theme, ColorScheme colours)
    {
        var me = await fixture.HireAsync();
        var address = await fixture.CustomerAsync("Rosa Older");
        await fixture.Deployment.ContactAsync(address, "Rosa Newer");
        var subject = $"For one of two, {look}";
        await me.ReceiveAsync(address, subject);
        (await me.StartSyncingAsync()).Completed();
        var before = await RelatedAsync(me, subject);
        var other = before == "Rosa Older" ? "Rosa Newer" : "Rosa Older";
        await using var outlook = await fixture.OutlookAsync(me, $"theme={theme}", colours);
        await outlook.ReadAsync(subject);
        await Expect(outlook.State).ToContainTextAsync($"on {before}.");

        var choose = outlook.PaneButton($"Choose another {address}");
        await choose.FocusAsync();
        await outlook.Page.Keyboard.PressAsync("Enter");
        await Expect(outlook.Pane.GetByRole(AriaRole.Menuitem, new() { Name = $"{other} (Contact)" })).ToBeFocusedAsync();
        await outlook.Visit.PictureAsync($"pane-choose-{look}");
        Assert.Empty(await (await outlook.PaneFrameAsync()).FindingsAsync());
        await outlook.Page.Keyboard.PressAsync("Enter");

        await Expect(outlook.State).ToContainTextAsync($"on {other}.");
        await Expect(outlook.PaneWords($"It is recorded on {other} now, and later email with {address} will be too.").First).ToBeVisibleAsync();
        await Expect(outlook.PaneWords("You chose this one for the address.")).ToBeVisibleAsync();
        await Expect(choose).ToBeFocusedAsync();
        await outlook.Visit.PictureAsync($"pane-chosen-{look}");
        Assert.Empty(await (await outlook.PaneFrameAsync()).FindingsAsync());
        Assert.Equal(other, await RelatedAsync(me, subject));
        Assert.Empty(outlook.Visit.Complaints);
    }

    [Fact, Rule("R8"), Rule("D6"), Rule("O5")]
    public async Task A_recording_is_taken_back_and_asked_for_again_from_its_row_in_the_history()
    {
        var me = await fixture.HireAsync();
        await me.ReceiveAsync(await fixture.CustomerAsync(), "From the row");
        (await me.StartSyncingAsync()).Completed();
        await using var outlook = await fixture.OutlookAsync(me);
        await outlook.ReadAsync("From the row");
        await outlook.GoToSettingsAsync("Sync History");

        await outlook.PaneButton("Undo From the row").ClickAsync();
        await outlook.Pane.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(outlook.Pane.GetByRole(AriaRole.Listitem)).ToContainTextAsync("You undid its recording.");
        Assert.Empty(await (await outlook.PaneFrameAsync()).FindingsAsync());
        Assert.DoesNotContain(await fixture.Deployment.TasksAsync(), task => task.GetProperty("Subject").GetString() == "From the row");

        await outlook.PaneButton("Look at it again From the row").ClickAsync();
        await Expect(outlook.Pane.GetByRole(AriaRole.Listitem)).ToContainTextAsync("The next sync looks at it again.");
        (await me.RunEndedAsync()).Completed();
        await EmployeeSteps.UntilAsync(async () =>
            (await fixture.Deployment.TasksAsync()).Any(task => task.GetProperty("Subject").GetString() == "From the row"));
        await outlook.PaneButton("Refresh").ClickAsync();
        await Expect(outlook.PaneButton("Undo From the row")).ToBeVisibleAsync();
        Assert.Empty(outlook.Visit.Complaints);
    }

    private static async Task<string> RelatedAsync(Employee me, string subject) =>
        (await me.HistoryOfAsync(subject)).GetProperty("records").EnumerateArray().Last().GetProperty("name").GetString()!;
}
