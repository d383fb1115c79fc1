namespace EmailSync.Domain.Recording;

/// <summary>What an attachment is.</summary>
public enum AttachmentKind
{
    /// <summary>A file with bytes of its own.</summary>
    File,

    /// <summary>A message, contact or appointment that is attached as such.</summary>
    Item,

    /// <summary>The name of a file in the cloud.</summary>
    Link,
}

/// <summary>What becomes of an attachment (R4).</summary>
public enum AttachmentFate
{
    /// <summary>It is to be recorded.</summary>
    Pending,

    /// <summary>It is a file in Salesforce.</summary>
    Recorded,

    /// <summary>It is larger than <see cref="AttachmentRules.LargestBytes"/>.</summary>
    TooLarge,

    /// <summary>The text of the message shows it in its place: it is no file of its own.</summary>
    Inline,

    /// <summary>A link to a cloud file: its name is noted in the text.</summary>
    Link,

    /// <summary>Exchange or Salesforce refused it for good.</summary>
    Refused,

    /// <summary>It was deleted before it was read.</summary>
    Gone,

    /// <summary>Nobody has asked for the message's attachments: the ledger knows nothing of them.</summary>
    NotWanted,
}

/// <summary>One attachment of a message, as the mailbox lists it.</summary>
public sealed record Attachment
{
    /// <summary>Its id within its message, immutable as the message's.</summary>
    public required string Id { get; init; }

    public required AttachmentKind Kind { get; init; }

    /// <summary>As it is written; may be empty (B2).</summary>
    public required string Name { get; init; }

    /// <summary>Bytes as the mailbox counts them: the file with what is stored beside it, or as it travelled.</summary>
    public required long ListedBytes { get; init; }

    /// <summary>The text of the message shows it in its place.</summary>
    public bool IsShownInText { get; init; }

    /// <summary>Whether the file itself has at most <see cref="AttachmentRules.LargestBytes"/>; null: it was not measured.</summary>
    public bool? IsWithinLimit { get; init; }
}

/// <summary>An attachment with what will become of it.</summary>
public sealed record PlannedAttachment(Attachment Attachment, AttachmentFate Fate);
