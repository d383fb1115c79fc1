using EmailSync.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace EmailSync.Tests.Browser;

/// <summary>
/// Every page with real data in it, as an administrator sees it: it fits, axe finds nothing, it breaks no rule of its own, it talks to nobody
/// else. The pictures are kept for people to look at.
/// </summary>
[Collection(TheBrowser.Name)]
public sealed class LookTests(BrowserFixture fixture)
{
    private static readonly (string Address, string Heading)[] Pages =
    [
        ("/jobs", "Sync Jobs"),
        ("/settings", "Email Sync Settings"),
        ("/settings/edit", "Email Sync Settings"),
        ("/ignore-list", "Ignore List"),
        ("/changes", "What changed"),
        ("/history?view=recorded", "Sync History"),
        ("/history?view=unresolved", "Sync History"),
        ("/history?view=excluded", "Sync History"),
        ("/history?view=ignored", "Sync History"),
        ("/connections", "Connections"),
        ("/connections?salesforce=failed&reason=wrong_user", "Connections"),
        ("/users", "Users"),
        ("/organisation", "Organisation"),
        ("/organisation/edit", "Organisation"),
        ("/nowhere", "There is no such page."),
    ];

    [Theory, Rule("O7")]
    [InlineData("light", ColorScheme.Light, 1280, false)]
    [InlineData("dark", ColorScheme.Dark, 1280, false)]
    [InlineData("narrow", ColorScheme.Light, 320, false)]
    [InlineData("contrast", ColorScheme.Dark, 1280, true)]
    public async Task A_page_fits_and_troubles_nobody(string look, ColorScheme colours, int width, bool isContrast)
    {
        var administrator = await fixture.SyncedAdministratorAsync();
        await using var visit = await fixture.VisitAsync(colours, width, isContrast: isContrast);
        var page = visit.Page;
        List<string> findings = [];
        async Task LookAtAsync(string name)
        {
            await visit.SettleAsync();
            await visit.PictureAsync($"{name}-{look}");
            findings.AddRange((await page.MainFrame.FindingsAsync()).Select(finding => $"{name}: {finding}"));
        }

        await page.GotoAsync(fixture.Api.Address.AbsoluteUri);
        await visit.Button("Sign in").WaitForAsync();
        await LookAtAsync("sign-in");
        await visit.ChooseAsync(administrator);
        foreach (var (address, heading) in Pages)
        {
            await visit.GoToAsync(address);
            await visit.Heading(heading).WaitForAsync();
            await LookAtAsync(string.Concat(address.Where(c => c is not '/').Select(c => char.IsLetter(c) ? c : '-')));
        }

        await visit.GoToAsync("/history?view=excluded");
        await visit.Button("Why?").First.ClickAsync();
        await visit.Words("This decided").WaitForAsync();
        await LookAtAsync("why");

        await visit.GoToAsync("/ignore-list");
        await page.GetByRole(AriaRole.Textbox).FillAsync("lookout.example");
        await visit.Button("Add").ClickAsync();
        await visit.Button("See what this would change: removing lookout.example").ClickAsync();
        await page.GetByRole(AriaRole.Region, new() { Name = "What removing lookout.example would change" }).GetByText("of the last 30 days").WaitForAsync();
        await LookAtAsync("ignore-list-preview");

        await visit.GoToAsync("/jobs");
        await visit.GoToAsync("/settings/edit");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Past days" }).FillAsync("14");
        await visit.Button("See what this would change").ClickAsync();
        await page.GetByRole(AriaRole.Region, new() { Name = "What this would change" }).GetByText("of the last 30 days").WaitForAsync();
        await LookAtAsync("settings-preview");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Past days" }).FillAsync("40");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Sync Frequency" }).FillAsync("1");
        await visit.Button("Save").ClickAsync();
        await visit.Words("2 things must be mended first:").WaitForAsync();
        await LookAtAsync("settings-errors");
        await visit.Button("Cancel").ClickAsync();
        await page.GetByRole(AriaRole.Alertdialog, new() { Name = "Leave without saving?" }).WaitForAsync();
        await LookAtAsync("settings-leave");

        Assert.True(findings.Count == 0, string.Join('\n', findings));
        Assert.Empty(visit.Complaints);
        Assert.Equal(new[] { fixture.Api.Address, fixture.Sandbox.Entra.BaseAddress! }.Select(uri => uri.Authority).Order(StringComparer.Ordinal), visit.Hosts);
    }
}
