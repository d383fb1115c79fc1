using Microsoft.Playwright;

namespace EmailSync.Tests.Support;

/// <summary>The sandbox's Outlook as a person uses it, with the add-in in it.</summary>
public sealed class OutlookPage(BrowserVisit visit, Uri address)
{
    public IPage Page => visit.Page;

    /// <summary>The task pane that is shown.</summary>
    public IFrameLocator Pane => Page.FrameLocator(".pane:not([hidden]) iframe");

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
}
