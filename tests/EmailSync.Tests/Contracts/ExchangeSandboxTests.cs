using EmailSync.Domain.Mail;
using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>The Exchange edge against the sandbox's Graph, which was written from the vendor's contracts alone.</summary>
public sealed class ExchangeSandboxTests : IAsyncLifetime
{
    private static readonly string[] Blue = ["Blue category"];
    private static readonly string[] ToAda = ["ada@contoso.example"];
    private static readonly string[] Pat = ["\"O'Brien, Pat\" <pat@obrien.example>"];
    private static readonly string[] References = ["<r@contoso.example>", "<p@contoso.example>"];

    private ExchangeSandboxMailbox _mailbox = null!;

    private ExchangeClient Client => _mailbox.Client;

    private string User => _mailbox.Ada.ObjectId.ToString();

    public async Task InitializeAsync() => _mailbox = await ExchangeSandboxMailbox.StartAsync();

    public async Task DisposeAsync() => await _mailbox.DisposeAsync();

    [Fact]
    public async Task A_mailbox_is_introduced_in_one_request()
    {
        var profile = await Client.ReadProfileAsync(User, default);

        Assert.Equal(("Ada Byron", "ada@contoso.example", "Europe/Berlin"), (profile.DisplayName, profile.PrimaryAddress, profile.TimeZone));
        Assert.Equal(["ada.byron@contoso.example", "ada@contoso.example"], profile.Addresses.Select(a => a.Value).Order(StringComparer.Ordinal));
        Assert.Equal(1, (await _mailbox.Control.CountersAsync("graph")).Requests);
    }

    [Fact]
    public async Task The_folder_tree_is_read_at_any_depth()
    {
        await _mailbox.Control.AddFolderAsync(_mailbox.Ada.Email, "Inbox/Customers/Acme/2026");
        for (var i = 0; i < 105; i++)
            await _mailbox.Control.AddFolderAsync(_mailbox.Ada.Email, $"Projects/P{i:000}");

        var folders = await Client.ReadFoldersAsync(User, default);

        var inbox = folders.Single(f => f.WellKnownName == "inbox");
        var customers = folders.Single(f => f.ParentId == inbox.Id);
        var acme = folders.Single(f => f.ParentId == customers.Id);
        Assert.Equal(("Customers", "Acme", "2026"), (customers.DisplayName, acme.DisplayName, folders.Single(f => f.ParentId == acme.Id).DisplayName));
        Assert.Null(inbox.ParentId);
        var projects = folders.Single(f => f.DisplayName == "Projects");
        Assert.Equal(105, folders.Count(f => f.ParentId == projects.Id));
        Assert.Subset(folders.Select(f => f.WellKnownName).ToHashSet(), new HashSet<string?> { "sentitems", "drafts", "junkemail", "deleteditems", "outbox" });
        Assert.DoesNotContain(folders, f => f.DisplayName == "Conflicts");
    }

    [Fact]
    public async Task Changes_of_many_folders_come_in_one_request_and_our_own_mark_is_known_by_its_version()
    {
        for (var i = 0; i < 7; i++)
            await ArriveAsync($"Message {i}");
        var (inbox, sent) = (await FolderAsync("inbox"), await FolderAsync("sentitems"));
        var first = await Client.ReadChangesAsync(User, [new(inbox, null, 3), new(sent, null, 3)], default);
        var links = new Dictionary<string, string>();
        var seen = new List<MessageChange>();
        foreach (var folder in first)
            links[folder.FolderId] = await ToTheEndAsync(folder, seen);

        Assert.Equal(7, seen.Select(c => c.Id).Distinct().Count());
        Assert.Equal(seen.Select(c => c.ReceivedAt).OrderDescending(), seen.Select(c => c.ReceivedAt));
        var marked = (await Client.ReadMessagesAsync(User, [seen[0].Id], MessageContent.Headers, default)).Single().Message!;
        var result = Assert.Single(await Client.SetCategoriesAsync(User, [new(marked.Id, ["CRM"], marked.ChangeKey)], default));
        Assert.Null(result.Failure);
        await _mailbox.Control.MoveMessageAsync(_mailbox.Ada.Email, seen[1].Id, "Archive");
        await _mailbox.Control.ResetCountersAsync();

        var next = await Client.ReadChangesAsync(User, [new(inbox, links[inbox]), new(sent, links[sent])], default);

        Assert.Equal(1, (await _mailbox.Control.CountersAsync("graph")).Requests);
        Assert.Contains(next[0].Page!.Changes, c => c.Id == marked.Id && !c.IsRemoved && c.ChangeKey == result.ChangeKey);
        Assert.Contains(next[0].Page!.Changes, c => c.Id == seen[1].Id && c.IsRemoved);
        Assert.Empty(next[1].Page!.Changes);
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("goneWithLocation")]
    [InlineData("syncStateNotFound")]
    public async Task A_dead_link_is_told_from_a_failure(string how)
    {
        var inbox = await FolderAsync("inbox");
        var link = (await Client.ReadChangesAsync(User, [new(inbox, null)], default)).Single().Page!.DeltaLink;
        await _mailbox.Control.ExpireDeltaAsync(_mailbox.Ada.Email, how);

        var alone = (await Client.ReadChangesAsync(User, [new(inbox, link)], default)).Single();
        var together = await Client.ReadChangesAsync(User, [new(inbox, link), new(await FolderAsync("sentitems"), null)], default);

        Assert.Equal(how == "goneWithLocation", Assert.IsType<RemoteFailure.CursorExpired>(alone.Failure).RestartLink is not null);
        Assert.IsType<RemoteFailure.CursorExpired>(together[0].Failure);
        Assert.NotNull(together[1].Page);
    }

