using EmailSync.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace EmailSync.Tests.Browser;

/// <summary>Every page with real data in it, as an administrator sees it: it fits, it breaks no rule of its own, it talks to nobody else.</summary>
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

    [Theory]
    [InlineData("light", ColorScheme.Light, 1280)]
    [InlineData("dark", ColorScheme.Dark, 1280)]
    [InlineData("narrow", ColorScheme.Light, 320)]
    public async Task A_page_fits_and_troubles_nobody(string look, ColorScheme colours, int width)
    {
        var administrator = await fixture.SyncedAdministratorAsync();
        await using var visit = await fixture.VisitAsync(colours, width);
        await visit.SignInAsync(administrator);
        List<string> tooWide = [];
        async Task LookAtAsync(string name)
        {
            await visit.SettleAsync();
            await visit.PictureAsync($"{name}-{look}");
            if (await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
            {
                tooWide.Add(name);
            }
        }

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

        Assert.Empty(tooWide);
        Assert.Empty(visit.Complaints);
        Assert.Equal(new[] { fixture.Api.Address, fixture.Sandbox.Entra.BaseAddress! }.Select(uri => uri.Authority).Order(StringComparer.Ordinal), visit.Hosts);
    }
}
