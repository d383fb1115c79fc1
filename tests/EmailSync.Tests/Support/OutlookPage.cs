using Microsoft.Playwright;

namespace EmailSync.Tests.Support;

/// <summary>The sandbox's Outlook as a person uses it, with the add-in in it.</summary>
public sealed class OutlookPage(BrowserVisit visit, Uri address)
{
    public BrowserVisit Visit => visit;

    public IPage Page => visit.Page;

    /// <summary>The task pane that is shown.</summary>
    public IFrameLocator Pane => Page.FrameLocator(".pane:not([hidden]) iframe");

    /// <summary>The pane's state line of the selected message.</summary>
    public ILocator State => Pane.GetByRole(AriaRole.Region, new() { Name = "The selected message" });

    /// <summary>The pane's frame around the add-in: its pin and its cross.</summary>
    public ILocator PaneBox => Page.Locator(".pane:not([hidden])");

    /// <summary>What went wrong, in Outlook's own words.</summary>
    public ILocator Alerts => Page.Locator("#alerts");

    public ILocator Notices => Page.GetByRole(AriaRole.Group, new() { Name = "Notifications" });

    /// <summary>Those of the open message.</summary>
    public ILocator Categories => Page.GetByRole(AriaRole.Group, new() { Name = "Categories" });

    /// <param name="person">Whose Outlook.</param>
    /// <param name="choices">More of the page's query, such as <c>profile=mac&amp;addIn=self-test</c>.</param>
    public async Task OpenAsync(SandboxPerson person, string choices = "")
    {
        await Page.GotoAsync(new Uri(address, $"?person={Uri.EscapeDataString(person.Email)}&{choices}").AbsoluteUri);
        await Page.GetByRole(AriaRole.Heading, new() { Name = "Inbox" }).WaitForAsync();
    }

    public ILocator Message(string subject) =>
        Page.GetByRole(AriaRole.Listbox, new() { Name = "Messages" }).Locator($"[data-subject=\"{subject}\"]");

    /// <summary>Opens a message, or selects several.</summary>
    public async Task SelectAsync(string subject, params string[] others)
    {
        await Message(subject).ClickAsync();
        foreach (var other in others)
            await Message(other).ClickAsync(new() { Modifiers = [KeyboardModifier.Control] });
    }

    /// <summary>A button of Outlook's or of the add-in's, by exactly its label.</summary>
    public ILocator Button(string label) => Page.GetByRole(AriaRole.Toolbar, new() { Name = "Ribbon" }).GetByRole(AriaRole.Button, new() { Name = label, Exact = true });

    public ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true });

    /// <summary>Opens the add-in's pane beside what is selected.</summary>
    public Task ShowPaneAsync() => Button("EmailSync").ClickAsync();

    /// <summary>Opens a message with the pane beside it.</summary>
    public async Task ReadAsync(string subject)
    {
        await SelectAsync(subject);
        await ShowPaneAsync();
    }

    public ILocator PaneButton(string name) => Pane.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Exactly these words in the pane, where they stand before they are announced, and no sentence that holds them.</summary>
    public ILocator PaneWords(string text) => Pane.GetByText(text, new() { Exact = true }).First;

    /// <summary>A page of My Settings, from the pane's top right.</summary>
    public async Task GoToSettingsAsync(string place)
    {
        await PaneButton("My Settings").ClickAsync();
        await Pane.GetByRole(AriaRole.Menuitem, new() { Name = place }).ClickAsync();
        await Pane.GetByRole(AriaRole.Heading, new() { Name = place, Level = 1 }).WaitForAsync();
    }

    /// <summary>The page of the add-in that the pane shows.</summary>
    public async Task<IFrame> PaneFrameAsync() =>
        await (await PaneBox.Locator("iframe").ElementHandleAsync()).ContentFrameAsync() ?? throw new InvalidOperationException("No pane is open.");

    /// <summary>Another theme while all of it is open, by its name in the address.</summary>
    public Task ChooseThemeAsync(string theme) => Page.GetByLabel("Theme").EvaluateAsync(
        "(select, theme) => { select.value = theme; select.dispatchEvent(new Event('change')); }", theme);

    public async Task GoToFolderAsync(string name, int mailbox = 0) =>
        await Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Button, new() { Name = name }).Nth(mailbox).ClickAsync();

    public ValueTask DisposeAsync() => visit.DisposeAsync();
}
