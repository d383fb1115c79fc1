using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit;

namespace EmailSync.Tests.Support;

/// <summary>
/// One browser of one person, and everything that a person does not see but must not happen: an error in the console, a policy that a page
/// breaks, a request that leaves this machine.
/// </summary>
public sealed class BrowserVisit : IAsyncDisposable
{
    // A slow machine that builds something else meanwhile.
    private const float Patience = 30_000;
    private readonly BrowserFixture _fixture;
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentDictionary<string, byte> _hosts = new();
    private int _underWay;

    private BrowserVisit(BrowserFixture fixture, IBrowserContext context) => (_fixture, _context) = (fixture, context);

    public IPage Page { get; private set; } = null!;

    /// <summary>Errors in the console, uncaught ones, and violations of a content security policy.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Host and port of every request so far.</summary>
    public IReadOnlyCollection<string> Hosts => [.. _hosts.Keys.Order(StringComparer.Ordinal)];

    internal static async Task<BrowserVisit> BeginAsync(BrowserFixture fixture, IBrowserContext context)
    {
        var visit = new BrowserVisit(fixture, context);
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        context.Console += (_, message) => visit.Complain(message.Type == "error", message.Text);
        context.WebError += (_, error) => visit.Complain(true, error.Error);
        context.Request += (_, request) => visit.Note(new Uri(request.Url));
        context.Request += (_, _) => Interlocked.Increment(ref visit._underWay);
        context.RequestFinished += (_, _) => Interlocked.Decrement(ref visit._underWay);
        context.RequestFailed += (_, _) => Interlocked.Decrement(ref visit._underWay);
        await context.AddInitScriptAsync(
            "addEventListener('securitypolicyviolation', e => console.error(`Policy: ${e.violatedDirective} ${e.blockedURI}`))");
        visit.Page = await context.NewPageAsync();
        return visit;
    }

    /// <summary>Opens the service's address and signs in as a person would.</summary>
    public async Task SignInAsync(SandboxPerson person)
    {
        await Page.GotoAsync(_fixture.Api.Address.AbsoluteUri);
        await ChooseAsync(person);
    }

    /// <summary>From the product's own first page over Entra's, and back.</summary>
    public async Task ChooseAsync(SandboxPerson person)
    {
        await Button("Sign in").ClickAsync();
        await Button(person.DisplayName).WaitForAsync();
        Assert.False(await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"), "The sandbox's sign-in scrolls sideways.");
        await Button(person.DisplayName).ClickAsync();
        await Heading("Sync Jobs").WaitForAsync();
    }

    public Task GoToAsync(string page) => Page.GotoAsync(new Uri(_fixture.Api.Address, $"web.html#{page}").AbsoluteUri);

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name });

    /// <summary>Exactly these words, and no sentence that holds them, such as what is read out to the blind.</summary>
    public ILocator Words(string text) => Page.GetByText(text, new() { Exact = true });

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    /// <summary>Waits until nothing is loading any more.</summary>
    public async Task SettleAsync()
    {
        // An answer may lead to the next question.
        for (int quiet = 0, turns = 0; quiet < 3 && turns < 100; turns++)
        {
            await Task.Delay(40);
            quiet = Volatile.Read(ref _underWay) <= 0 ? quiet + 1 : 0;
        }

        await Assertions.Expect(Page.GetByRole(AriaRole.Status, new() { NameRegex = new("^Loading") })).ToHaveCountAsync(0);
    }

    /// <summary>Presses Tab until the focus is there.</summary>
    public async Task TabToAsync(ILocator there)
    {
        for (var presses = 0; presses < 80; presses++)
        {
            if (await there.CountAsync() > 0 && await there.First.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Tab does not lead to {there}.");
    }

    /// <summary>Goes to a button or link by Tab and presses Enter.</summary>
    public async Task PressAsync(ILocator there)
    {
        await there.WaitForAsync();
        await TabToAsync(there);
        await Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>
    /// Keeps the whole page for people to look at, and all of what is shown in a frame on it, on a screen as tall as that is: what sticks to an
    /// edge would else lie across its middle.
    /// </summary>
    public async Task PictureAsync(string name, IPage? other = null)
    {
        var page = other ?? Page;
        var (width, height) = (page.ViewportSize!.Width, page.ViewportSize.Height);
        var tall = Math.Max(height, await page.EvaluateAsync<int>("document.documentElement.scrollHeight"));
        await page.SetViewportSizeAsync(width, tall);
        foreach (var frame in page.MainFrame.ChildFrames)
        {
            if (await (await frame.FrameElementAsync()).IsVisibleAsync())
            {
                var hidden = await frame.EvaluateAsync<int>("document.documentElement.scrollHeight - innerHeight");
                await page.SetViewportSizeAsync(width, tall += Math.Max(0, hidden));
                await frame.EvaluateAsync("scrollTo(0, 0)");
            }
        }

        await page.ScreenshotAsync(new() { Path = Path.Combine(BrowserFixture.Screenshots, $"{name}.png") });
        await page.SetViewportSizeAsync(width, height);
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private void Complain(bool isError, string text)
    {
        if (isError)
        {
            _complaints.Enqueue(text);
        }
    }

    private void Note(Uri address)
    {
        if (address.Scheme is not ("data" or "blob"))
        {
            _hosts.TryAdd(address.Authority, 0);
        }
    }
}
