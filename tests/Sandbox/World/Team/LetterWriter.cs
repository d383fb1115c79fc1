using System.Net;
using System.Text;
using MimeKit;

namespace EmailSync.Sandbox.World.Team;

/// <summary>Writes a letter as RFC 5322; the same letter gives the same bytes.</summary>
internal static class LetterWriter
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    /// <summary>Bcc is written into the sender's own copy only (M1).</summary>
    public static byte[] Write(Letter letter, bool withBcc)
    {
        var message = new MimeMessage { MessageId = letter.MessageId, Date = letter.At, Subject = letter.Subject, Body = Body(letter) };
        message.From.Add(Address(letter.From));
        message.To.AddRange(letter.To.Select(Address));
        message.Cc.AddRange(letter.Cc.Select(Address));
        if (withBcc) message.Bcc.AddRange(letter.Bcc.Select(Address));
        if (letter.InReplyTo is not null) message.InReplyTo = letter.InReplyTo;
        message.References.AddRange(letter.References);
        if (SensitivityField(letter.Sensitivity) is { } sensitivity) message.Headers.Add("Sensitivity", sensitivity);
        foreach (var (name, value) in letter.Headers) message.Headers.Add(name, value);

        var options = FormatOptions.Default.Clone();
        options.NewLineFormat = NewLineFormat.Dos;
        // RFC 6532: an address with letters beyond ASCII has no other spelling.
        options.International = letter.To.Concat(letter.Cc).Concat(letter.Bcc).Append(letter.From).Any(party => !Ascii.IsValid(party.Address));
        if (!options.International) message.Prepare(EncodingConstraint.SevenBit);
        using var stream = new MemoryStream();
        message.WriteTo(options, stream);
        return stream.ToArray();
    }

    public static TextPart Text(string subtype, string text, string charset)
    {
        var part = new TextPart(subtype);
        part.SetText(Charset(charset, text), text.ReplaceLineEndings("\r\n"));
        return part;
    }

    private static MimeEntity Body(Letter letter)
    {
        if (letter.Content is not null) return Bounded(letter.Content(), letter.MessageId);
        MimeEntity body = letter.Format switch
        {
            LetterFormat.Plain => Text("plain", letter.Text, letter.Charset),
            LetterFormat.HtmlOnly => Text("html", Html(letter.Text), letter.Charset),
            _ => new MultipartAlternative(Text("plain", letter.Text, letter.Charset), Text("html", Html(letter.Text), letter.Charset)),
        };
        if (letter.Attachment is null) return Bounded(body, letter.MessageId);
        var file = new MimePart("application", "pdf")
        {
            Content = new MimeContent(new MemoryStream(Pdf)),
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
            ContentTransferEncoding = ContentEncoding.Base64,
            FileName = letter.Attachment,
        };
        return Bounded(new Multipart("mixed") { body, file }, letter.MessageId);
    }

    /// <summary>MimeKit's own boundaries are random.</summary>
    private static MimeEntity Bounded(MimeEntity entity, string id, int depth = 0)
    {
        if (entity is not Multipart parts) return entity;
        parts.Boundary = $"=_{depth}_{id.Split('@')[0]}";
        foreach (var part in parts) Bounded(part, id, depth + 1);
        return entity;
    }

    private static string Html(string text)
    {
        var html = new StringBuilder("<html><head><style>p{margin:0 0 1em}.q{border-left:2px solid #888;padding-left:1ex}</style></head><body>\n");
        foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = paragraph.Split('\n');
            var own = lines.TakeWhile(line => !line.StartsWith('>')).ToList();
            if (own.Count > 0) Paragraph(html, "<p>", own);
            if (own.Count < lines.Length) Paragraph(html, "<p class=\"q\">", lines.Skip(own.Count).Select(line => line[1..].TrimStart()));
        }
        return html.Append("</body></html>\n").ToString();
    }

    private static void Paragraph(StringBuilder html, string tag, IEnumerable<string> lines) =>
        html.Append(tag).AppendJoin("<br>\n", lines.Select(WebUtility.HtmlEncode)).Append("</p>\n");

    private static MailboxAddress Address(Party party) => new(party.Name, party.Address);

    private static string? SensitivityField(SeedSensitivity sensitivity) => sensitivity switch
    {
        SeedSensitivity.Personal => "Personal",
        SeedSensitivity.Private => "Private",
        SeedSensitivity.Confidential => "Company-Confidential",
        _ => null,
    };

    private static Encoding Charset(string charset, string text)
    {
        if (charset == "utf-8") return new UTF8Encoding(false);
        var encoding = Encoding.GetEncoding(charset);
        return encoding.GetString(encoding.GetBytes(text)) == text ? encoding : new UTF8Encoding(false);
    }
}
