using EmailSync.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace EmailSync.Tests.Browser;

/// <summary>The Opportunity that a person relates a message to, in the pane (R1, O3).</summary>
[Collection(TheBrowser.Name)]
public sealed class PaneRelateTests(BrowserFixture fixture)
{
    [Theory, Rule("R1"), Rule("O3"), Rule("O7")]
    [InlineData("light", "light", ColorScheme.Light)]
    [InlineData("dark", "dark", ColorScheme.Dark)]
    public async Task A_record_is_found_by_keys_and_related_and_removed_and_the_Task_follows(string look, string theme, ColorScheme colours)
    {
        var me = await fixture.HireAsync();
        var account = await AddAsync("accounts", new { Name = $"Zebra {look} Ltd" });
        var deal = await AddAsync("opportunities", new { Name = $"Zebra {look} pumps", StageName = "Prospecting", AccountId = account });
        var address = $"zebra-{look}@fabrikam.example";
        await AddAsync("contacts", new { FirstName = "Zoe", LastName = "Zebra", Email = address, AccountId = account });
        var subject = $"About the pumps, {look}";
        await me.ReceiveAsync(address, subject);
        (await me.StartSyncingAsync()).Completed();
        await using var outlook = await fixture.OutlookAsync(me, $"theme={theme}", colours);
        await outlook.ReadAsync(subject);

        var relate = outlook.PaneButton("Relate to…");
        await relate.FocusAsync();
        await LookAsync(outlook, $"pane-related-none-{look}");
        await outlook.Page.Keyboard.PressAsync("Enter");
        var search = outlook.Pane.GetByRole(AriaRole.Searchbox);
        await Expect(search).ToBeFocusedAsync();
        await Expect(outlook.PaneButton($"Zebra {look} pumps Opportunity, Zebra {look} Ltd, Prospecting")).ToBeVisibleAsync();
        await LookAsync(outlook, $"pane-relate-offered-{look}");
        await outlook.Page.Keyboard.TypeAsync("nothing like it");
        await Expect(outlook.PaneWords("Nothing is called “nothing like it”, as far as you can see in Salesforce.")).ToBeVisibleAsync();
        await LookAsync(outlook, $"pane-relate-nothing-{look}");
        await search.FillAsync($"{look} pum");
        var found = outlook.PaneButton($"Zebra {look} pumps Opportunity, Zebra {look} Ltd, Prospecting");
        await Expect(found).ToBeVisibleAsync();
        await found.FocusAsync();
        await outlook.Page.Keyboard.PressAsync("Enter");

        await Expect(outlook.PaneWords($"It is related to Zebra {look} pumps now.").First).ToBeVisibleAsync();
        await Expect(outlook.PaneWords("You chose it.")).ToBeVisibleAsync();
        await Expect(outlook.PaneButton("Relate to another…")).ToBeFocusedAsync();
        await LookAsync(outlook, $"pane-related-{look}");
        Assert.Equal(deal, await WhatAsync(subject));

        await outlook.PaneButton($"Remove Zebra {look} pumps").ClickAsync();
        await Expect(outlook.PaneWords("To no Account, Opportunity or Case.")).ToBeVisibleAsync();
        await Expect(outlook.PaneButton("Relate to…")).ToBeFocusedAsync();
        Assert.Null(await WhatAsync(subject));
        Assert.Empty(outlook.Visit.Complaints);
    }

    private static async Task LookAsync(OutlookPage outlook, string name)
    {
        await outlook.Visit.PictureAsync(name);
        Assert.Empty(await (await outlook.PaneFrameAsync()).FindingsAsync());
    }

    private async Task<string> AddAsync(string type, object record) =>
        (await fixture.Control.PostAsync($"/salesforce/{type}", record)).GetProperty("Id").GetString()!;

    private async Task<string?> WhatAsync(string subject) =>
        (await fixture.Deployment.TasksAsync()).Single(task => task.GetProperty("Subject").GetString() == subject).GetProperty("WhatId").GetString();
}
