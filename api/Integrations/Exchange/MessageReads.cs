using EmailSync.Domain.Mail;

namespace EmailSync.Integrations.Exchange;

/// <summary>How much of a message is read (D20).</summary>
internal enum MessageContent
{
    /// <summary>Everything the rules see, without the body.</summary>
    Headers,

    /// <summary>The text body alone: <see cref="MessageRead.Message"/> is null.</summary>
    BodyOnly,

    /// <summary>Headers and <see cref="Message.IsAutoSubmitted"/> (D19), which costs Exchange more.</summary>
    AutoSubmitted,
}

/// <summary>One message that was asked for: what was read of it, or why it was not. One bad message costs one message.</summary>
/// <param name="Id">
/// The id that was asked for: for a page or a search that found something the immutable id, for a failed search what was searched for.
/// <see cref="Message"/> carries the immutable id whatever kind was asked by.
/// </param>
internal sealed record MessageRead(string Id, Message? Message, string? Body, RemoteFailure? Failure);

/// <summary>A folder's messages, newest first.</summary>
/// <param name="FolderId">A folder's id or well-known name.</param>
/// <param name="From">The first instant of receiving that counts; null: no bound.</param>
/// <param name="Before">The first instant that does not count any more; null: no bound.</param>
/// <param name="PageSize">1 to 1,000; halved for pages that Exchange cannot make in time.</param>
/// <param name="NextLink">The next page, exactly as the page before gave it; the other fields must be as they were.</param>
internal sealed record MessageListQuery(
    string FolderId, DateTimeOffset? From, DateTimeOffset? Before, int PageSize, MessageContent Content, string? NextLink);

/// <summary>A page of messages. Paging by list can skip messages while the mailbox changes: it never proves that a window was read.</summary>
/// <param name="NextLink">Null: the last page.</param>
/// <param name="ClassesMissing">
/// True: the page has messages and not one came with its MAPI properties, so class, sensitivity and reply ids are unknown: read these by id.
/// </param>
internal sealed record MessagePage(IReadOnlyList<MessageRead> Messages, string? NextLink, bool ClassesMissing);

/// <summary>How many messages Exchange counts in a folder (E4).</summary>
/// <param name="Count">Null: unknown, which is never zero.</param>
internal sealed record FolderCount(string FolderId, int? Count);

/// <summary>A page of ids.</summary>
/// <param name="NextLink">Null: the last page.</param>
internal sealed record MessageIdPage(IReadOnlyList<ListedMessageId> Messages, string? NextLink);

/// <summary>An immutable id and when the message was received.</summary>
internal sealed record ListedMessageId(string Id, DateTimeOffset? ReceivedAt);
