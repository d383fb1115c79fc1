namespace EmailSync.Domain.Mail;

/// <summary>A folder of a mailbox.</summary>
/// <param name="Id">Exchange's id; folder ids are constant.</param>
/// <param name="ParentId">Null for folders at the top.</param>
/// <param name="DisplayName">In the mailbox's language.</param>
/// <param name="WellKnownName">Graph's name in lower case, for example <c>inbox</c>; null for the person's own folders.</param>
public sealed record MailFolder(string Id, string? ParentId, string DisplayName, string? WellKnownName);
