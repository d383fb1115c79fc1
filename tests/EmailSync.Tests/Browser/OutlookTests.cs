using EmailSync.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace EmailSync.Tests.Browser;

/// <summary>The sandbox's Outlook itself, with its own self-test for an add-in.</summary>
[Collection(TheBrowser.Name)]
public sealed class OutlookTests(BrowserFixture fixture) : IAsyncLifetime
{
    private const string SelfTest = "addIn=self-test";
    private BrowserVisit _visit = null!;
    private SandboxPerson _person = null!;
    private OutlookPage _outlook = null!;

    private SandboxControl Control => fixture.Sandbox.Control;

    public async Task InitializeAsync()
    {
        _visit = await fixture.VisitAsync();
        _outlook = new OutlookPage(_visit, fixture.Sandbox.Outlook.BaseAddress!);
        _person = await HireAsync("Olga Reader");
        foreach (var subject in new[] { "First", "Second", "Third" })
            await ReceiveAsync(_person, subject);
    }

    public async Task DisposeAsync() => await _visit.DisposeAsync();

    [Fact]
    public async Task Every_call_answers_on_a_message_that_is_read()
    {
        await OpenPaneAsync("First", SelfTest);
        var failed = await RunAllAsync();

        Assert.Equal(
            ["exchangeToken: AccessRestricted 9017", "masterTwice: DuplicateCategory 9045", "noticeTooLong: Sys.ArgumentException", "noticeTwice: DuplicateNotificationKey 9023", "officeToken: API Not Supported 13012", "unknown: InvalidCategory 9044"],
            failed);
        await SaysAsync("token", $"\"username\":\"{_person.Email}\"");
        await SaysAsync("selected", "[\"First\"]");
        await SaysAsync("categories", "Red category Preset0");
        await SaysAsync("context", "7");
        Assert.Empty(_visit.Complaints);
        await _visit.PictureAsync("outlook-reading");
    }

    [Fact]
    public async Task Every_call_answers_on_a_message_that_is_written()
    {
        await _outlook.OpenAsync(_person, SelfTest);
        await _outlook.Button("New mail").ClickAsync();
        await ShowPaneAsync();
        var failed = await RunAllAsync();

        Assert.Contains("unsaved: ItemNotSaved 9046", failed);
        Assert.Contains("categories: ApiCallNotSupportedByExtensionPoint 9032", failed);
        Assert.Equal(8, failed.Count);
        await SaysAsync("to", "Ken ken@self-test.example externalUser");
        await Expect(_outlook.Field("Bcc")).ToHaveValueAsync("bcc@self-test.example");
        await _outlook.Button("Add Bcc").ClickAsync();
        await Expect(_outlook.Field("Bcc")).ToHaveValueAsync("bcc@self-test.example; record@smart.example");
        await Expect(_outlook.Pane.GetByText("RecipientsChanged {\"to\":false,\"cc\":false,\"bcc\":true}")).ToHaveCountAsync(2);
        await _visit.PictureAsync("outlook-writing");
    }

    [Fact]
    public async Task A_pane_for_several_messages_follows_the_selection_on_the_web()
    {
        await OpenPaneAsync("First", SelfTest);

        await _outlook.SelectAsync("Second");
        await Expect(_outlook.Pane.Locator("#item")).ToHaveTextAsync("Reading: Second");
        await _outlook.SelectAsync("Second", "Third");
        await Expect(_outlook.Pane.Locator("#item")).ToHaveTextAsync("No item.");
        await RunAllAsync();
        await SaysAsync("selected", "[\"Second\",\"Third\"]");
        await Expect(_outlook.Button("Mark")).ToBeDisabledAsync();
        await _visit.PictureAsync("outlook-several");
    }

    [Fact]
    public async Task In_classic_Outlook_a_pane_goes_with_its_message_unless_it_is_pinned()
    {
        await OpenPaneAsync("First", $"{SelfTest}&profile=classicWindows");
        await _outlook.SelectAsync("Second");
        await Expect(_outlook.PaneBox).ToHaveCountAsync(0);

        await ShowPaneAsync();
        await _outlook.PaneBox.GetByRole(AriaRole.Button, new() { Name = "Pin" }).ClickAsync();
        await _outlook.SelectAsync("Third");
        await Expect(_outlook.Pane.Locator("#item")).ToHaveTextAsync("Reading: Third");
    }

