using System.Text;
using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>What Exchange makes attachments of where mail arrives as MIME.</summary>
[Collection(ContractSandbox.Name)]
public sealed class MimeAttachmentTests(ContractSandbox sandbox)
{
    private const string Plain = "Content-Type: text/plain\n\nThe text\n";
    private const string Html = "Content-Type: text/html\n\n<p>Hello <img src=\"cid:pic@x\"></p>\n";
    private const string Picture = "Content-Type: image/png; name=pic.png\nContent-ID: <pic@x>\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n";
    private const string Pdf = "Content-Type: application/pdf\nContent-Disposition: attachment; filename=\"=?utf-8?Q?Angebot_=C3=BC.pdf?=\"\nContent-Transfer-Encoding: base64\n\nJVBERg==\n";
    private const string Attached = "Content-Type: message/rfc822\n\nFrom: eve@acme.example\nSubject: Inner\n\nDeep\n";

    public static TheoryData<string, string, string, bool> Mail => new()
    {
        { "one text", Plain, "", false },
        { "alternatives with a picture in the text", Multi("alternative", Plain, Multi("related", Html, Picture)), "pic.png*", false },
        { "a picture in the text and a file", Multi("mixed", Multi("related", Html, Picture), Pdf), "pic.png*,Angebot ü.pdf", true },
        { "a picture called attachment that the text shows", Multi("related", Html, Picture.Replace("\nContent-ID", "\nContent-Disposition: attachment; filename=pic.png\nContent-ID", StringComparison.Ordinal)), "pic.png*", false },
        { "a picture that no text shows", Multi("mixed", Plain, Picture), "pic.png", true },
        { "an attached message", Multi("mixed", Plain, Attached), "Inner", true },
        { "a second text without a name, as lists add it", Multi("mixed", Plain, Plain), "ATT00001.txt", true },
        { "a signature", Multi("signed", Plain, "Content-Type: application/pgp-signature; name=signature.asc\n\n-----\n"), "signature.asc", true },
        { "text, file, text as Apple writes it", Multi("alternative", Plain, Multi("mixed", Html, Pdf, "Content-Type: text/html\n\n<p>End</p>\n")), "Angebot ü.pdf,ATT00001.htm", true },
        { "a report, which speaks to machines", Multi("report", Plain, "Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nAction: failed\n", Attached), "Inner", true },
        { "an invitation", Multi("alternative", Plain, "Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nEND:VCALENDAR\n"), "", false },
        { "nothing but a file", Pdf, "Angebot ü.pdf", true },
    };

    [Theory]
    [MemberData(nameof(Mail))]
    public async Task Attachments_are_parsed_out_of_mail(string what, string body, string expected, bool hasAttachments)
    {
        var mailbox = await sandbox.MailboxAsync();
        var message = await mailbox.ArriveAsync(new { mime = $"From: bo@acme.example\nTo: {mailbox.Owner.Email}\nSubject: {what}\nMIME-Version: 1.0\n{body}" });

        var list = (await mailbox.GetAsync($"/messages/{message.Id}/attachments")).Value;

        Assert.Equal(expected, string.Join(',', list.Select(Shown)));
        var found = await mailbox.GetAsync($"/messages?$select=hasAttachments&$filter=hasAttachments eq {(hasAttachments ? "true" : "false")}");
        Assert.Equal(hasAttachments, Assert.Single(found.Value).GetProperty("hasAttachments").GetBoolean());
    }

    [Fact]
    public async Task Files_are_decoded_and_attached_messages_come_as_their_own_text()
    {
        var mailbox = await sandbox.MailboxAsync();
        var message = await mailbox.ArriveAsync(new { mime = $"From: bo@acme.example\nSubject: Both\nMIME-Version: 1.0\n{Multi("mixed", Plain, Pdf, Attached)}" });
        var path = $"/messages/{message.Id}/attachments";
        var ids = (await mailbox.GetAsync($"{path}?$select=id")).Strings("id");

        Assert.Equal("%PDF", Encoding.ASCII.GetString((await mailbox.BytesAsync($"{path}/{ids[0]}/$value")).Bytes));
        Assert.StartsWith("From: eve@acme.example", Encoding.ASCII.GetString((await mailbox.BytesAsync($"{path}/{ids[1]}/$value")).Bytes), StringComparison.Ordinal);
    }

    [MailingListFact]
    public async Task Of_the_real_messages_three_have_attachments_two_signatures_and_a_lists_footer()
    {
        await using var process = await SandboxProcess.StartAsync("--world", "empty", "--mail", MailingListFactAttribute.Folder, "--owner", "joe@perches.com");
        var token = (await process.Control.PostAsync("/entra/app-token")).GetProperty("accessToken").GetString()!;
        var mailbox = new GraphMailbox(process.Graph, process.Control, Assert.Single(await process.Control.PeopleAsync()), token);

        var list = await mailbox.GetAsync("/messages?$filter=hasAttachments eq true&$select=subject&$expand=attachments&$top=100");

        Assert.Equal(["ATT00001.bin", "ATT00001.txt", "signature.asc"], list.Value.Select(m => Assert.Single(m.GetProperty("attachments").EnumerateArray()).GetProperty("name").GetString()).Order(StringComparer.Ordinal));
        Assert.All(list.Value, m => Assert.NotEmpty(m.GetProperty("attachments")[0].GetProperty("contentBytes").GetBytesFromBase64()));
    }

    private static string Multi(string subtype, params string[] parts)
    {
        var boundary = $"b{subtype}{parts.Sum(p => p.Length)}";
        var type = subtype switch { "related" => "; type=\"text/html\"", "report" => "; report-type=delivery-status", _ => "" };
        return $"Content-Type: multipart/{subtype}; boundary={boundary}{type}\n\n{string.Concat(parts.Select(p => $"--{boundary}\n{p}\n"))}--{boundary}--\n";
    }

    private static string Shown(JsonElement attachment) => attachment.GetProperty("name").GetString() + (attachment.GetProperty("isInline").GetBoolean() ? "*" : "");
}
