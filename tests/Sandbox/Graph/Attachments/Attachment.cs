namespace EmailSync.Sandbox.Graph.Attachments;

internal enum AttachmentKind
{
    File,
    Message,
    Contact,
    Event,
    Reference,
}

/// <summary>How a mailbox counts the size of an attachment; either way it is more than the file.</summary>
internal enum AttachmentSizing
{
    /// <summary>The file and the properties that are stored beside it.</summary>
    Stored,

    /// <summary>As it travelled, in base64 with its line ends.</summary>
    Encoded,
}

/// <summary>One attachment of a message. <paramref name="Key"/> tells it from the others of the message, and stays.</summary>
internal sealed record Attachment(string Key, AttachmentKind Kind, string Name, AttachmentContent Content)
{
    private const int Line = 76;

    /// <summary>What every stored attachment holds beside its content: times, flags, rendering position.</summary>
    private const int Properties = 138;

    public string? ContentType { get; init; }

    public bool IsInline { get; init; }

    /// <summary>Without angle brackets.</summary>
    public string? ContentId { get; init; }

    public string? ContentLocation { get; init; }

    /// <summary>Null: when its message was made.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    public bool IsItem => Kind is AttachmentKind.Message or AttachmentKind.Contact or AttachmentKind.Event;

    /// <summary>The property <c>size</c>.</summary>
    public int Size(AttachmentSizing sizing)
    {
        var content = Content.Length;
        if (sizing == AttachmentSizing.Encoded)
        {
            content = (content + 2) / 3 * 4;
            content += 2 * ((content + Line - 1) / Line);
        }

        return (int)Math.Min(int.MaxValue, content + Properties + (2L * (Name.Length + (ContentType?.Length ?? 0) + (ContentId?.Length ?? 0))));
    }
}
