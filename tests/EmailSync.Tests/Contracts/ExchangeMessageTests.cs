using EmailSync.Domain.Mail;
using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>Messages by id, by folder and by Internet Message-ID, as Graph gives them and as it should not.</summary>
public sealed class ExchangeMessageTests
{
    private const string Full = """
        {"@odata.type":"#microsoft.graph.message","@odata.etag":"W/\"CK1\"","id":"IMM-A","changeKey":"CK1","parentFolderId":"F1",
        "internetMessageId":"<a@x.example>","conversationId":"C1","isDraft":false,"subject":"Grüße","hasAttachments":true,
        "from":{"emailAddress":{"name":"Maria López","address":"maria@lopez.example"}},
        "toRecipients":[{"emailAddress":{"name":"","address":" ada@contoso.example "}},{"emailAddress":null},null,{"emailAddress":{"name":"No address"}}],
        "ccRecipients":null,"receivedDateTime":"2026-11-24T13:32:01Z","sentDateTime":"2026-11-24T14:32:00+01:00","categories":["CRM",null," "],
        "body":{"contentType":"text","content":"Hello\r\n"},
        "singleValueExtendedProperties":[{"id":"Integer 0x36","value":"2"},{"id":"String 0x1a","value":"IPM.Note"},
          {"id":"String 0x1042","value":"<p@x.example>"},{"id":"String 0x1039","value":"<r1@x.example>\r\n <p@x.example>"}]}
        """;

