using System.Text;
using EmailSync.Domain.Recording;
using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>Attachments through the Exchange edge, against the sandbox's Graph.</summary>
public sealed class ExchangeAttachmentTests : IAsyncLifetime
{
    private ExchangeSandboxMailbox _mailbox = null!;

    private string User => _mailbox.Ada.ObjectId.ToString();

    public async Task InitializeAsync() => _mailbox = await ExchangeSandboxMailbox.StartAsync();

    public async Task DisposeAsync() => await _mailbox.DisposeAsync();

    [Fact, Rule("R4"), Rule("D20")]
    public async Task The_lists_of_many_messages_come_in_one_request_and_without_a_byte_of_any_file()
    {
        await _mailbox.Control.SetMailboxOptionsAsync(_mailbox.Ada.Email, new { attachmentPageSize = 2 });
        var full = await ArriveAsync(
            new { name = "plan.pdf", text = "A plan" },
            new { kind = "message", name = "Earlier mail" },
            new { kind = "reference", name = "Shared.docx" },
            new { name = "logo.png", text = "x", isInline = true, contentId = "logo@1" });
        var none = await ArriveAsync();
        await _mailbox.Control.ResetCountersAsync();

        var lists = await _mailbox.Attachments.ListAsync(User, [full.ImmutableId, none.ImmutableId, "AAkALgAAAAAA"], default);

        Assert.Equal(
            [("plan.pdf", AttachmentKind.File, false), ("Earlier mail", AttachmentKind.Item, false), ("Shared.docx", AttachmentKind.Link, false), ("logo.png", AttachmentKind.File, true)],
            lists[0].Attachments.Select(a => (a.Attachment.Name, a.Attachment.Kind, a.IsInline)));
        Assert.Equal("logo@1", lists[0].Attachments[3].ContentId);
        Assert.True(lists[0].Attachments[0].Attachment.ListedBytes > 6);
        Assert.Empty(lists[1].Attachments);
        Assert.Null(lists[1].Failure);
        Assert.NotNull(lists[2].Failure);

        // The batch, and the second page of the one that has two.
        Assert.Equal(2, (await _mailbox.Control.CountersAsync("graph")).Requests);
    }

    [Theory, Rule("R4")]
    [InlineData(5_242_880, false)]
    [InlineData(5_242_881, true)]
    public async Task A_file_is_read_to_the_byte_of_the_limit(int size, bool isTooLarge)
    {
        var message = await ArriveAsync(new { name = "big.bin", size, seed = 7 });

        var read = Assert.Single(await ReadAsync(message));

        Assert.Equal((isTooLarge, isTooLarge ? null : (int?)size), (read.IsTooLarge, read.Bytes?.Length));
        Assert.Null(read.Failure);
    }

    [Fact, Rule("R4")]
    public async Task Small_files_come_together_and_items_as_their_text()
    {
        var message = await ArriveAsync(
            new { name = "a.bin", size = 3_000 },
            new { name = "odd.json", text = "{ not json" },
            new { name = "empty.txt", text = "" },
            new { kind = "message", name = "Earlier", text = "From: Eve <eve@acme.example>\r\nSubject: Inner\r\n\r\nDeep\r\n" });
        await _mailbox.Control.ResetCountersAsync();

        var reads = await ReadAsync(message);

        Assert.Equal(3_000, reads[0].Bytes!.Length);
        Assert.Equal("{ not json", Encoding.UTF8.GetString(reads[1].Bytes!));
        Assert.Empty(reads[2].Bytes!);
        Assert.StartsWith("From: Eve", Encoding.UTF8.GetString(reads[3].Bytes!), StringComparison.Ordinal);

        // The list, the batch of three, the item.
        Assert.Equal(3, (await _mailbox.Control.CountersAsync("graph")).Requests);
    }