    [Fact]
    public async Task A_command_does_its_work_without_a_face_and_one_that_never_completes_is_an_error()
    {
        await _outlook.OpenAsync(_person, $"{SelfTest}&commandSeconds=3");
        await _outlook.SelectAsync("First");
        await _outlook.Button("Forget").ClickAsync();
        await _outlook.Button("Mark").ClickAsync();

        await Expect(_outlook.Alerts).ToContainTextAsync("Forget: the add-in did not complete the command within 3 seconds.");
        await Expect(_outlook.Categories).ToContainTextAsync("Marked");
        await Expect(_outlook.Notices).ToContainTextAsync("Self-test: Marked.");
        Assert.Equal(["Marked"], (await Control.MessagesAsync(_person.Email)).Single(m => m.Subject == "First").Categories);
    }

    [Fact]
    public async Task What_an_older_Outlook_lacks_is_not_there()
    {
        await OpenPaneAsync("First", $"{SelfTest}&profile=mailbox18");
        var failed = await RunAllAsync();

        await SaysAsync("sets", "[true,true,false,false]");
        await SaysAsync("theme", "none");
        Assert.Equal(["bridge", "load", "selected", "token"], failed.Where(f => f.Contains("TypeError") || f.Contains("NoBridge")).Select(f => f.Split(':')[0]));
    }

    [Fact]
    public async Task A_call_for_a_message_that_was_left_ends_with_that()
    {
        await OpenPaneAsync("First", SelfTest);
        var fault = await Control.AddFaultAsync(new { system = "outlook", kind = "hold", route = $"POST /mailboxes/{_person.Email}/office/item.categories.getAsync" });
        var call = _outlook.Pane.Locator("body").EvaluateAsync<int>(
            "() => new Promise(done => Office.context.mailbox.item.categories.getAsync(r => done(r.error?.code ?? 0)))");
        while (await Control.HeldAsync(fault) == 0)
            await Task.Delay(50);

        await _outlook.SelectAsync("Second");
        await Expect(_outlook.Pane.Locator("#item")).ToHaveTextAsync("Reading: Second");
        await Control.ReleaseAsync(fault);

        Assert.Equal(9030, await call);
    }