    [Fact]
    public async Task Everything_that_the_rules_see_is_read()
    {
        await using var stub = await ExchangeStub.StartAsync(_ => new(200, Full));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var read = (await edge.Client.ReadMessagesAsync(ExchangeEdge.User, ["rest/id+="], MessageContent.Headers, default)).Single();
        var body = (await edge.Client.ReadMessagesAsync(ExchangeEdge.User, ["rest/id+="], MessageContent.BodyOnly, default)).Single();

        var message = read.Message!;
        Assert.Equal(("rest/id+=", null, null), (read.Id, read.Body, read.Failure));
        Assert.Equal(("rest/id+=", "Hello\r\n", null), (body.Id, body.Body, body.Failure));
        Assert.Equal(("IMM-A", "F1", "CK1", "<a@x.example>", "C1"), (message.Id, message.FolderId, message.ChangeKey, message.InternetMessageId, message.ConversationId));
        Assert.Equal((Sensitivity.Private, "IPM.Note", "Grüße", true, false), (message.Sensitivity, message.MessageClass, message.Subject, message.HasAttachments, message.IsDraft));
        Assert.Equal(new Correspondent("Maria López", "maria@lopez.example"), message.From);
        Assert.Equal([new Correspondent(null, "ada@contoso.example"), new Correspondent("No address", "")], message.To);
        Assert.Empty(message.Cc);
        Assert.Equal(["CRM"], message.Categories);
        Assert.Equal("<p@x.example>", message.InReplyTo);
        Assert.Equal(["<r1@x.example>", "<p@x.example>"], message.References);
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 13, 32, 0, TimeSpan.Zero), message.SentAt);
        Assert.Null(message.IsAutoSubmitted);
        var request = stub.Requests[0];
        Assert.StartsWith($"/v1.0/users/{ExchangeEdge.User}/messages/rest%2Fid%2B%3D?", request.Target, StringComparison.Ordinal);
        Assert.Equal("IdType=\"ImmutableId\", outlook.body-content-type=\"text\"", stub.Requests[1].Header("Prefer"));
        Assert.Contains("id eq 'String 0x1039'", Uri.UnescapeDataString(request.Target), StringComparison.Ordinal);
    }

    [Fact, Rule("D20")]
    public async Task Headers_ask_for_no_body()
    {
        await using var stub = await ExchangeStub.StartAsync(ExchangeStub.Everywhere(_ => new(200, Full)));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var reads = await edge.Client.ReadMessagesAsync(ExchangeEdge.User, ["A", "B"], MessageContent.Headers, default);

        Assert.All(reads, r => Assert.Null(r.Body));
        var inner = Assert.Single(stub.Requests).Inner();
        Assert.Equal(["A", "B"], inner.Select(r => r.Target.Split('/', '?')[4]));
        Assert.All(inner, r => Assert.DoesNotContain("body", r.Target, StringComparison.OrdinalIgnoreCase));
        Assert.All(inner, r => Assert.Equal("IdType=\"ImmutableId\"", r.Header("Prefer")));
    }

    [Fact, Rule("B2")]
    public async Task One_broken_message_costs_one_message()
    {
        await using var stub = await ExchangeStub.StartAsync(ExchangeStub.Everywhere(r => Id(r) switch
        {
            "M0" => StubReply.Error(404, "ErrorItemNotFound"),
            "M1" => StubReply.Error(400, "ErrorInvalidIdMalformed"),
            "M2" => new(200, """{"id":"M2","isRead":true,"parentFolderId":"F"}"""),
            "M3" => new(200, Full.Replace("Grüße", "\\ud800!", StringComparison.Ordinal)),
            "M4" => new(200, Full.Replace("2026-11-24T13:32:01Z", "yesterday", StringComparison.Ordinal)),
            _ => new(200, Full),
        }));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var reads = await edge.Client.ReadMessagesAsync(ExchangeEdge.User, [.. Enumerable.Range(0, 41).Select(i => $"M{i}")], MessageContent.Headers, default);

        Assert.IsType<RemoteFailure.NotFound>(reads[0].Failure);
        Assert.IsType<RemoteFailure.Rejected>(reads[1].Failure);
        Assert.IsType<RemoteFailure.Transient>(reads[2].Failure);
        Assert.Equal("\uFFFD!", reads[3].Message!.Subject);
        Assert.Null(reads[4].Message!.ReceivedAt);
        Assert.All(reads.Skip(5), r => Assert.NotNull(r.Message));
        Assert.Equal([20, 20], stub.Requests.Take(2).Select(r => r.Inner().Count));
        Assert.Equal(3, stub.Requests.Count);
    }

    [Theory]
    [InlineData("#microsoft.graph.eventMessageRequest", "IPM.Schedule.Meeting.Request")]
    [InlineData("#microsoft.graph.eventMessageResponse", "IPM.Schedule.Meeting.Resp")]
    [InlineData("#microsoft.graph.eventMessage", "IPM.Schedule.Meeting")]
    [InlineData("#microsoft.graph.message", null)]
    [InlineData("#microsoft.graph.somethingNew", null)]
    public async Task The_type_stands_in_where_the_class_is_missing(string type, string? messageClass)
    {
        var json = Full.Replace("#microsoft.graph.message", type, StringComparison.Ordinal).Replace("String 0x1a", "String 0x9999", StringComparison.Ordinal);
        await using var stub = await ExchangeStub.StartAsync(_ => new(200, json));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var read = (await edge.Client.ReadMessagesAsync(ExchangeEdge.User, ["A"], MessageContent.Headers, default)).Single();

        Assert.Equal(messageClass, read.Message!.MessageClass);
    }

    [Theory, Rule("D19")]
    [InlineData("""[{"name":"auto-submitted","value":"auto-replied (vacation)"}]""", true)]
    [InlineData("""[{"name":"Auto-Submitted","value":"No; x=y"}]""", false)]
    [InlineData("""[{"name":"X-Other","value":"1"}]""", false)]
    [InlineData("null", false)]
    public async Task An_automatic_reply_says_so_in_its_headers(string headers, bool isAutomatic)
    {
        await using var stub = await ExchangeStub.StartAsync(_ => new(200, "{\"internetMessageHeaders\":" + headers + "," + Full[1..]));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var read = (await edge.Client.ReadMessagesAsync(ExchangeEdge.User, ["A"], MessageContent.AutoSubmitted, default)).Single();

        Assert.Equal(isAutomatic, read.Message!.IsAutoSubmitted);
        Assert.Contains("internetMessageHeaders", stub.Requests.Single().Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_alone_comes_without_a_message()
    {
        await using var stub = await ExchangeStub.StartAsync(_ => new(200, """{"id":"A","body":{"contentType":"text","content":null}}"""));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var read = (await edge.Client.ReadMessagesAsync(ExchangeEdge.User, ["A"], MessageContent.BodyOnly, default)).Single();

        Assert.Equal((null, "", null), (read.Message, read.Body, read.Failure));
    }

    [Fact]
    public async Task A_folder_is_listed_by_pages_newest_first()
    {
        ExchangeStub? stub = null;
        await using var _ = stub = await ExchangeStub.StartAsync(r => new(200, r.Target.Contains("$skip", StringComparison.Ordinal)
            ? $$"""{"value":[{{Full}}]}"""
            : $$"""{"value":[{{Full}}],"@odata.nextLink":"{{stub!.BaseUrl}}/users/u/x?$skip=1&$expand=a(%24b)"}"""));
        await using var edge = new ExchangeEdge(stub.BaseUrl);
        var query = new MessageListQuery("inbox", At(1), At(20), 250, MessageContent.Headers, null);

        var first = await edge.Client.ListMessagesAsync(ExchangeEdge.User, query, default);
        var second = await edge.Client.ListMessagesAsync(ExchangeEdge.User, query with { NextLink = first.NextLink }, default);

        Assert.Equal(("IMM-A", false, null), (first.Messages.Single().Id, first.ClassesMissing, second.NextLink));
        var asked = Uri.UnescapeDataString(stub.Requests[0].Target);
        Assert.Contains("/mailFolders/inbox/messages?", asked, StringComparison.Ordinal);
        Assert.Contains("$filter=receivedDateTime ge 2026-11-01T00:00:00Z and receivedDateTime lt 2026-11-20T00:00:00Z", asked, StringComparison.Ordinal);
        Assert.Contains("$orderby=receivedDateTime desc", asked, StringComparison.Ordinal);
        Assert.Contains("$top=250", asked, StringComparison.Ordinal);
        Assert.Equal("/v1.0/users/u/x?$skip=1&$expand=a(%24b)", stub.Requests[1].Target);
    }

    [Fact]
    public async Task A_page_that_takes_too_long_is_asked_for_at_half_the_size()
    {
        await using var stub = await ExchangeStub.StartAsync(r =>
            r.Target.Contains("$top=62", StringComparison.Ordinal) ? new(200, """{"value":[]}""") : StubReply.Error(504, "UnknownError"));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var page = await edge.Client.ListMessagesAsync(
            ExchangeEdge.User, new("inbox", null, null, 250, MessageContent.Headers, null), default);

        Assert.Empty(page.Messages);
        Assert.Equal(3, stub.Requests.Count);
    }

    [Fact]
    public async Task A_page_that_always_takes_too_long_ends()
    {
        await using var stub = await ExchangeStub.StartAsync(_ => StubReply.Error(504, "UnknownError"));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        await ExchangeEdge.FailsAsync<RemoteFailure.Transient>(() => edge.Client.ListMessagesAsync(
            ExchangeEdge.User, new("inbox", null, null, 1000, MessageContent.Headers, null), default));

        Assert.Equal(7, stub.Requests.Count);
    }

    [Fact]
    public async Task A_page_without_MAPI_properties_says_that_classes_are_missing()
    {
        await using var stub = await ExchangeStub.StartAsync(_ => new(200, """{"value":[{"id":"A","parentFolderId":"F","categories":[],"toRecipients":[]}]}"""));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var page = await edge.Client.ListMessagesAsync(ExchangeEdge.User, new("inbox", null, null, 10, MessageContent.Headers, null), default);

        Assert.True(page.ClassesMissing);
    }

    [Fact]
    public async Task A_link_to_another_host_is_refused_and_not_followed()
    {
        await using var elsewhere = await ExchangeStub.StartAsync(_ => new(200, """{"value":[]}"""));
        await using var stub = await ExchangeStub.StartAsync(_ => new(200, """{"value":[]}"""));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var failure = await ExchangeEdge.FailsAsync<RemoteFailure.Rejected>(() => edge.Client.ListMessagesAsync(
            ExchangeEdge.User, new("inbox", null, null, 10, MessageContent.Headers, elsewhere.BaseUrl + "/x"), default));

        Assert.Equal("foreign_link", failure.Code);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task Ids_alone_are_listed_for_the_proof_of_completeness()
    {
        await using var stub = await ExchangeStub.StartAsync(_ => new(200, """{"value":[{"id":"A","receivedDateTime":"2026-11-02T00:00:00Z"},{"id":"B"}]}"""));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var page = await edge.Client.ListIdsAsync(ExchangeEdge.User, "F1", At(1), At(3), null, default);

        Assert.Equal([new ListedMessageId("A", At(2)), new ListedMessageId("B", null)], page.Messages);
        Assert.Contains("$select=id,receivedDateTime", Uri.UnescapeDataString(stub.Requests.Single().Target), StringComparison.Ordinal);
    }

    [Fact, Rule("E4")]
    public async Task A_count_that_Exchange_does_not_give_is_unknown()
    {
        await using var stub = await ExchangeStub.StartAsync(ExchangeStub.Everywhere(r => Folder(r) switch
        {
            "F1" => new(200, """{"@odata.count":0,"value":[]}"""),
            "F2" => new(200, """{"@odata.count":112,"value":[{"id":"A"}]}"""),
            "F3" => new(200, """{"value":[{"id":"A"}]}"""),
            _ => StubReply.Error(404, "ErrorItemNotFound"),
        }));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var counts = await edge.Client.CountAsync(ExchangeEdge.User, ["F1", "F2", "F3", "F4"], At(1), At(3), default);

        Assert.Equal([new("F1", 0), new("F2", 112), new("F3", null), new FolderCount("F4", null)], counts);
        Assert.Single(stub.Requests);
    }

    [Fact]
    public async Task Messages_are_found_by_their_Internet_Message_ID_many_in_one_request()
    {
        await using var stub = await ExchangeStub.StartAsync(ExchangeStub.Everywhere(r =>
            Uri.UnescapeDataString(r.Target).Contains("internetMessageId eq '<o''brien@x.example>'", StringComparison.Ordinal)
                ? new(200, $$"""{"value":[{{Full}},{{Full.Replace("IMM-A", "IMM-B", StringComparison.Ordinal)}}]}""")
                : r.Target.Contains("broken", StringComparison.Ordinal) ? StubReply.Error(400, "InefficientFilter") : new(200, """{"value":[]}""")));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var found = await edge.Client.FindByInternetMessageIdsAsync(
            ExchangeEdge.User, "sentitems", ["<o'brien@x.example>", "<none@x.example>", "<broken@x.example>"], default);

        Assert.Equal(["IMM-A", "IMM-B", "<broken@x.example>"], found.Select(r => r.Id));
        Assert.IsType<RemoteFailure.Rejected>(found[2].Failure);
        Assert.All(Assert.Single(stub.Requests).Inner(), r => Assert.Contains("/mailFolders/sentitems/messages?", r.Target, StringComparison.Ordinal));
    }

    private static DateTimeOffset At(int day) => new(2026, 11, day, 0, 0, 0, TimeSpan.Zero);

    private static string Id(StubRequest request) => request.Target.Split('/', '?')[4];

    private static string Folder(StubRequest request) => request.Target.Split('/', '?')[4];
}
