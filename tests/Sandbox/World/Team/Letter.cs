using MimeKit;

namespace EmailSync.Sandbox.World.Team;

internal sealed record Party(string Name, string Address)
{
    public string First => Name.Split(' ')[0];

    public string Last => Name.Contains(' ', StringComparison.Ordinal) ? Name[(Name.IndexOf(' ', StringComparison.Ordinal) + 1)..] : Name;
}

internal enum LetterFormat
{
    Plain,
    Both,
    HtmlOnly,
}

/// <summary>One message before it is written as MIME and put into the mailboxes of those whom it concerns.</summary>
internal sealed record Letter
{
    public required string MessageId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Party From { get; init; }

    public IReadOnlyList<Party> To { get; init; } = [];

    public IReadOnlyList<Party> Cc { get; init; } = [];

    public IReadOnlyList<Party> Bcc { get; init; } = [];

    public required string Subject { get; init; }

    /// <summary>The whole text: greeting, body, signature and what it quotes.</summary>
    public required string Text { get; init; }

    public LetterFormat Format { get; init; } = LetterFormat.Plain;

    /// <summary>The charset of its text parts; one that cannot write the text gives way to UTF-8.</summary>
    public string Charset { get; init; } = "utf-8";

    public string? InReplyTo { get; init; }

    public IReadOnlyList<string> References { get; init; } = [];

    public string? Attachment { get; init; }

    public SeedSensitivity Sensitivity { get; init; }

    public MessageKind Kind { get; init; }

    /// <summary>Any other header fields (Auto-Submitted, List-Id…), by name.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Makes the body of what is not plain mail (reports, meetings); null: text and HTML as <see cref="Format"/> says.</summary>
    public Func<MimeEntity>? Content { get; init; }

    /// <summary>The customer that it is about, if any, for those who file by customer.</summary>
    public string? CompanyKey { get; init; }
}
