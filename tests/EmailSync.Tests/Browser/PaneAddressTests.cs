using EmailSync.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace EmailSync.Tests.Browser;

/// <summary>What a person does about addresses that nobody in Salesforce has.</summary>
[Collection(TheBrowser.Name)]
public sealed class PaneAddressTests(BrowserFixture fixture)
{
    private const string Nobodys = "Addresses that match nobody in Salesforce";

    [Fact, Rule("O3"), Rule("D12"), Rule("O7")]
    public async Task Somebody_is_made_of_an_address_in_Salesforce_and_the_pane_knows_when_the_person_is_back()
    {
        var me = await fixture.HireAsync();
        var address = $"sam{Guid.NewGuid():N}@newhaven.example";
        await me.ReceiveAsync($"Sam Ruiz <{address}>", "From somebody new", "Hello", new { cc = new[] { "boss@contoso.example" } });
        await using var outlook = await fixture.ReadSyncedAsync(me, "From somebody new");
        await Expect(outlook.State).ToContainTextAsync("Waiting for a match");
        await outlook.Visit.PictureAsync("pane-nobody");
        Looks.AssertNone(await outlook.FindingsInEveryLookAsync());

        var lead = outlook.State.GetByRole(AriaRole.Link, new() { Name = "Create Lead" });
        Assert.EndsWith(",FirstName=Sam,LastName=Ruiz,Company=Newhaven", await lead.GetAttributeAsync("href"), StringComparison.Ordinal);
        var form = await outlook.Page.RunAndWaitForPopupAsync(() => outlook.State.GetByRole(AriaRole.Link, new() { Name = "Create Contact" }).ClickAsync());
        await Expect(form.GetByLabel("Email")).ToHaveValueAsync(address);
        await Expect(form.GetByLabel("LastName")).ToHaveValueAsync("Ruiz");
        await form.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(form.GetByRole(AriaRole.Heading, new() { Name = "Sam Ruiz" })).ToBeVisibleAsync();
        await form.CloseAsync();

        // Out of the pane, and into it again, as who comes back from another window.
        await outlook.Page.GetByRole(AriaRole.Heading, new() { Name = "Inbox" }).ClickAsync();
        await outlook.State.ClickAsync();
        await Expect(outlook.State).ToContainTextAsync("Will be recorded");
        await Expect(outlook.State).ToContainTextAsync("Sam Ruiz");
        Assert.Empty(outlook.Visit.Complaints);
    }

    [Theory, Rule("M5"), Rule("D11"), Rule("O7")]
    [InlineData("light", "light", ColorScheme.Light)]
    [InlineData("dark", "dark", ColorScheme.Dark)]
    public async Task An_address_is_ignored_by_keys_the_state_follows_and_it_is_taken_back(string look, string theme, ColorScheme colours)
    {
        var me = await fixture.HireAsync();
        var (first, second) = ($"first{look}@newhaven.example", $"second{look}@newhaven.example");
        var subject = $"From two new ones, {look}";
        await me.ReceiveAsync($"Sam Ruiz <{first}>", subject, "Hello", new { cc = new[] { second } });
        await using var outlook = await fixture.ReadSyncedAsync(me, subject, $"theme={theme}", colours);

        await outlook.PaneButton($"Ignore address {first}").FocusAsync();
        await outlook.Page.Keyboard.PressAsync("Enter");
        await Expect(outlook.Pane.GetByText($"{first} is ignored from now on.").First).ToBeVisibleAsync();
        await Expect(outlook.Pane.GetByRole(AriaRole.Region, new() { Name = Nobodys })).ToBeFocusedAsync();
        await outlook.PaneButton("2 addresses are not looked up").ClickAsync();
        await Expect(outlook.PaneWords("It is your own.")).ToBeVisibleAsync();
        await outlook.Visit.PictureAsync($"pane-address-ignored-{look}");
        Assert.Empty(await (await outlook.PaneFrameAsync()).FindingsAsync());

        await outlook.PaneButton($"Ignore address {second}").FocusAsync();
        await outlook.Page.Keyboard.PressAsync("Enter");
        await Expect(outlook.State).ToContainTextAsync("Nobody is left to look up");
        await Expect(outlook.State).ToBeFocusedAsync();
        await Expect(outlook.PaneButton("Open my Ignore List")).ToBeVisibleAsync();
        await outlook.Visit.PictureAsync($"pane-all-ignored-{look}");
        Assert.Empty(await (await outlook.PaneFrameAsync()).FindingsAsync());

        await outlook.PaneButton("Undo").ClickAsync();
        await Expect(outlook.State).ToContainTextAsync($"Nobody in Salesforce has the address {second}.");
        await outlook.PaneButton("Dismiss").ClickAsync();
        Assert.Empty(outlook.Visit.Complaints);
    }

    [Fact, Rule("O3"), Rule("R2"), Rule("E1")]
    public async Task What_was_made_is_told_with_its_parts_its_files_and_its_run()
    {
        var me = await fixture.HireAsync();
        var text = string.Join("\n\n", Enumerable.Range(0, 400).Select(i => $"Paragraph {i}: " + new string('x', 100)));
        await me.ReceiveAsync(await fixture.CustomerAsync(), "In two parts", text);
        await using var outlook = await fixture.ReadSyncedAsync(me, "In two parts");

        var made = outlook.Pane.GetByRole(AriaRole.Region, new() { Name = "In Salesforce" });
        await Expect(made.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await Expect(made).ToContainTextAsync("In two parts (2/2)");
        await Expect(made).ToContainTextAsync("by the sync that began");
        await Expect(made).ToContainTextAsync("On Maria Lopez");
        await outlook.Visit.PictureAsync("pane-made");
        Assert.Empty(await (await outlook.PaneFrameAsync()).FindingsAsync());
        Assert.Empty(outlook.Visit.Complaints);
    }
}
