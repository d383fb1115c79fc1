using EmailSync.Domain.Recording;

namespace EmailSync.Integrations.Exchange;

/// <summary>An attachment as the mailbox lists it.</summary>
/// <param name="Attachment">What the rules look at.</param>
/// <param name="IsInline">Meant to be shown in the text; whether the text does is another question.</param>
/// <param name="ContentId">What the text would show it by; null where it has none.</param>
internal sealed record ListedAttachment(Attachment Attachment, bool IsInline, string? ContentId);

/// <summary>The attachments of one message, or why they could not be listed.</summary>
internal sealed record AttachmentList(string MessageId, IReadOnlyList<ListedAttachment> Attachments, RemoteFailure? Failure);

/// <summary>Which attachment is to be read.</summary>
internal sealed record AttachmentAddress(string MessageId, string AttachmentId, AttachmentKind Kind, long ListedBytes);

/// <summary>One attachment that was to be read: its bytes, or why there are none.</summary>
/// <param name="IsTooLarge">True: it has more bytes than were asked for at most.</param>
internal sealed record AttachmentRead(byte[]? Bytes, bool IsTooLarge, RemoteFailure? Failure);
