using System.Net;
using System.Text;
using System.Text.Json;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>Mail as no standard allows it, as it reaches mailboxes all the same.</summary>
[Collection(ContractSandbox.Name)]
public sealed class OddMailTests(ContractSandbox sandbox)
{
    [Fact]
    public async Task A_message_can_lack_its_subject_date_sender_and_id()
    {
        var (message, _) = await ArriveAsync(new { subject = (string?)null, from = (string?)null, messageId = "", date = "", to = Array.Empty<string>() });

        Assert.Equal(JsonValueKind.Null, message.GetProperty("subject").ValueKind);
        Assert.Equal(JsonValueKind.Null, message.GetProperty("from").ValueKind);
        Assert.Equal(JsonValueKind.Null, message.GetProperty("internetMessageId").ValueKind);
        Assert.Empty(message.GetProperty("toRecipients").EnumerateArray());
        Assert.Equal(message.GetProperty("receivedDateTime").GetString(), message.GetProperty("sentDateTime").GetString());
    }

    [Fact]
    public async Task Two_thousand_recipients_and_ten_megabytes_arrive_whole()
    {
        var to = Enumerable.Range(0, 2_000).Select(i => $"Reader {i} <reader-{i}@list.example>").ToArray();
        var text = string.Concat(Enumerable.Repeat("The same line again and again, as reports of machines have it.\r\n", 160_000));

        var (message, _) = await ArriveAsync(new { to, text });

        Assert.Equal(2_000, message.GetProperty("toRecipients").GetArrayLength());
        Assert.Equal("reader-1999@list.example", message.GetProperty("toRecipients")[1999].GetProperty("emailAddress").GetProperty("address").GetString());
        Assert.Equal(text, message.GetProperty("body").GetProperty("content").GetString());
        Assert.Equal(255, message.GetProperty("bodyPreview").GetString()!.Length);
    }

    [Fact]
    public async Task Half_characters_come_as_escapes_in_subject_names_and_body_and_nul_comes_as_one()
    {
        var (_, text) = await ArriveAsync(new { halfCharacters = true, subject = "Cut \uE000", from = "Bo \uE000 <bo@acme.example>", text = "Half \uE000 and nul \0 here" });

        Assert.Contains("\"subject\":\"Cut \\ud83d\"", text, StringComparison.Ordinal);
        Assert.Contains("\"name\":\"Bo \\ud83d\"", text, StringComparison.Ordinal);
        Assert.Contains("Half \\ud83d and nul \\u0000 here", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1601-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public async Task Absurd_instants_of_receiving_are_kept_and_filtered(string receivedAt)
    {
        var mailbox = await sandbox.MailboxAsync();
        await mailbox.ArriveAsync(new { receivedAt });

        var found = await mailbox.GetAsync($"/mailFolders/inbox/messages?$filter=receivedDateTime eq {receivedAt}");
        var delta = await mailbox.GetAsync("/mailFolders/inbox/messages/delta?$orderby=receivedDateTime desc");

        Assert.Equal(receivedAt, Assert.Single(found.Strings("receivedDateTime")));
        Assert.Equal(receivedAt, Assert.Single(delta.Strings("receivedDateTime")));
    }

    [Theory]
    [InlineData("Thu, 31 Feb 2026 25:61:00 +9900")]
    [InlineData("yesterday")]
    public async Task A_date_that_is_none_leaves_that_of_receiving(string date)
    {
        var (message, _) = await ArriveAsync(new { date });

        Assert.Equal(message.GetProperty("receivedDateTime").GetString(), message.GetProperty("sentDateTime").GetString());
    }

    [Fact]
    public async Task Addresses_that_are_none_arrive_as_they_are()
    {
        var (message, _) = await ArriveAsync(new { from = "@@nobody@@", to = new[] { "no address", "Bo <bo@acme.example>" } });

        Assert.Contains("nobody", message.GetProperty("from").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("bo@acme.example", message.GetProperty("toRecipients").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_can_be_shown_as_the_service_shows_old_directory_names()
    {
        const string old = "/O=EXCHANGELABS/OU=EXCHANGE ADMINISTRATIVE GROUP/CN=RECIPIENTS/CN=BO";

        var (message, _) = await ArriveAsync(new { shown = new { from = new[] { new { name = "Bo", address = old } }, toRecipients = Array.Empty<object>() } });

        Assert.Equal(old, message.GetProperty("from").GetProperty("emailAddress").GetProperty("address").GetString());
        Assert.Empty(message.GetProperty("toRecipients").EnumerateArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0")]
    [InlineData("no header at all")]
    [InlineData("Subject: =?nonsense?Q?x?=\r\nContent-Type: text/plain; charset=\"klingon\"\r\n\r\n\u00FF\u00FE")]
    [InlineData("Message-ID: <a@b>\r\nIn-Reply-To: <a@b>\r\nReferences: <a@b> <a@b>\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x")]
    public async Task Bytes_of_any_kind_are_mail(string latin1)
    {
        var mailbox = await sandbox.MailboxAsync();
        await mailbox.ArriveAsync(new { mimeBase64 = Encoding.Latin1.GetBytes(latin1) });

        (await mailbox.GetAsync("/messages?$select=subject,from,body,bodyPreview,conversationId,internetMessageId,internetMessageHeaders,sentDateTime,hasAttachments")).Is(HttpStatusCode.OK);
    }

    private async Task<(JsonElement Message, string Text)> ArriveAsync(object message)
    {
        var mailbox = await sandbox.MailboxAsync();
        var arrived = await mailbox.ArriveAsync(message);
        var answer = await mailbox.GetAsync($"/messages/{arrived.ImmutableId}", GraphMailbox.Immutable, "outlook.body-content-type=\"text\"");
        answer.Is(HttpStatusCode.OK);
        return (answer.Json, answer.Text);
    }
}
