using System.Net;
using System.Text;
using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Contracts;

[Collection(ContractSandbox.Name)]
public sealed class GraphAttachmentTests(ContractSandbox sandbox)
{
    private const long FiveMegabytes = 5 * 1024 * 1024;

    [Fact]
    public async Task Each_kind_has_its_type_and_only_files_have_content()
    {
        var (mailbox, message) = await ArriveAsync(
            new { name = "plan.pdf", text = "A plan" },
            new { kind = "message", name = "Earlier mail" },
            new { kind = "contact", name = "Ada Byron" },
            new { kind = "event", name = "Review" },
            new { kind = "reference", name = "Shared.docx" });

        var list = (await mailbox.GetAsync($"/messages/{message.Id}/attachments")).Value;

        Assert.Equal(["file", "item", "item", "item", "reference"], list.Select(a => a.GetProperty("@odata.type").GetString()!["#microsoft.graph.".Length..].Replace("Attachment", "", StringComparison.Ordinal)));
        Assert.Equal(["plan.pdf", "Earlier mail", "Ada Byron", "Review", "Shared.docx"], list.Select(a => a.GetProperty("name").GetString()));
        Assert.Equal("A plan", Encoding.UTF8.GetString(list[0].GetProperty("contentBytes").GetBytesFromBase64()));
        Assert.All(list.Skip(1), a => Assert.False(a.TryGetProperty("contentBytes", out _)));
        Assert.All(list.Skip(1).Take(3), a => Assert.Equal(JsonValueKind.Null, a.GetProperty("contentType").ValueKind));
        Assert.True((await mailbox.GetAsync($"/messages/{message.Id}?$select=hasAttachments")).Json.GetProperty("hasAttachments").GetBoolean());
    }

    [Fact]
    public async Task Only_what_is_selected_comes_and_what_files_alone_have_is_selected_through_their_type()
    {
        var (mailbox, message) = await ArriveAsync(new { name = "a.txt", text = "x", contentId = "cid-1" });
        var path = $"/messages/{message.Id}/attachments";

        var plain = Assert.Single((await mailbox.GetAsync($"{path}?$select=id,name,size,isInline")).Value);
        var cast = Assert.Single((await mailbox.GetAsync($"{path}?$select=name,microsoft.graph.fileAttachment/contentId")).Value);

        Assert.Equal(["@odata.type", "@odata.mediaContentType", "id", "name", "size", "isInline"], plain.EnumerateObject().Select(p => p.Name));
        Assert.Equal("cid-1", cast.GetProperty("contentId").GetString());
        (await mailbox.GetAsync($"{path}?$select=name,contentBytes")).IsRefused(HttpStatusCode.BadRequest, "RequestBroker--ParseUri");
        (await mailbox.GetAsync($"{path}?$select=shoes")).IsRefused(HttpStatusCode.BadRequest, "RequestBroker--ParseUri");
    }

