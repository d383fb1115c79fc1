namespace EmailSync.Domain.Mail;

/// <summary>A name and an address as the message carries them; the address may be none (B2).</summary>
/// <param name="Name">The display name; null where there is none.</param>
/// <param name="Address">The address as written; may be empty or broken.</param>
public sealed record Correspondent(string? Name, string Address);

/// <summary>PidTagSensitivity, in its own numbers (D8).</summary>
public enum Sensitivity
{
    /// <summary>0</summary>
    Normal = 0,

    /// <summary>1</summary>
    Personal = 1,

    /// <summary>2</summary>
    Private = 2,

    /// <summary>3</summary>
    Confidential = 3,
}

/// <summary>One message of one mailbox as the rules see it: everything but the body (D20). Instants are UTC.</summary>
public sealed record Message
{
    /// <summary>The immutable id in this mailbox.</summary>
    public required string Id { get; init; }

    /// <summary>The folder it is in now, by the folder's id.</summary>
    public required string FolderId { get; init; }

    /// <summary>The change key of the version that was read; it is the ETag without quotes and prefix.</summary>
    public string? ChangeKey { get; init; }

    /// <summary>RFC 5322 Message-ID with its angle brackets; null where the message has none (B2).</summary>
    public string? InternetMessageId { get; init; }

    /// <summary>Exchange's conversation; null where it is not known.</summary>
    public string? ConversationId { get; init; }

    /// <summary>True for a message not sent yet (D3).</summary>
    public bool IsDraft { get; init; }

    /// <summary>PidTagMessageClass, for example <c>IPM.Note</c>; null where Exchange did not give it.</summary>
    public string? MessageClass { get; init; }

    /// <summary>PidTagSensitivity (D8).</summary>
    public Sensitivity Sensitivity { get; init; }

    /// <summary>Empty where the message has none (B2).</summary>
    public string Subject { get; init; } = "";

    /// <summary>From; null where the message names nobody.</summary>
    public Correspondent? From { get; init; }

    /// <summary>To, in the message's order.</summary>
    public IReadOnlyList<Correspondent> To { get; init; } = [];

    /// <summary>Cc, in the message's order.</summary>
    public IReadOnlyList<Correspondent> Cc { get; init; } = [];

    /// <summary>Bcc: only the sender's own copy has any.</summary>
    public IReadOnlyList<Correspondent> Bcc { get; init; } = [];

    /// <summary>When the mailbox received it.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>When its sender sent it.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The categories as they are spelled on the message (D17).</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>In-Reply-To (PidTagInReplyToId), with angle brackets; null where there is none.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>References (PidTagInternetReferences), oldest first, each with angle brackets.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>True or false where the header Auto-Submitted was read (D19); null where it was not asked for.</summary>
    public bool? IsAutoSubmitted { get; init; }

    /// <summary>What Exchange says; false where there are only inline attachments.</summary>
    public bool HasAttachments { get; init; }

    /// <summary>The instant by which the message is placed in time: received, else sent.</summary>
    public DateTimeOffset? Date => ReceivedAt ?? SentAt;
}
