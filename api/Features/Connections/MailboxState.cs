using EmailSync.Domain.Mail;

namespace EmailSync.Features.Connections;

/// <summary>How the service stands with a mailbox.</summary>
internal enum ExchangeState
{
    /// <summary>Not tried yet.</summary>
    Unknown,
    Connected,

    /// <summary>It can be read, and takes no mark (R5).</summary>
    ReadOnly,
    NoMailbox,
    Denied,

    /// <summary>The deployment itself is not let in, so that this mailbox was not asked.</summary>
    SignInRefused,
    Unavailable,
}

/// <summary>What is known of a person's mailbox; everything is null or empty until it was read for the first time.</summary>
internal sealed record MailboxState
{
    public ExchangeState State { get; init; } = ExchangeState.Unknown;

    /// <summary>True where only an administrator can mend what keeps the service out (B4).</summary>
    public bool IsClosed => State is ExchangeState.NoMailbox or ExchangeState.Denied or ExchangeState.SignInRefused;

    /// <summary>The failure's code, for logs and administrators.</summary>
    public string? Code { get; init; }

    public string? DisplayName { get; init; }

    public string? PrimaryAddress { get; init; }

    /// <summary>Primary and proxy addresses (M1).</summary>
    public IReadOnlySet<EmailAddress> Addresses { get; init; } = new HashSet<EmailAddress>();

    /// <summary>An IANA zone.</summary>
    public string? TimeZone { get; init; }

    /// <summary>When it was last found to work or not to.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    public DateTimeOffset? ProfileReadAt { get; init; }

    public DateTimeOffset? FoldersReadAt { get; init; }

    /// <summary>When the category was last put on the mailbox's own list.</summary>
    public DateTimeOffset? CategoryEnsuredAt { get; init; }

    /// <summary>When it last refused every mark; null: it takes them, as far as is known.</summary>
    public DateTimeOffset? MarksRefusedAt { get; init; }

    /// <summary>The mailbox as the rules see it.</summary>
    public MailboxIdentity Identity => new(Addresses);
}