    [Fact]
    public async Task A_full_mailbox_gives_no_changes_but_can_be_listed()
    {
        await ArriveAsync("Still here");
        await _mailbox.Control.SetMailboxOptionsAsync(_mailbox.Ada.Email, new { quotaExceeded = true });

        var changes = await Client.ReadChangesAsync(User, [new("inbox", null), new("sentitems", null)], default);
        var page = await Client.ListMessagesAsync(User, new("inbox", null, null, 50, MessageContent.Headers, null), default);

        Assert.All(changes, c => Assert.IsType<RemoteFailure.LimitReached>(c.Failure));
        Assert.Equal("Still here", Assert.Single(page.Messages).Message!.Subject);
    }

    [Fact, Rule("D8"), Rule("B2")]
    public async Task A_message_comes_with_all_that_decides()
    {
        var arrived = await _mailbox.Control.AddMessageAsync(_mailbox.Ada.Email, new
        {
            folder = "Inbox",
            from = "\"Maria López\" <maria@lopez.example>",
            to = ToAda,
            cc = Pat,
            subject = "Grüße \U0001F600",
            html = "<html><body><p>One</p><p>Two &amp; three</p></body></html>",
            messageId = "<m1@lopez.example>",
            inReplyTo = "<p@contoso.example>",
            references = References,
            categories = Blue,
            sensitivity = "private",
            endsInHalfACharacter = true,
        });

        var reads = await Client.ReadMessagesAsync(User, [arrived.Id, arrived.ImmutableId], MessageContent.Headers, default);
        var bodies = await Client.ReadMessagesAsync(User, [arrived.Id, arrived.ImmutableId], MessageContent.BodyOnly, default);
        var listed = Assert.Single((await Client.ListMessagesAsync(User, new("inbox", null, null, 50, MessageContent.Headers, null), default)).Messages);

        foreach (var message in reads.Append(listed).Select(r => r.Message!))
        {
            Assert.Equal((arrived.ImmutableId, "<m1@lopez.example>", Sensitivity.Private), (message.Id, message.InternetMessageId, message.Sensitivity));
            Assert.Equal((new Correspondent("Maria López", "maria@lopez.example"), "IPM.Note"), (message.From, message.MessageClass));
            Assert.Equal("pat@obrien.example", Assert.Single(message.Cc).Address);
            Assert.StartsWith("Grüße \U0001F600", message.Subject, StringComparison.Ordinal);
            Assert.EndsWith("\uFFFD", message.Subject, StringComparison.Ordinal);
            Assert.Equal("<p@contoso.example>", message.InReplyTo);
            Assert.Equal(References, message.References);
            Assert.Equal(Blue, message.Categories);
        }

        Assert.All(bodies, r => Assert.DoesNotContain("<p>", r.Body, StringComparison.Ordinal));
        Assert.Contains("Two & three", bodies[0].Body, StringComparison.Ordinal);
    }

    [Theory, Rule("D3"), Rule("D19")]
    [InlineData("meetingRequest", "IPM.Schedule.Meeting")]
    [InlineData("deliveryReport", "REPORT.IPM.Note")]
    [InlineData("mail", "IPM.Note")]
    public async Task The_class_says_what_is_mail(string kind, string beginsWith)
    {
        await _mailbox.Control.AddMessageAsync(_mailbox.Ada.Email, new
        {
            from = "a@x.example",
            to = ToAda,
            subject = "x",
            text = "x",
            kind,
            headers = new Dictionary<string, string> { ["Auto-Submitted"] = "auto-replied" },
        });

        var page = await Client.ListMessagesAsync(User, new("inbox", null, null, 50, MessageContent.AutoSubmitted, null), default);

        var message = Assert.Single(page.Messages).Message!;
        Assert.StartsWith(beginsWith, message.MessageClass, StringComparison.OrdinalIgnoreCase);
        Assert.True(message.IsAutoSubmitted);
    }

