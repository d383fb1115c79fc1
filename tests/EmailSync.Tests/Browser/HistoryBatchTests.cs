using EmailSync.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace EmailSync.Tests.Browser;

/// <summary>Several rows of the history at once (O5), in the browser and at a phone's width.</summary>
[Collection(TheBrowser.Name)]
public sealed class HistoryBatchTests(BrowserFixture fixture)
{
    [Theory, Rule("O5"), Rule("R8"), Rule("O7")]
    [InlineData("wide", 1280, ColorScheme.Light)]
    [InlineData("narrow-dark", 320, ColorScheme.Dark)]
    public async Task Several_recordings_are_taken_back_at_once_and_what_is_refused_is_named(string look, int width, ColorScheme colours)
    {
        var me = await fixture.HireAsync($"Nora {look}");
        var customer = await fixture.CustomerAsync();
        string[] subjects = [.. Enumerable.Range(1, 3).Select(i => $"Batch {i}, {look}")];
        foreach (var subject in subjects)
        {
            await me.ReceiveAsync(customer, subject);
        }

        (await me.StartSyncingAsync()).Completed();
        await using var visit = await fixture.VisitAsync(colours, width);
        await visit.SignInAsync(me.Person);
        await visit.GoToAsync("/history");
        await visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = $"Select {subjects[0]}" }).CheckAsync();
        await visit.PictureAsync($"history-selected-{look}");
        await visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all 3 shown" }).CheckAsync();
        Assert.Empty(await visit.Page.MainFrame.FindingsAsync());

        await fixture.Control.PostAsync(
            "/salesforce/refusals",
            new { type = "Task", code = "FIELD_CUSTOM_VALIDATION_EXCEPTION", message = "Not on Fridays", field = "Subject", value = subjects[1], count = 0, on = "delete" });
        try
        {
            await visit.Button("Undo (3)").ClickAsync();
            await visit.Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
            await Expect(visit.Page.GetByText("2 recordings are taken back.").First).ToBeVisibleAsync();
        }
        finally
        {
            await fixture.Control.DeleteAsync("/salesforce/refusals");
        }

        await Expect(visit.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Not on Fridays" }).First).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = $"Select {subjects[1]}" })).ToBeCheckedAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Group, new() { Name = "Selected messages" })).ToBeFocusedAsync();
        await visit.PictureAsync($"history-batch-{look}");
        Assert.Empty(await visit.Page.MainFrame.FindingsAsync());
        var left = (await fixture.Deployment.TasksAsync()).Select(task => task.GetProperty("Subject").GetString()).Intersect(subjects);
        Assert.Equal([subjects[1]], left);

        await visit.Button("Undo (1)").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(visit.Page.GetByText("1 recording is taken back.").First).ToBeVisibleAsync();
        // The answer that refuses is no error, but a browser notes it as one.
        Assert.All(visit.Complaints, complaint => Assert.Contains("409", complaint, StringComparison.Ordinal));
    }
}
