using System.Text;
using EmailSync.Sandbox.Graph;
using EmailSync.Sandbox.World;
using MimeKit;

namespace EmailSync.Sandbox.Control;

/// <summary>A message that a test lets arrive: either its parts, or its whole MIME text.</summary>
internal sealed record ArrivingMessage
{
    public string Folder { get; init; } = "Inbox";

    /// <summary>An address, or "Name &lt;address&gt;", or anything else, which stands in the header as it is; so are all others.</summary>
    public string? From { get; init; }

    public string[] To { get; init; } = [];

    public string[] Cc { get; init; } = [];

    public string[] Bcc { get; init; } = [];

    public string? Subject { get; init; }

    public string? Text { get; init; }

    public string? Html { get; init; }

    /// <summary>Without it: now, by the sandbox's clock.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>The header Date; without it that of receiving.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The header Date as a text, be it a date or not; empty: the message has none.</summary>
    public string? Date { get; init; }

    public string? InReplyTo { get; init; }

    public string[] References { get; init; } = [];

    /// <summary>Without it one is made; empty: the message has none.</summary>
    public string? MessageId { get; init; }

    public string[] Categories { get; init; } = [];

    public SeedSensitivity Sensitivity { get; init; }

    public MessageKind Kind { get; init; }

    public bool IsDraft { get; init; }

    public bool IsRead { get; init; }

    public string? MessageClass { get; init; }

    /// <summary>The subject is served with half a surrogate pair at its end.</summary>
    public bool EndsInHalfACharacter { get; init; }

    /// <summary>Each U+E000 in its texts is served as half a surrogate pair, escaped, which no JSON that a test sends can hold.</summary>
    public bool HalfCharacters { get; init; }

    /// <summary>People as Graph shows them, by property (<c>from</c>, <c>toRecipients</c>…), whatever the header says: old X.500 names, addresses that are none.</summary>
    public Dictionary<string, IReadOnlyList<MailAddress>>? Shown { get; init; }

    public Dictionary<string, string> Headers { get; init; } = [];

    /// <summary>Beside those of the MIME text, which does not hold these.</summary>
    public ArrivingAttachment[] Attachments { get; init; } = [];

    /// <summary>Instead of all parts.</summary>
    public string? Mime { get; init; }

    /// <summary>The same as bytes of any charset or of none.</summary>
    public byte[]? MimeBase64 { get; init; }

    public NewMessage ToNewMessage()
    {
        var mime = MimeBase64 ?? (Mime is null ? Build() : Encoding.UTF8.GetBytes(Mime));
        return new NewMessage(() => mime, ReceivedAt)
        {
            Kind = Kind,
            IsRead = IsRead,
            IsDraft = IsDraft,
            Categories = Categories,
            Sensitivity = Sensitivity,
            MessageClass = MessageClass,
            EndsInHalfACharacter = EndsInHalfACharacter,
            HalfCharacters = HalfCharacters,
            Shown = Shown,
            Added = [.. Attachments.Select((attachment, index) => attachment.ToAttachment($"a{index}"))],
        };
    }

    private byte[] Build()
    {
        var message = new MimeMessage();
        message.Headers.Remove(HeaderId.Date);
        using var stream = new MemoryStream();
        Add(stream, "From", message.From, From is null ? [] : [From]);
        Add(stream, "To", message.To, To);
        Add(stream, "Cc", message.Cc, Cc);
        Add(stream, "Bcc", message.Bcc, Bcc);
        if (Subject is not null)
            message.Subject = Subject;
        if (Date is { Length: > 0 })
            message.Headers.Add(HeaderId.Date, Date);
        else if (Date is null && (SentAt ?? ReceivedAt) is { } date)
            message.Date = date;
        message.Headers.Remove(HeaderId.MessageId);
        if (MessageId != "")
            message.Headers.Add(HeaderId.MessageId, Bracketed(MessageId ?? $"{Guid.NewGuid():N}@sandbox.example"));
        if (InReplyTo is not null)
            message.Headers.Add(HeaderId.InReplyTo, Bracketed(InReplyTo));
        if (References.Length > 0)
            message.Headers.Add(HeaderId.References, string.Join(' ', References.Select(Bracketed)));
        foreach (var (name, value) in Headers)
            message.Headers.Add(name, value);
        message.Body = new BodyBuilder { TextBody = Text ?? (Html is null ? "" : null), HtmlBody = Html }.ToMessageBody();
        message.WriteTo(stream);
        return stream.ToArray();
    }

    // MimeKit writes no address that is none: such a header comes before its own.
    private static void Add(MemoryStream before, string header, InternetAddressList list, string[] addresses)
    {
        var parsed = addresses.Select(a => InternetAddress.TryParse(a, out var address) ? address : null).ToList();
        if (parsed.TrueForAll(address => address is not null))
            list.AddRange(parsed.OfType<InternetAddress>());
        else
            before.Write(Encoding.UTF8.GetBytes($"{header}: {string.Join(", ", addresses).ReplaceLineEndings(" ")}\r\n"));
    }

    private static string Bracketed(string id) => id.StartsWith('<') ? id : $"<{id}>";
}