    [Theory]
    [InlineData("Allow", "\"parts\":3")]
    [InlineData("Cancel", "USER_CANCEL")]
    public async Task A_sign_in_that_needs_consent_asks_for_it(string answer, string outcome)
    {
        await OpenPaneAsync("First", $"{SelfTest}&signIn=consent");
        await RunAllAsync();
        await SaysAsync("token", "USER_INTERACTION_REQUIRED");

        await _outlook.Pane.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await _visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = answer }).ClickAsync();

        await Expect(_outlook.Pane.Locator("#events")).ToContainTextAsync(outcome);
    }

    [Fact]
    public async Task A_theme_changes_under_a_pane_that_is_open()
    {
        await OpenPaneAsync("First", SelfTest);
        await _visit.Page.GetByText("Host:").ClickAsync();
        await _visit.Page.GetByLabel("Theme").SelectOptionAsync("nightSky");

        await Expect(_outlook.Pane.GetByText("OfficeThemeChanged true")).ToBeVisibleAsync();
        await _visit.PictureAsync("outlook-contrast");
    }

    [Fact]
    public async Task Mail_and_marks_show_by_themselves()
    {
        await _outlook.OpenAsync(_person, "addIn=none");
        await _outlook.SelectAsync("First");
        var first = (await Control.MessagesAsync(_person.Email)).Single(m => m.Subject == "First");

        await Control.SetCategoriesAsync(_person.Email, first.ImmutableId, "Green category");
        await ReceiveAsync(_person, "Fourth");

        await Expect(_outlook.Categories).ToContainTextAsync("Green category");
        await Expect(_outlook.Message("Fourth")).ToContainTextAsync("Unread.");
        await Expect(_outlook.Page.GetByRole(AriaRole.Heading, new() { Name = "First" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_sent_arrives_with_the_colleague()
    {
        var colleague = await HireAsync("Cleo Colleague");
        await _outlook.OpenAsync(_person, "addIn=none");
        await _outlook.Button("New mail").ClickAsync();
        await _outlook.Field("To").FillAsync("Maria Lopez <maria@lopez.example>");
        await _outlook.Field("Bcc").FillAsync(colleague.Email);
        await _outlook.Field("Subject").FillAsync("Offer");
        await _outlook.Field("Message").FillAsync("Here it is.");
        await _visit.Page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await Expect(_visit.Page.GetByText("Message sent.")).ToBeVisibleAsync();

        var sent = Assert.Single(await Control.MessagesAsync(_person.Email, "Sent Items"));
        var arrived = Assert.Single(await Control.MessagesAsync(colleague.Email, "Inbox"));
        Assert.Equal(("Offer", sent.InternetMessageId), (arrived.Subject, arrived.InternetMessageId));
        await Expect(_visit.Page.GetByText("Select a message to read it.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_draft_goes_on_where_it_was_left()
    {
        await AddAsync(_person, new { folder = "Drafts", from = _person.Email, to = new[] { "maria@lopez.example" }, subject = "Begun", text = "So far", isDraft = true });
        await _outlook.OpenAsync(_person, "addIn=none");
        await _visit.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Button, new() { Name = "Drafts" }).ClickAsync();
        await _outlook.SelectAsync("Begun");
        await Expect(_outlook.Field("To")).ToHaveValueAsync("maria@lopez.example");

        await _outlook.Field("Subject").FillAsync("Gone on");
        await _visit.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Button, new() { Name = "Inbox" }).ClickAsync();
        await Expect(_outlook.Message("First")).ToBeVisibleAsync();

        Assert.Equal("Gone on", Assert.Single(await Control.MessagesAsync(_person.Email, "Drafts")).Subject);
        Assert.Empty(_visit.Complaints);
    }

    [Fact]
    public async Task A_colleagues_mail_has_its_owner_and_a_report_has_no_add_in()
    {
        var colleague = await HireAsync("Cleo Colleague");
        await ReceiveAsync(colleague, "Shared");
        await AddAsync(_person, new { from = "postmaster@lopez.example", to = new[] { _person.Email }, subject = "Undeliverable", text = "No", kind = "deliveryReport" });
        await _outlook.OpenAsync(_person, $"{SelfTest}&shared={colleague.Email}");
        await _outlook.SelectAsync("Undeliverable");
        await Expect(_outlook.Button("Show pane")).ToBeDisabledAsync();
        await Expect(_outlook.Button("Show pane")).ToHaveAttributeAsync("title", "Add-ins do not run on reports.");

        await _visit.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Button, new() { Name = "Inbox" }).Nth(1).ClickAsync();
        await _outlook.SelectAsync("Shared");
        await ShowPaneAsync();
        await RunAllAsync();
        await SaysAsync("shared", $"\"{colleague.Email}\"");
    }

    private Task<SandboxPerson> HireAsync(string name) =>
        Control.AddPersonAsync(new { email = $"{name.Split(' ')[0].ToLowerInvariant()}-{Guid.NewGuid():N}@contoso.example", displayName = name });

    private Task<SandboxMessage> ReceiveAsync(SandboxPerson person, string subject) =>
        AddAsync(person, new { from = "Maria Lopez <maria@lopez.example>", to = new[] { person.Email }, subject, text = "Hello" });

    private Task<SandboxMessage> AddAsync(SandboxPerson person, object message) => Control.AddMessageAsync(person.Email, message);

    private async Task OpenPaneAsync(string subject, string choices)
    {
        await _outlook.OpenAsync(_person, choices);
        await _outlook.SelectAsync(subject);
        await ShowPaneAsync();
    }

    private async Task ShowPaneAsync()
    {
        await _outlook.Button("Show pane").ClickAsync();
        await _outlook.Pane.Locator("body[data-listening]").WaitForAsync();
    }

    /// <summary>Runs every check of the self-test; the failed ones with name and code, in the order of their names.</summary>
    private async Task<IReadOnlyList<string>> RunAllAsync()
    {
        await _outlook.Pane.GetByRole(AriaRole.Button, new() { Name = "Run all" }).ClickAsync();
        await _outlook.Pane.Locator("#end").WaitForAsync();
        var failed = await _outlook.Pane.Locator("[data-status=failed][data-failure]").EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.failure)");
        return [.. failed.Order(StringComparer.Ordinal)];
    }

    private Task SaysAsync(string check, string text) => Expect(_outlook.Pane.Locator($"[data-check={check}]")).ToContainTextAsync(text);
}
