namespace EmailSync.Integrations.Exchange.Wire;

/// <summary>By what messages are searched.</summary>
internal enum SearchedBy
{
    InternetMessageId,
    Conversation,
}
