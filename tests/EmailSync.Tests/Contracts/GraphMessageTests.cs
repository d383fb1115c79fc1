using System.Net;
using System.Text;
using Xunit;

namespace EmailSync.Tests.Contracts;

[Collection(ContractSandbox.Name)]
public sealed class GraphMessageTests(ContractSandbox sandbox)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Only_what_is_selected_comes_back_with_id_and_etag()
    {
        var mailbox = await sandbox.MailboxAsync();
        var message = await mailbox.ArriveAsync();

        var got = (await mailbox.GetAsync($"/messages/{message.Id}?$select=subject,categories")).Json;

        Assert.Equal(
            ["@odata.context", "@odata.etag", "id", "categories", "subject"],
            got.EnumerateObject().Select(p => p.Name));
        Assert.Equal($"W/\"{message.ChangeKey}\"", got.GetProperty("@odata.etag").GetString());
    }

    [Fact]
    public async Task Headers_come_only_when_they_are_named()
    {
        var mailbox = await sandbox.MailboxAsync();
        var message = await mailbox.ArriveAsync(new { headers = new Dictionary<string, string> { ["Auto-Submitted"] = "auto-replied" } });

        var whole = (await mailbox.GetAsync($"/messages/{message.Id}")).Json;
        var named = (await mailbox.GetAsync($"/messages/{message.Id}?$select=internetMessageHeaders")).Json;

        Assert.False(whole.TryGetProperty("internetMessageHeaders", out _));
        Assert.Contains(
            named.GetProperty("internetMessageHeaders").EnumerateArray(),
            h => h.GetProperty("name").GetString() == "Auto-Submitted" && h.GetProperty("value").GetString() == "auto-replied");
    }

    [Fact]
    public async Task Lists_page_by_ten_newest_first_and_count_when_asked()
    {
        var mailbox = await sandbox.MailboxAsync();
        for (var i = 0; i < 12; i++)
            await mailbox.ArriveAsync(new { subject = $"No {i}", receivedAt = Start.AddHours(i) });

        var first = await mailbox.GetAsync("/mailFolders/inbox/messages?$select=subject&$count=true");
        var second = await mailbox.GetAsync(first.NextLink!);

        Assert.Equal(12, first.Json.GetProperty("@odata.count").GetInt32());
        Assert.Equal(Enumerable.Range(0, 12).Reverse().Select(i => $"No {i}"), first.Strings("subject").Concat(second.Strings("subject")));
        Assert.Null(second.NextLink);
        Assert.Equal("12", (await mailbox.GetAsync("/mailFolders/inbox/messages/$count")).Text);
        Assert.Equal("7", (await mailbox.GetAsync("/mailFolders/inbox/messages/$count?$filter=receivedDateTime ge 2026-11-20T11:00:00Z and receivedDateTime lt 2026-11-20T18:00:00Z")).Text);
    }

    [Fact]
    public async Task A_list_that_changes_between_pages_repeats_what_it_gave()
    {
        var mailbox = await sandbox.MailboxAsync();
        for (var i = 0; i < 3; i++)
            await mailbox.ArriveAsync(new { subject = $"No {i}", receivedAt = Start.AddHours(i) });

        var first = await mailbox.GetAsync("/messages?$select=subject&$top=2");
        await mailbox.ArriveAsync(new { subject = "New", receivedAt = Start.AddHours(9) });

        Assert.Equal(["No 1", "No 0"], (await mailbox.GetAsync(first.NextLink!)).Strings("subject"));
    }

    [Theory]
    [InlineData("internetMessageId eq '<two@acme.example>'", "Two")]
    [InlineData("internetMessageId eq '<one@acme.example>' or internetMessageId eq '<two@acme.example>'", "Two,One")]
    [InlineData("receivedDateTime gt 2026-11-20T09:00:00Z", "Two")]
    [InlineData("receivedDateTime ge 2026-11-20T10:00:00+01:00 and isRead eq false", "Two,One")]
    [InlineData("categories/any(c:c eq 'crm')", "One")]
    [InlineData("not (subject eq 'One')", "Two")]
    [InlineData("from/emailAddress/address eq 'BO@acme.example' and startswith(subject,'T')", "Two")]
    public async Task Filters_that_Exchange_takes_are_applied(string filter, string subjects)
    {
        var mailbox = await sandbox.MailboxAsync();
        await mailbox.ArriveAsync(new { subject = "One", messageId = "one@acme.example", receivedAt = Start, categories = new[] { "CRM" } });
        await mailbox.ArriveAsync(new { subject = "Two", messageId = "two@acme.example", receivedAt = Start.AddHours(1) });

        var found = await mailbox.GetAsync($"/messages?$select=subject&$filter={Uri.EscapeDataString(filter)}");

        Assert.Equal(subjects.Split(','), found.Strings("subject"));
    }

    [Theory]
    [InlineData("$filter=isRead eq false&$orderby=receivedDateTime desc", "InefficientFilter")]
    [InlineData("$filter=isRead eq false and receivedDateTime ge 2026-11-01T00:00:00Z&$orderby=receivedDateTime", "InefficientFilter")]
    [InlineData("$filter=receivedDateTime ge '2026-11-01T00:00:00Z'", "BadRequest")]
    [InlineData("$filter=receivedDateTime ge yesterday", "BadRequest")]
    [InlineData("$filter=bodyPreview eq 'x'", "ErrorInvalidProperty")]
    [InlineData("$filter=sensitivity eq 'private'", "RequestBroker--ParseUri")]
    [InlineData("$filter=subject eq", "BadRequest")]
    [InlineData("$select=subject,sensitivity", "RequestBroker--ParseUri")]
    [InlineData("$orderby=shoeSize", "RequestBroker--ParseUri")]
    [InlineData("$top=1001", "BadRequest")]
    [InlineData("$top=0", "BadRequest")]
    [InlineData("$pick=subject", "BadRequest")]
    [InlineData("$count=yes", "BadRequest")]
    [InlineData("$expand=singleValueExtendedProperties", "BadRequest")]
    [InlineData("$expand=shoes", "RequestBroker--ParseUri")]
    public async Task What_Graph_would_refuse_is_refused(string query, string code)
    {
        var mailbox = await sandbox.MailboxAsync();

        (await mailbox.GetAsync($"/messages?{query}")).IsRefused(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task The_four_MAPI_properties_come_by_expand_in_the_spelling_of_the_service()
    {
        const string expand = "$expand=singleValueExtendedProperties($filter=id eq 'Integer 0x0036' or id eq 'String 0x001A' or id eq 'String 0x1042' or id eq 'String 0x1039')";
        var mailbox = await sandbox.MailboxAsync();
        await mailbox.ArriveAsync(new { sensitivity = "private", inReplyTo = "a@acme.example", references = new[] { "r@acme.example", "a@acme.example" } });

        var message = Assert.Single((await mailbox.GetAsync($"/mailFolders/inbox/messages?$select=id&{expand}")).Value);
        var values = message.GetProperty("singleValueExtendedProperties").EnumerateArray()
            .ToDictionary(p => p.GetProperty("id").GetString()!, p => p.GetProperty("value").GetString());

        Assert.Equal("2", values["Integer 0x36"]);
        Assert.Equal("IPM.Note", values["String 0x1a"]);
        Assert.Equal("<a@acme.example>", values["String 0x1042"]);
        Assert.Equal("<r@acme.example> <a@acme.example>", values["String 0x1039"]);

        await sandbox.Control.SetMailboxOptionsAsync(mailbox.Owner.Email, new { listWithoutExtendedProperties = true });
        Assert.False((await mailbox.GetAsync($"/messages?{expand}")).Value[0].TryGetProperty("singleValueExtendedProperties", out _));
        Assert.True((await mailbox.GetAsync($"/messages/{message.GetProperty("id").GetString()}?{expand}")).Json.TryGetProperty("singleValueExtendedProperties", out _));
    }

    [Theory]
    [InlineData("meetingRequest", "#microsoft.graph.eventMessageRequest", "IPM.Schedule.Meeting.Request")]
    [InlineData("deliveryReport", null, "REPORT.IPM.Note.NDR")]
    [InlineData("readReceipt", null, "REPORT.IPM.Note.IPNRN")]
    public async Task What_is_no_mail_says_so_by_type_or_class(string kind, string? type, string messageClass)
    {
        var mailbox = await sandbox.MailboxAsync();
        await mailbox.ArriveAsync(new { kind });

        var message = (await mailbox.GetAsync("/messages?$select=id&$expand=singleValueExtendedProperties($filter=id eq 'String 0x001A')")).Value[0];

        Assert.Equal(type, message.TryGetProperty("@odata.type", out var given) ? given.GetString() : null);
        Assert.Equal(messageClass, message.GetProperty("singleValueExtendedProperties")[0].GetProperty("value").GetString());
    }

    [Fact]
    public async Task A_body_is_HTML_unless_text_is_preferred()
    {
        var mailbox = await sandbox.MailboxAsync();
        var message = await mailbox.ArriveAsync(new { html = "<html><head><style>p{}</style></head><body><p>Hello&nbsp;<b>you</b> &amp; me</p><ul><li>one<li>two</ul><a href='https://acme.example/x'>here</a></body></html>" });

        var html = await mailbox.GetAsync($"/messages/{message.Id}?$select=body");
        var text = await mailbox.GetAsync($"/messages/{message.Id}?$select=body", "outlook.body-content-type=\"text\"");

        Assert.Equal("html", html.Json.GetProperty("body").GetProperty("contentType").GetString());
        Assert.Equal("Hello you & me\r\n\r\n* one\r\n* two\r\n\r\nhere<https://acme.example/x>\r\n", text.Json.GetProperty("body").GetProperty("content").GetString());
        Assert.Equal("outlook.body-content-type=\"text\"", Assert.Single(text.Headers.GetValues("Preference-Applied")));
    }

    [Fact]
    public async Task The_MIME_text_is_what_arrived()
    {
        const string mime = "From: bo@acme.example\r\nTo: undisclosed\r\nSubject: =?iso-8859-1?Q?Gr=FC=DFe?=\r\n\r\nBody\r\n";
        var mailbox = await sandbox.MailboxAsync();
        var message = await mailbox.ArriveAsync(new { mime });

        Assert.Equal(mime, (await mailbox.GetAsync($"/messages/{message.Id}/$value")).Text);
        Assert.Equal("Grüße", (await mailbox.GetAsync($"/messages/{message.Id}")).Json.GetProperty("subject").GetString());
    }

    [Fact]
    public async Task An_ordinary_id_changes_on_a_move_and_an_immutable_one_does_not()
    {
        var mailbox = await sandbox.MailboxAsync();
        var message = await mailbox.ArriveAsync();

        var moved = await sandbox.Control.MoveMessageAsync(mailbox.Owner.Email, message.ImmutableId, "Archive");

        Assert.NotEqual(message.Id, moved.Id);
        Assert.Equal(message.ImmutableId, moved.ImmutableId);
        (await mailbox.GetAsync($"/messages/{message.Id}")).IsRefused(HttpStatusCode.NotFound, "ErrorItemNotFound");
        Assert.Equal(moved.Id, (await mailbox.GetAsync($"/messages/{message.ImmutableId}")).Json.GetProperty("id").GetString());
        Assert.Equal(message.ImmutableId, (await mailbox.GetAsync($"/messages/{moved.Id}", GraphMailbox.Immutable)).Json.GetProperty("id").GetString());
        var translated = await mailbox.PostAsync("/translateExchangeIds", new { inputIds = new[] { moved.Id }, sourceIdType = "restId", targetIdType = "restImmutableEntryId" });
        Assert.Equal([message.ImmutableId], translated.Strings("targetId"));
    }

    [Fact]
    public async Task An_id_must_be_one_of_this_mailbox_letter_by_letter()
    {
        var mailbox = await sandbox.MailboxAsync();
        var other = await sandbox.MailboxAsync();
        var message = await mailbox.ArriveAsync();
        var swapped = new StringBuilder(message.Id);
        swapped[40] = swapped[40] == 'a' ? 'b' : 'a';

        (await other.GetAsync($"/messages/{message.Id}")).IsRefused(HttpStatusCode.NotFound, "ErrorInvalidMailboxItemId");
        (await mailbox.GetAsync($"/messages/{swapped}")).IsRefused(HttpStatusCode.BadRequest, "ErrorInvalidIdMalformed");
        (await mailbox.GetAsync("/messages/17")).IsRefused(HttpStatusCode.BadRequest, "ErrorInvalidIdMalformed");
    }

    [Fact]
    public async Task Conversations_follow_replies_within_a_mailbox()
    {
        var mailbox = await sandbox.MailboxAsync();
        await mailbox.ArriveAsync(new { subject = "A", messageId = "a@x.example", receivedAt = Start });
        await mailbox.ArriveAsync(new { subject = "Re: A", messageId = "b@x.example", inReplyTo = "a@x.example", receivedAt = Start.AddHours(1) });
        await mailbox.ArriveAsync(new { subject = "Re: Re: A", messageId = "c@x.example", inReplyTo = "b@x.example", receivedAt = Start.AddHours(2) });
        await mailbox.ArriveAsync(new { subject = "Other", receivedAt = Start.AddHours(3) });

        var conversations = (await mailbox.GetAsync("/messages?$select=conversationId")).Strings("conversationId");

        Assert.Equal(2, conversations.Distinct().Count());
        Assert.Single(conversations.Skip(1).Distinct());
    }
}