    [Fact, Rule("E4")]
    public async Task Counts_pages_and_ids_of_a_window_agree()
    {
        var now = await _mailbox.Control.ClockAsync();
        for (var i = 0; i < 25; i++)
            await ArriveAsync($"Message {i}", now.AddHours(-i));
        var (from, before) = (now.AddHours(-20).AddMinutes(-1), now.AddHours(-4).AddMinutes(-1));

        var counts = await Client.CountAsync(User, ["inbox", "sentitems"], from, before, default);
        var ids = await Client.ListIdsAsync(User, "inbox", from, before, null, default);
        var read = new List<MessageRead>();
        string? link = null;
        do
        {
            var page = await Client.ListMessagesAsync(User, new("inbox", from, before, 7, MessageContent.BodyOnly, link), default);
            read.AddRange(page.Messages);
            link = page.NextLink;
        }
        while (link is not null);

        Assert.Equal([new FolderCount("inbox", 16), new FolderCount("sentitems", 0)], counts);
        Assert.Equal(ids.Messages.Select(m => m.Id), read.Select(r => r.Id));
        Assert.Equal(16, read.Count);
        Assert.All(read, r => Assert.Contains("text", r.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Messages_are_found_by_Internet_Message_ID()
    {
        await ArriveAsync("Found", messageId: "<o'brien+1@x.example>");
        await ArriveAsync("Found", messageId: "<two@x.example>");

        var everywhere = await Client.FindByInternetMessageIdsAsync(User, null, ["<o'brien+1@x.example>", "<two@x.example>", "<no@x.example>"], default);
        var inSent = await Client.FindByInternetMessageIdsAsync(User, "sentitems", ["<two@x.example>"], default);

        Assert.Equal(["<o'brien+1@x.example>", "<two@x.example>"], everywhere.Select(r => r.Message!.InternetMessageId));
        Assert.Empty(inSent);
    }

    [Fact, Rule("R5")]
    public async Task A_mark_merged_from_an_old_version_is_a_conflict_and_changes_nothing()
    {
        await ArriveAsync("To be marked");
        var message = Assert.Single((await Client.ListMessagesAsync(User, new("inbox", null, null, 5, MessageContent.Headers, null), default)).Messages).Message!;
        await _mailbox.Control.SetCategoriesAsync(_mailbox.Ada.Email, message.Id, "Blue category");

        var marks = await Client.SetCategoriesAsync(User, [new(message.Id, ["CRM"], message.ChangeKey), new("no-such-message", ["CRM"], null)], default);

        Assert.IsType<RemoteFailure.Conflict>(marks[0].Failure);
        Assert.NotNull(marks[1].Failure);
        Assert.Equal(Blue, (await _mailbox.Control.MessagesAsync(_mailbox.Ada.Email)).Single().Categories);
    }

    [Fact]
    public async Task A_category_is_added_to_the_list_once()
    {
        await Client.EnsureCategoryAsync(User, "CRM", "preset7", default);
        await Client.EnsureCategoryAsync(User, "crm", "preset7", default);

        var routes = (await _mailbox.Control.RequestsAsync("graph")).Items;
        Assert.Equal(["GET", "POST", "GET"], routes.Select(r => r.Method));
    }

    [Fact, Rule("B3")]
    public async Task Throttling_is_obeyed_without_waiting_and_four_are_never_exceeded()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Client.ReadFoldersAsync(User, default)));
        Assert.InRange((await _mailbox.Control.CountersAsync("graph")).MaxConcurrentPerMailbox, 1, 4);
        Assert.Equal(0, (await _mailbox.Control.CountersAsync("graph")).Throttled);
        await _mailbox.Control.AddFaultAsync(new { system = "graph", kind = "throttle", count = 1, retryAfterSeconds = 40 });

        var throttled = await ExchangeEdge.FailsAsync<RemoteFailure.Throttled>(() => Client.EnsureCategoryAsync(User, "CRM", "preset7", default));
        await _mailbox.Control.ResetCountersAsync();
        var fenced = await ExchangeEdge.FailsAsync<RemoteFailure.Throttled>(() => Client.ReadProfileAsync(User, default));

        Assert.Equal(TimeSpan.FromSeconds(40), throttled.RetryAfter);
        Assert.True(fenced.RetryAfter <= throttled.RetryAfter);
        Assert.Equal(0, (await _mailbox.Control.CountersAsync("graph")).Requests);
    }

    [Fact, Rule("B4")]
    public async Task A_mailbox_that_is_gone_is_authorization_lost()
    {
        await _mailbox.Control.SetMailboxOptionsAsync(_mailbox.Ada.Email, new { disabled = true });

        await ExchangeEdge.FailsAsync<RemoteFailure.AuthorizationLost>(() => Client.ReadProfileAsync(User, default));
        var read = (await Client.ReadMessagesAsync(User, ["a", "b"], MessageContent.Headers, default))[0];
        Assert.IsType<RemoteFailure.AuthorizationLost>(read.Failure);
    }

    private Task<SandboxMessage> ArriveAsync(string subject, DateTimeOffset? receivedAt = null, string? messageId = null) =>
        _mailbox.ArriveAsync(subject, receivedAt, messageId);

    private async Task<string> FolderAsync(string name) => (await Client.ReadFoldersAsync(User, default)).Single(f => f.WellKnownName == name).Id;

    private async Task<string> ToTheEndAsync(FolderChanges changes, List<MessageChange> seen)
    {
        while (true)
        {
            seen.AddRange(changes.Page!.Changes);
            if (changes.Page.DeltaLink is { } link)
                return link;
            changes = (await Client.ReadChangesAsync(User, [new(changes.FolderId, changes.Page.NextLink, 3)], default)).Single();
        }
    }
}
