using System.Text;
using EmailSync.Sandbox.Graph.Attachments;
using MimeKit;

namespace EmailSync.Sandbox.Graph;

/// <summary>What a message's MIME text says, read as Exchange reads it. Several requests may read one at the same time.</summary>
internal sealed class MessageContent
{
    private const int MostForPreview = 1_000_000;
    private readonly MimeMessage _message;
    private readonly Lazy<(string? Text, string? Html)> _bodies;
    private readonly Lazy<IReadOnlyList<Attachment>> _attachments;

    public MessageContent(ReadOnlyMemory<byte> mime)
    {
        _message = Load(mime.ToArray());
        _bodies = new(() => (_message.TextBody, _message.HtmlBody));
        Subject = Header(HeaderId.Subject);
        InternetMessageId = Header(HeaderId.MessageId);
        InReplyTo = Header(HeaderId.InReplyTo);
        References = Header(HeaderId.References);
        From = Addresses(HeaderId.From, _message.From);
        Sender = _message.Sender is { } sender ? [new MailAddress(sender.Name, sender.Address)] : From;
        To = Addresses(HeaderId.To, _message.To);
        Cc = Addresses(HeaderId.Cc, _message.Cc);
        Bcc = Addresses(HeaderId.Bcc, _message.Bcc);
        ReplyTo = Addresses(HeaderId.ReplyTo, _message.ReplyTo);
        SentAt = _message.Date == DateTimeOffset.MinValue ? null : _message.Date.ToUniversalTime();
        Importance = _message.Importance switch { MessageImportance.Low => "low", MessageImportance.High => "high", _ => "normal" };
        WantsReadReceipt = _message.Headers.Contains(HeaderId.DispositionNotificationTo);
        var attachments = new MimeAttachments(_message);
        HasAttachments = attachments.HasVisible;
        _attachments = new(attachments.Read);
        Headers = _message.Headers.Select(header => (header.Field, header.Value)).ToList();
    }

    public string? Subject { get; }

    /// <summary>With its angle brackets, as the header has it.</summary>
    public string? InternetMessageId { get; }

    public string? InReplyTo { get; }

    public string? References { get; }

    public IReadOnlyList<MailAddress> From { get; }

    public IReadOnlyList<MailAddress> Sender { get; }

    public IReadOnlyList<MailAddress> To { get; }

    public IReadOnlyList<MailAddress> Cc { get; }

    public IReadOnlyList<MailAddress> Bcc { get; }

    public IReadOnlyList<MailAddress> ReplyTo { get; }

    /// <summary>Null where the header lacks or is no date.</summary>
    public DateTimeOffset? SentAt { get; }

    public string Importance { get; }

    public bool WantsReadReceipt { get; }

    /// <summary>As Exchange has it: pictures within the text do not count.</summary>
    public bool HasAttachments { get; }

    /// <summary>Those of the MIME text.</summary>
    public IReadOnlyList<Attachment> Attachments => _attachments.Value;

    public IReadOnlyList<(string Name, string Value)> Headers { get; }

    /// <summary>The Message-ID, without reading more than the header.</summary>
    public static string? MessageIdOf(ReadOnlyMemory<byte> mime)
    {
        try
        {
            using var stream = new MemoryStream(mime.ToArray(), writable: false);
            return new MimeParser(stream, MimeFormat.Entity).ParseHeaders()[HeaderId.MessageId]?.Trim() is { Length: > 0 } value ? value : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Exchange delivers whatever comes: what cannot be read as mail is a text without a header.</summary>
    private static MimeMessage Load(byte[] mime)
    {
        try
        {
            using var stream = new MemoryStream(mime, writable: false);
            return MimeMessage.Load(stream);
        }
        catch (FormatException)
        {
            var bare = new MimeMessage { Body = new TextPart("plain") { Text = Encoding.Latin1.GetString(mime) } };
            bare.Headers.Clear();
            return bare;
        }
    }

    private string? Html => _bodies.Value.Html;

    private string? Text => _bodies.Value.Text;

    /// <summary>The text as `Prefer: outlook.body-content-type="text"` gives it, with CRLF line ends.</summary>
    public string AsText() => LineEnds((Text ?? (Html is null ? "" : HtmlText.Convert(Html))).TrimEnd()) + "\r\n";

    public string AsHtml() => Html ?? HtmlText.Wrap(LineEnds(Text ?? ""));

    public string Preview()
    {
        // Twenty times what is shown is enough to find that many characters that are no white space.
        var text = Text ?? (Html is { Length: <= MostForPreview } html ? HtmlText.Convert(html) : Html ?? "");
        var words = string.Join(' ', text[..Math.Min(MostForPreview, text.Length)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var length = Math.Min(255, words.Length);
        return words[..(length > 0 && char.IsHighSurrogate(words[length - 1]) ? length - 1 : length)];
    }

    private static string LineEnds(string text) => text.ReplaceLineEndings("\r\n");

    private string? Header(HeaderId id) => _message.Headers[id]?.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>Where nothing of a header can be read as an address, Exchange keeps its text as a name without one.</summary>
    private List<MailAddress> Addresses(HeaderId id, InternetAddressList parsed)
    {
        var addresses = parsed.Mailboxes.Select(m => new MailAddress(m.Name, m.Address)).ToList();
        return addresses.Count == 0 && Header(id) is { } raw && !parsed.OfType<GroupAddress>().Any() ? [new MailAddress(raw, null)] : addresses;
    }
}

internal sealed record MailAddress(string? Name, string? Address);
