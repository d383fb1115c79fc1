namespace EmailSync.Sandbox.World.Description;

internal sealed record MailboxSummary
{
    public required string Owner { get; init; }

    public required string Email { get; init; }

    public required int Messages { get; init; }

    public required IReadOnlyDictionary<string, int> ByFolder { get; init; }

    public required IReadOnlyDictionary<string, int> ByKind { get; init; }

    public required IReadOnlyDictionary<string, int> BySensitivity { get; init; }

    public required IReadOnlyDictionary<string, int> ByCategory { get; init; }

    public required IReadOnlyDictionary<string, int> ByScript { get; init; }

    public DateTimeOffset? Oldest { get; init; }

    public DateTimeOffset? Newest { get; init; }

    public required int LastSevenDays { get; init; }

    public required int Replies { get; init; }

    /// <summary>Replies that are not younger than the first copy of what they answer; none is promised.</summary>
    public required int RepliesTooEarly { get; init; }

    public required int DistinctMessageIds { get; init; }

    public required int WithoutMessageId { get; init; }

    public required int WithoutDate { get; init; }

    public required int HtmlOnly { get; init; }

    public required int Alternative { get; init; }

    public required int Automatic { get; init; }

    public required int Forwards { get; init; }

    public required int WithBcc { get; init; }

    public required int BccOutsideOwnCopies { get; init; }

    public required int WithAttachments { get; init; }

    public required int NonAsciiAddresses { get; init; }

    public required int LongestSubject { get; init; }

    public required int LongestText { get; init; }

    public required int MostRecipients { get; init; }

    public required int WithoutRecipients { get; init; }

    public required int DistinctTexts { get; init; }

    public static MailboxSummary Of(MailboxSeed mailbox, PersonSeed owner, DateTimeOffset now)
    {
        var messages = mailbox.Messages.Select(ReadMessage.From).ToList();
        var first = messages
            .Where(message => message.Mime.MessageId is not null)
            .GroupBy(message => message.Mime.MessageId!)
            .ToDictionary(copies => copies.Key, copies => copies.Min(copy => copy.Seed.ReceivedAt));
        var replies = messages.Where(message => message.Parent is not null && first.ContainsKey(message.Parent)).ToList();
        return new MailboxSummary
        {
            Owner = owner.DisplayName,
            Email = owner.Email,
            Messages = messages.Count,
            ByFolder = Count(messages.Select(message => message.Seed.FolderPath)),
            ByKind = Count(messages.Select(message => message.Seed.IsDraft ? "Draft" : message.Seed.Kind.ToString())),
            BySensitivity = Count(messages.Select(message => message.Seed.Sensitivity.ToString())),
            ByCategory = Count(messages.SelectMany(message => message.Seed.Categories ?? [])),
            ByScript = Count(messages.SelectMany(message => message.Scripts)),
            Oldest = messages.Count == 0 ? null : messages.Min(message => message.Seed.ReceivedAt),
            Newest = messages.Count == 0 ? null : messages.Max(message => message.Seed.ReceivedAt),
            LastSevenDays = messages.Count(message => now - message.Seed.ReceivedAt <= TimeSpan.FromDays(7)),
            Replies = replies.Count,
            RepliesTooEarly = replies.Count(message => message.Seed.ReceivedAt <= first[message.Parent!]),
            DistinctMessageIds = first.Count,
            WithoutMessageId = messages.Count(message => message.Mime.MessageId is null),
            WithoutDate = messages.Count(message => !message.Mime.Headers.Contains(MimeKit.HeaderId.Date)),
            HtmlOnly = messages.Count(message => message.IsHtmlOnly),
            Alternative = messages.Count(message => message.IsAlternative),
            Automatic = messages.Count(message => message.IsAutomatic),
            Forwards = messages.Count(message => message.IsForward),
            WithBcc = messages.Count(message => message.Mime.Bcc.Count > 0),
            BccOutsideOwnCopies = messages.Count(message => message.Mime.Bcc.Count > 0 && message.Seed.FolderPath is not ("Sent Items" or "Drafts")),
            WithAttachments = messages.Count(message => message.Mime.Attachments.Any()),
            NonAsciiAddresses = messages.SelectMany(message => message.Addresses).Where(address => !System.Text.Ascii.IsValid(address)).Distinct().Count(),
            LongestSubject = messages.Select(message => message.Subject.Length).DefaultIfEmpty().Max(),
            LongestText = messages.Select(message => message.Text.ReplaceLineEndings("\n").Length).DefaultIfEmpty().Max(),
            MostRecipients = messages.Select(message => message.Recipients).DefaultIfEmpty().Max(),
            WithoutRecipients = messages.Count(message => message.Recipients == 0),
            DistinctTexts = messages.Select(message => string.Concat(message.Text.Take(60))).Distinct(StringComparer.Ordinal).Count(),
        };
    }

    private static SortedDictionary<string, int> Count(IEnumerable<string> keys) =>
        new(keys.GroupBy(key => key).ToDictionary(group => group.Key, group => group.Count()), StringComparer.Ordinal);
}