    [Fact, Rule("R4")]
    public async Task What_was_deleted_meanwhile_is_not_found_and_keeps_no_other_from_being_read()
    {
        var (gone, there) = (await ArriveAsync(new { name = "a.txt", text = "a" }), await ArriveAsync(new { name = "b.txt", text = "b" }));
        var lists = await _mailbox.Attachments.ListAsync(User, [gone.ImmutableId, there.ImmutableId], default);
        await _mailbox.Control.DeleteMessageAsync(_mailbox.Ada.Email, gone.ImmutableId);

        var reads = await _mailbox.Attachments.ReadAsync(User, [.. lists.Select(AddressOfFirst)], AttachmentRules.LargestBytes, default);

        Assert.IsType<RemoteFailure.NotFound>(reads[0].Failure);
        Assert.Equal("b", Encoding.UTF8.GetString(reads[1].Bytes!));
    }

    [Theory, Rule("R4"), Rule("B5")]
    [InlineData("stored", "truncate")]
    [InlineData("encoded", "truncate")]
    [InlineData("stored", "page")]
    public async Task What_is_not_the_whole_file_is_never_taken_for_it(string sizes, string trouble)
    {
        await _mailbox.Control.SetMailboxOptionsAsync(_mailbox.Ada.Email, new { attachmentSizes = sizes });
        var file = await ArriveAsync(new { name = "plan.pdf", size = 300_000 });
        object page = new { system = "graph", kind = "refuse", status = 200, route = "GET *$value", body = "<html>Please sign in to the network</html>", count = 1 };
        object truncated = new { system = "graph", kind = "truncate", route = "GET *$value", count = 1 };
        await _mailbox.Control.AddFaultAsync(trouble == "page" ? page : truncated);

        var read = Assert.Single(await ReadAsync(file));

        Assert.IsType<RemoteFailure.Transient>(read.Failure);
        Assert.Null(read.Bytes);
        Assert.Equal(300_000, Assert.Single(await ReadAsync(file)).Bytes!.Length);
    }

    [Fact, Rule("R4"), Rule("B5")]
    public async Task A_page_in_the_place_of_an_attached_message_is_not_taken_for_it()
    {
        var message = await ArriveAsync(new { kind = "message", name = "Earlier" });
        await _mailbox.Control.AddFaultAsync(new { system = "graph", kind = "refuse", status = 200, route = "GET *$value", body = "\r\n<!DOCTYPE html><html></html>", count = 1 });

        var read = Assert.Single(await ReadAsync(message));

        Assert.IsType<RemoteFailure.Transient>(read.Failure);
        Assert.Null(read.Bytes);
    }

    [Fact, Rule("R4")]
    public async Task The_body_is_read_as_it_is()
    {
        var message = await _mailbox.Control.AddMessageAsync(_mailbox.Ada.Email, new
        {
            folder = "Inbox",
            from = "maria@lopez.example",
            to = new[] { _mailbox.Ada.Email },
            subject = "Picture",
            html = "<p>Look: <img src=\"cid:logo@1\"></p>",
        });

        var bodies = await _mailbox.Attachments.ReadBodiesAsync(User, [message.ImmutableId, "AAkALgAAAAAA"], default);

        Assert.Contains("cid:logo@1", Assert.Single(bodies).Value, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<AttachmentRead>> ReadAsync(SandboxMessage message)
    {
        var list = Assert.Single(await _mailbox.Attachments.ListAsync(User, [message.ImmutableId], default));
        return await _mailbox.Attachments.ReadAsync(
            User, [.. list.Attachments.Select(a => Address(list, a))], AttachmentRules.LargestBytes, default);
    }

    private static AttachmentAddress AddressOfFirst(AttachmentList list) => Address(list, list.Attachments[0]);

    private static AttachmentAddress Address(AttachmentList list, ListedAttachment listed) =>
        new(list.MessageId, listed.Attachment.Id, listed.Attachment.Kind, listed.Attachment.ListedBytes);

    private Task<SandboxMessage> ArriveAsync(params object[] attachments) => _mailbox.Control.AddMessageAsync(_mailbox.Ada.Email, new
    {
        folder = "Inbox",
        from = "maria@lopez.example",
        to = new[] { _mailbox.Ada.Email },
        subject = "With files",
        text = "Some text",
        attachments,
    });
}
