namespace EmailSync.Sandbox.Graph;

internal enum FilterType
{
    Instant,
    Text,
    Flag,
}

/// <summary>A property of messages that $filter and $orderby take.</summary>
internal sealed record FilterProperty(string Name, FilterType Type, Func<StoredMessage, Mailbox, object?> Read)
{
    private static readonly FilterProperty[] All =
    [
        new("receivedDateTime", FilterType.Instant, (m, _) => WholeSeconds(m.ReceivedAt)),
        new("sentDateTime", FilterType.Instant, (m, _) => WholeSeconds(m.Content.SentAt ?? m.ReceivedAt)),
        new("createdDateTime", FilterType.Instant, (m, _) => WholeSeconds(m.CreatedAt)),
        new("lastModifiedDateTime", FilterType.Instant, (m, _) => WholeSeconds(m.ModifiedAt)),
        new("internetMessageId", FilterType.Text, (m, _) => m.Content.InternetMessageId),
        new("conversationId", FilterType.Text, (m, mailbox) => Conversation.IdOf(mailbox, m)),
        new("parentFolderId", FilterType.Text, (m, mailbox) => mailbox.IdOf(m.Folder)),
        new("subject", FilterType.Text, (m, _) => m.Content.Subject),
        new("importance", FilterType.Text, (m, _) => m.Importance ?? m.Content.Importance),
        new("from/emailAddress/address", FilterType.Text, (m, _) => First(m.Content.From)?.Address),
        new("from/emailAddress/name", FilterType.Text, (m, _) => First(m.Content.From)?.Name),
        new("sender/emailAddress/address", FilterType.Text, (m, _) => First(m.Content.Sender)?.Address),
        new("isRead", FilterType.Flag, (m, _) => m.IsRead),
        new("isDraft", FilterType.Flag, (m, _) => m.IsDraft),
        new("hasAttachments", FilterType.Flag, (m, _) => m.HasAttachments),
    ];

    /// <exception cref="GraphException">There is no such property, or it cannot be filtered by.</exception>
    public static FilterProperty Find(string name)
    {
        if (Array.Find(All, p => p.Name == name) is { } property)
            return property;

        var first = name.Split('/')[0];
        throw MessageShape.Properties.Contains(first)
            ? new GraphException(400, "ErrorInvalidProperty", $"The property '{first}' does not support filtering.")
            : GraphException.NoProperty(first, MessageShape.TypeName);
    }

    // Exchange answers whole seconds, and compares what it answers.
    private static DateTimeOffset WholeSeconds(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond)).ToUniversalTime();

    private static MailAddress? First(IReadOnlyList<MailAddress> addresses) => addresses.Count > 0 ? addresses[0] : null;
}
