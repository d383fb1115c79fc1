using EmailSync.Sandbox.Graph.Attachments;

namespace EmailSync.Sandbox.Graph;

/// <summary>How a mailbox misbehaves, as a test has set it.</summary>
internal sealed record MailboxOptions
{
    /// <summary>Later delta rounds give changed messages with few of the selected properties.</summary>
    public bool PartialDelta { get; init; }

    /// <summary>Delta pages name an entity twice.</summary>
    public bool RepeatDelta { get; init; }

    /// <summary>Each delta round begins with an empty page that has a next link.</summary>
    public bool EmptyDeltaPage { get; init; }

    /// <summary>Delta is refused with 403 ErrorQuotaExceeded; lists go on working.</summary>
    public bool QuotaExceeded { get; init; }

    /// <summary>The account is disabled and has no mailbox that REST may use: 404 MailboxNotEnabledForRESTAPI.</summary>
    public bool Disabled { get; init; }

    /// <summary>The mailbox is out of the application's scope: 403 ErrorAccessDenied.</summary>
    public bool Denied { get; init; }

    /// <summary>Lists leave the extended properties out; a message asked for by id has them.</summary>
    public bool ListWithoutExtendedProperties { get; init; }

    /// <summary>How attachments are sized.</summary>
    public AttachmentSizing AttachmentSizes { get; init; }

    /// <summary>Attachments on a page of their list; null: all.</summary>
    public int? AttachmentPageSize { get; init; }

    /// <summary>The mailbox's time zone as Exchange names it, instead of the Windows name of the owner's.</summary>
    public string? TimeZone { get; init; }
}
