using EmailSync.Sandbox.Graph;
using EmailSync.Sandbox.World;
using MimeKit;

namespace EmailSync.Sandbox.Control;

/// <summary>A message that a test lets arrive: either its parts, or its whole MIME text.</summary>
internal sealed record ArrivingMessage
{
    public string Folder { get; init; } = "Inbox";

    /// <summary>An address, or "Name &lt;address&gt;"; so are all others.</summary>
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

    public Dictionary<string, string> Headers { get; init; } = [];

    /// <summary>Instead of all parts.</summary>
    public string? Mime { get; init; }

    public NewMessage ToNewMessage()
    {
        var mime = Mime is null ? Build() : System.Text.Encoding.UTF8.GetBytes(Mime);
        return new NewMessage(() => mime, ReceivedAt)
        {
            Kind = Kind,
            IsRead = IsRead,
            IsDraft = IsDraft,
            Categories = Categories,
            Sensitivity = Sensitivity,
            MessageClass = MessageClass,
            EndsInHalfACharacter = EndsInHalfACharacter,
        };
    }

    private byte[] Build()
    {
        var message = new MimeMessage();
        message.Headers.Remove(HeaderId.Date);
        Add(message.From, From is null ? [] : [From]);
        Add(message.To, To);
        Add(message.Cc, Cc);
        Add(message.Bcc, Bcc);
        if (Subject is not null)
            message.Subject = Subject;
        if ((SentAt ?? ReceivedAt) is { } date)
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

        using var stream = new MemoryStream();
        message.WriteTo(stream);
        return stream.ToArray();
    }

    private static void Add(InternetAddressList list, IEnumerable<string> addresses)
    {
        foreach (var address in addresses)
        {
            list.Add(InternetAddress.TryParse(address, out var parsed)
                ? parsed
                : throw new BadHttpRequestException($"'{address}' is no address; send broken ones as mime."));
        }
    }

    private static string Bracketed(string id) => id.StartsWith('<') ? id : $"<{id}>";
}
