using EmailSync.Sandbox.World;
using MimeKit;

namespace EmailSync.Sandbox.Outlook;

/// <summary>A message as it is written, saved or sent.</summary>
internal sealed record Composition
{
    public IReadOnlyList<Recipient> To { get; init; } = [];

    public IReadOnlyList<Recipient> Cc { get; init; } = [];

    public IReadOnlyList<Recipient> Bcc { get; init; } = [];

    public string Subject { get; init; } = "";

    public string Text { get; init; } = "";

    /// <summary>The saved draft that it is, or null.</summary>
    public string? DraftId { get; init; }

    public string? InReplyTo { get; init; }

    public IReadOnlyList<string> References { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    public IReadOnlyList<ComposedFile> Files { get; init; } = [];

    /// <summary>Headers that an add-in has set.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The text on the wire; the recipients' copies lack Bcc.</summary>
    public byte[] ToMime(PersonSeed from, string messageId, DateTimeOffset date, bool withBcc)
    {
        var message = new MimeMessage { Subject = Subject, MessageId = messageId, Date = date };
        message.From.Add(new MailboxAddress(from.DisplayName, from.Email));
        message.To.AddRange(To.Select(r => r.ToAddress()));
        message.Cc.AddRange(Cc.Select(r => r.ToAddress()));
        if (withBcc)
            message.Bcc.AddRange(Bcc.Select(r => r.ToAddress()));
        if (InReplyTo is { Length: > 0 })
            message.Headers.Add(HeaderId.InReplyTo, InReplyTo);
        if (References.Count > 0)
            message.Headers.Add(HeaderId.References, string.Join(' ', References));
        foreach (var (name, value) in Headers)
            message.Headers.Add(name, value);
        var body = new BodyBuilder { TextBody = Text };
        foreach (var file in Files)
            body.Attachments.Add(file.Name, Convert.FromBase64String(file.Content));
        message.Body = body.ToMessageBody();
        using var stream = new MemoryStream();
        message.WriteTo(stream);
        return stream.ToArray();
    }
}

internal sealed record Recipient(string? Name, string Address)
{
    public MailboxAddress ToAddress() => new(Name == Address ? null : Name, Address);
}

/// <summary>A file of a message that is written; the content in base64.</summary>
internal sealed record ComposedFile(string Name, string Content);
