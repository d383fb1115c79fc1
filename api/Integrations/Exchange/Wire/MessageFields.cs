namespace EmailSync.Integrations.Exchange.Wire;

/// <summary>What is asked for of a message.</summary>
internal static class MessageFields
{
    private static readonly string[] Headers =
    [
        "id", "changeKey", "parentFolderId", "internetMessageId", "conversationId", "isDraft", "subject", "from", "sender", "toRecipients",
        "ccRecipients", "bccRecipients", "receivedDateTime", "sentDateTime", "categories", "hasAttachments",
    ];

    private static readonly string[] MapiProperties =
        [$"singleValueExtendedProperties($filter={string.Join(" or ", MapiProperty.Asked.Select(p => $"id eq '{p}'"))})"];

    public static string[] Select(MessageContent content) => content switch
    {
        MessageContent.BodyOnly => ["id", "body"],
        MessageContent.AutoSubmitted => [.. Headers, "internetMessageHeaders"],
        _ => Headers,
    };

    /// <summary>Null: nothing.</summary>
    public static string[]? Expand(MessageContent content) => content == MessageContent.BodyOnly ? null : MapiProperties;
}
