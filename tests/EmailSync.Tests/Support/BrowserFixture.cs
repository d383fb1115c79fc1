using Microsoft.Playwright;
using Xunit;

namespace EmailSync.Tests.Support;

/// <summary>The built-in team at the sandbox, the service with the built pages, and one Chromium, for tests that run one after the other.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private Task? _synced;
    private int _people;

    public Deployment Deployment { get; private set; } = null!;

    public SandboxProcess Sandbox { get; private set; } = null!;

    public ApiProcess Api { get; private set; } = null!;

    public SandboxControl Control => Sandbox.Control;

    /// <summary>Screenshots for people to look at; ignored by git.</summary>
    public static string Screenshots => Path.Combine(SandboxProcess.RepositoryRoot(), "artifacts", "screenshots");

    public async Task InitializeAsync()
    {
        if (!File.Exists(Path.Combine(SandboxProcess.RepositoryRoot(), "addin", "dist", "web.html")))
        {
            throw new InvalidOperationException("addin/dist is missing: run npm run build.");
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = BrowserExecutable.Find(_playwright.Chromium.ExecutablePath),
            ChromiumSandbox = false,
            Args = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-gpu"],
        });
        Sandbox = await SandboxProcess.StartAsync("--world", "team");
        Api = await ApiProcess.StartAsync(Sandbox, new Dictionary<string, string?>
        {
            ["Office:ScriptUrl"] = new Uri(Sandbox.Outlook.BaseAddress!, "office.js").AbsoluteUri,
        });
        await Control.PutAsync("/outlook/options", new { apiOrigin = Api.Address.AbsoluteUri });
        Deployment = await Deployment.OverAsync(Sandbox, Api);
    }

    public async Task DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        _playwright?.Dispose();
        await (Api?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (Sandbox?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>A browser that nobody has used yet.</summary>
    public async Task<BrowserVisit> VisitAsync(
        ColorScheme colours = ColorScheme.Light, int width = 1280, string locale = "en-GB", bool isContrast = false)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            Locale = locale,
            ColorScheme = colours,
            // Nothing is looked at while it is still fading in.
            ReducedMotion = ReducedMotion.Reduce,
            ForcedColors = isContrast ? ForcedColors.Active : ForcedColors.None,
            ViewportSize = new() { Width = width, Height = 800 },
        });
        return await BrowserVisit.BeginAsync(this, context);
    }

    /// <summary>
    /// A Chromium as people start it, without the switches of automation, some of which change what a page on http may do; and a visit in it.
    /// </summary>
    public async Task<(PlainChromium Browser, BrowserVisit Visit)> PlainVisitAsync()
    {
        var plain = await PlainChromium.StartAsync(_playwright!);
        return (plain, await BrowserVisit.BeginAsync(this, plain.Context));
    }

    /// <summary>Somebody with an empty mailbox and a connected Salesforce, whose job is off.</summary>
    public Task<Employee> HireAsync(string name = "Nora Feld") => Deployment.HireAsync($"employee{++_people}@contoso.example", name);

    /// <summary>An address that a Contact of this name has.</summary>
    public async Task<string> CustomerAsync(string name = "Maria Lopez")
    {
        var address = $"customer{++_people}@fabrikam.example";
        await Deployment.ContactAsync(address, name);
        return address;
    }

    /// <summary>Outlook of a person, in a browser that nobody has used yet.</summary>
    public async Task<OutlookPage> OutlookAsync(Employee me, string choices = "", ColorScheme colours = ColorScheme.Light, bool isContrast = false)
    {
        var outlook = new OutlookPage(await VisitAsync(colours, isContrast: isContrast), Sandbox.Outlook.BaseAddress!);
        await outlook.OpenAsync(me.Person, choices);
        return outlook;
    }

    /// <summary>The same with a message open and the pane beside it, once a run has gone through the mail.</summary>
    public async Task<OutlookPage> ReadSyncedAsync(Employee me, string subject, string choices = "", ColorScheme colours = ColorScheme.Light)
    {
        (await me.StartSyncingAsync()).Completed();
        var outlook = await OutlookAsync(me, choices, colours);
        await outlook.ReadAsync(subject);
        return outlook;
    }

    public async Task<SandboxPerson> MemberAsync(string key) => (await Sandbox.Control.PeopleAsync()).Single(person => person.Key == key);

    /// <summary>The administrator, who has connected Salesforce and whose mail a run has gone through.</summary>
    public async Task<SandboxPerson> SyncedAdministratorAsync()
    {
        var administrator = await MemberAsync("miriam");
        await (_synced ??= SyncAsync(administrator));
        return administrator;
    }

    /// <summary>A person's client, after they have connected Salesforce.</summary>
    public async Task<HttpClient> ConnectAsync(SandboxPerson person)
    {
        var client = await Api.SignInAsync(person);
        await client.GetAnswerAsync("/api/me");
        Assert.EndsWith("salesforce=connected", await Api.ConnectSalesforceAsync(Sandbox, client), StringComparison.Ordinal);
        return client;
    }

    private async Task SyncAsync(SandboxPerson person)
    {
        const string settings = "/api/me/jobs/email/settings";
        var client = await ConnectAsync(person);
        var form = await client.GetAnswerAsync(settings);
        Assert.Equal(200, (await client.PutAnswerAsync(settings, """{"values":{"mode":"all"}}""", form.ETag)).Status);
        await RunEndedAsync(client);
    }

    private static async Task RunEndedAsync(HttpClient client)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        while (true)
        {
            var runs = (await client.GetAnswerAsync("/api/me/jobs/email/runs")).Json.GetProperty("items").EnumerateArray().ToList();
            if (runs.Count > 0 && runs.TrueForAll(run => run.GetProperty("state").GetString() == "finished"))
            {
                return;
            }

            await Task.Delay(100, patience.Token);
        }
    }
}

[CollectionDefinition(Name)]
public sealed class TheBrowser : ICollectionFixture<BrowserFixture>
{
    public const string Name = "The browser";
}