    [Theory]
    [InlineData("file", "application/pdf", "%PDF")]
    [InlineData("message", "text/plain", "From: ")]
    [InlineData("contact", "text/vcard", "BEGIN:VCARD")]
    [InlineData("event", "text/calendar", "BEGIN:VCALENDAR")]
    public async Task The_raw_value_is_the_file_or_the_item_in_its_own_format(string kind, string mediaType, string begins)
    {
        var (mailbox, message) = await ArriveAsync(new { kind, name = "x.pdf", text = kind == "file" ? "%PDF" : null });
        var id = Assert.Single((await mailbox.GetAsync($"/messages/{message.Id}/attachments?$select=id")).Strings("id"));

        var (bytes, type) = await mailbox.BytesAsync($"/mailFolders/inbox/messages/{message.Id}/attachments/{id}/$value");

        Assert.StartsWith(begins, Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal(mediaType, type);
    }

    [Fact]
    public async Task A_link_to_a_cloud_file_has_no_raw_value()
    {
        var (mailbox, message) = await ArriveAsync(new { kind = "reference", name = "Shared.docx" });
        var id = Assert.Single((await mailbox.GetAsync($"/messages/{message.Id}/attachments")).Strings("id"));

        (await mailbox.GetAsync($"/messages/{message.Id}/attachments/{id}/$value")).Is(HttpStatusCode.MethodNotAllowed);
    }

    [Theory]
    [InlineData("stored", FiveMegabytes, FiveMegabytes + 1_000)]
    [InlineData("encoded", FiveMegabytes * 4 / 3, FiveMegabytes * 3 / 2)]
    public async Task The_size_is_more_than_the_file_whose_bytes_are_the_same_at_each_reading(string sizes, long least, long most)
    {
        var (mailbox, message) = await ArriveAsync(new { name = "big.bin", size = FiveMegabytes, seed = 7 });
        await sandbox.Control.SetMailboxOptionsAsync(mailbox.Owner.Email, new { attachmentSizes = sizes });
        var path = $"/messages/{message.Id}/attachments";

        var listed = Assert.Single((await mailbox.GetAsync($"{path}?$select=id,size")).Value);
        var (first, _) = await mailbox.BytesAsync($"{path}/{listed.GetProperty("id").GetString()}/$value");
        var whole = (await mailbox.GetAsync($"{path}/{listed.GetProperty("id").GetString()}")).Json;

        Assert.InRange(listed.GetProperty("size").GetInt64(), least + 1, most);
        Assert.Equal(FiveMegabytes, first.Length);
        Assert.True(first.AsSpan().SequenceEqual(whole.GetProperty("contentBytes").GetBytesFromBase64()));
    }

    [Fact]
    public async Task A_message_can_be_expanded_with_its_attachments_alone_and_in_lists()
    {
        var (mailbox, message) = await ArriveAsync(new { name = "a.txt", text = "x" });

        var one = (await mailbox.GetAsync($"/messages/{message.Id}?$select=subject&$expand=attachments($select=name,size)")).Json;
        var listed = Assert.Single((await mailbox.GetAsync("/messages?$select=id&$expand=attachments,singleValueExtendedProperties($filter=id eq 'String 0x001A')")).Value);

        Assert.Equal("a.txt", one.GetProperty("attachments")[0].GetProperty("name").GetString());
        Assert.False(one.GetProperty("attachments")[0].TryGetProperty("contentBytes", out _));
        Assert.Equal("eA==", listed.GetProperty("attachments")[0].GetProperty("contentBytes").GetString());
        Assert.Equal("IPM.Note", listed.GetProperty("singleValueExtendedProperties")[0].GetProperty("value").GetString());
    }

    [Fact]
    public async Task An_attached_message_can_be_expanded()
    {
        const string inner = "From: Eve <eve@acme.example>\r\nTo: you@contoso.example\r\nSubject: Inner\r\nDate: Tue, 03 Nov 2026 10:00:00 +0000\r\n\r\nDeep\r\n";
        var (mailbox, message) = await ArriveAsync(new { kind = "message", name = "Inner", text = inner });
        var id = Assert.Single((await mailbox.GetAsync($"/messages/{message.Id}/attachments")).Strings("id"));

        var item = (await mailbox.GetAsync($"/messages/{message.Id}/attachments/{id}?$expand=microsoft.graph.itemattachment/item", "outlook.body-content-type=\"text\"")).Json.GetProperty("item");

        Assert.Equal("#microsoft.graph.message", item.GetProperty("@odata.type").GetString());
        Assert.Equal("Inner", item.GetProperty("subject").GetString());
        Assert.Equal("2026-11-03T10:00:00Z", item.GetProperty("receivedDateTime").GetString());
        Assert.Equal("Deep\r\n", item.GetProperty("body").GetProperty("content").GetString());
    }

    [Fact]
    public async Task A_batch_carries_bytes_in_base64_and_each_refusal_for_itself()
    {
        var (mailbox, message) = await ArriveAsync(new { name = "a.bin", size = 3_000 }, new { name = "odd.json", text = "{ not json" }, new { kind = "reference", name = "Cloud" });
        var path = $"/messages/{message.Id}/attachments";
        var ids = (await mailbox.GetAsync($"{path}?$select=id")).Strings("id");

        var answers = await mailbox.BatchAsync([.. ids.Select((id, index) => new { id = $"{index}", method = "GET", url = $"/users/{mailbox.Owner.Email}{path}/{id}/$value" })]);

        Assert.Equal((await mailbox.BytesAsync($"{path}/{ids[0]}/$value")).Bytes, answers["0"].GetProperty("body").GetBytesFromBase64());
        Assert.Equal("application/octet-stream", answers["0"].GetProperty("headers").GetProperty("Content-Type").GetString());
        Assert.Equal("{ not json", Encoding.UTF8.GetString(answers["1"].GetProperty("body").GetBytesFromBase64()));
        Assert.Equal(405, answers["2"].GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Ids_come_in_both_forms_and_the_ordinary_one_dies_when_the_message_moves()
    {
        var (mailbox, message) = await ArriveAsync(new { name = "a.txt", text = "x" });
        var ordinary = Assert.Single((await mailbox.GetAsync($"/messages/{message.Id}/attachments")).Strings("id"));
        var immutable = Assert.Single((await mailbox.GetAsync($"/messages/{message.Id}/attachments", GraphMailbox.Immutable)).Strings("id"));

        var moved = await sandbox.Control.MoveMessageAsync(mailbox.Owner.Email, message.ImmutableId, "Archive");

        Assert.NotEqual(ordinary, immutable);
        (await mailbox.GetAsync($"/messages/{moved.Id}/attachments/{immutable}")).Is(HttpStatusCode.OK);
        (await mailbox.GetAsync($"/messages/{moved.Id}/attachments/{ordinary}")).IsRefused(HttpStatusCode.NotFound, "ErrorItemNotFound");
        (await mailbox.GetAsync($"/messages/{message.Id}/attachments")).IsRefused(HttpStatusCode.NotFound, "ErrorItemNotFound");
        (await mailbox.GetAsync($"/messages/{moved.Id}/attachments/nonsense")).IsRefused(HttpStatusCode.BadRequest, "ErrorInvalidIdMalformed");
    }

    [Fact]
    public async Task A_list_of_attachments_pages_where_it_is_asked_to()
    {
        var (mailbox, message) = await ArriveAsync([.. Enumerable.Range(0, 5).Select(i => new { name = $"{i}.txt", text = "x" })]);
        await sandbox.Control.SetMailboxOptionsAsync(mailbox.Owner.Email, new { attachmentPageSize = 2 });

        var first = await mailbox.GetAsync($"/messages/{message.Id}/attachments?$select=name");
        var second = await mailbox.GetAsync(first.NextLink!);
        var third = await mailbox.GetAsync(second.NextLink!);

        Assert.Equal(["0.txt", "1.txt", "2.txt", "3.txt", "4.txt"], [.. first.Strings("name"), .. second.Strings("name"), .. third.Strings("name")]);
        Assert.Null(third.NextLink);
    }

    [Fact]
    public async Task What_a_test_attaches_later_changes_the_message()
    {
        var (mailbox, message) = await ArriveAsync();

        await sandbox.Control.PostAsync($"/mailboxes/{mailbox.Owner.Email}/messages/{message.Id}/attachments", new[] { new { name = "picture.png", isInline = true }, new { name = "late.txt", isInline = false } });

        var got = (await mailbox.GetAsync($"/messages/{message.Id}?$select=hasAttachments,changeKey&$expand=attachments")).Json;
        Assert.NotEqual(message.ChangeKey, got.GetProperty("changeKey").GetString());
        Assert.True(got.GetProperty("hasAttachments").GetBoolean());
        Assert.Equal(2, got.GetProperty("attachments").GetArrayLength());
    }

    private async Task<(GraphMailbox Mailbox, SandboxMessage Message)> ArriveAsync(params object[] attachments)
    {
        var mailbox = await sandbox.MailboxAsync();
        return (mailbox, await mailbox.ArriveAsync(new { attachments }));
    }
}
