using EmailSync.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace EmailSync.Tests.Browser;

/// <summary>The Opportunity that a person relates a message to, in the pane (R1, O3).</summary>
[Collection(TheBrowser.Name)]
public sealed class PaneRelateTests(BrowserFixture fixture)
{
    private const string Found = "Zebra pumps Opportunity, Zebra Ltd, Prospecting";

    [Fact, Rule("R1"), Rule("O3"), Rule("O7")]
    public async Task A_record_is_found_by_keys_and_related_and_removed_and_the_Task_follows()
    {
        var me = await fixture.HireAsync();
        var account = await AddAsync("accounts", new { Name = "Zebra Ltd" });
        var deal = await AddAsync("opportunities", new { Name = "Zebra pumps", StageName = "Prospecting", AccountId = account });
        const string Address = "zoe@zebra.example";
        const string Subject = "About the pumps";
        await AddAsync("contacts", new { FirstName = "Zoe", LastName = "Zebra", Email = Address, AccountId = account });
        await me.ReceiveAsync(Address, Subject);
        await using var outlook = await fixture.ReadSyncedAsync(me, Subject);

        var relate = outlook.PaneButton("Relate to…");
        await relate.FocusAsync();
        await LookAsync(outlook, "pane-related-none");
        await outlook.Page.Keyboard.PressAsync("Enter");
        var search = outlook.Pane.GetByRole(AriaRole.Searchbox);
        await Expect(search).ToBeFocusedAsync();
        await Expect(outlook.PaneButton(Found)).ToBeVisibleAsync();
        await LookAsync(outlook, "pane-relate-offered");
        await outlook.Page.Keyboard.TypeAsync("nothing like it");
        await Expect(outlook.PaneWords("Nothing is called “nothing like it”, as far as you can see in Salesforce.")).ToBeVisibleAsync();
        await LookAsync(outlook, "pane-relate-nothing");
        await search.FillAsync("zeb pum");
        var found = outlook.PaneButton(Found);
        await Expect(found).ToBeVisibleAsync();
        await found.FocusAsync();
        await outlook.Page.Keyboard.PressAsync("Enter");

        await Expect(outlook.PaneWords("It is related to Zebra pumps now.").First).ToBeVisibleAsync();
        await Expect(outlook.PaneWords("You chose it.")).ToBeVisibleAsync();
        await Expect(outlook.PaneButton("Relate to another…")).ToBeFocusedAsync();
        await LookAsync(outlook, "pane-related");
        Assert.Equal(deal, await WhatAsync(Subject));

        await outlook.PaneButton("Remove Zebra pumps").ClickAsync();
        await Expect(outlook.PaneWords("To no Account, Opportunity or Case.")).ToBeVisibleAsync();
        await Expect(outlook.PaneButton("Relate to…")).ToBeFocusedAsync();
        Assert.Null(await WhatAsync(Subject));
        Assert.Empty(outlook.Visit.Complaints);
    }

    private static async Task LookAsync(OutlookPage outlook, string name)
    {
        await outlook.Visit.PictureAsync(name);
        Looks.AssertNone(await outlook.FindingsInEveryLookAsync());
    }

    private async Task<string> AddAsync(string type, object record) =>
        (await fixture.Control.PostAsync($"/salesforce/{type}", record)).GetProperty("Id").GetString()!;

    private async Task<string?> WhatAsync(string subject) =>
        (await fixture.Deployment.TasksAsync()).Single(task => task.GetProperty("Subject").GetString() == subject).GetProperty("WhatId").GetString();
}
