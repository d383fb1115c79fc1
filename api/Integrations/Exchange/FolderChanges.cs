namespace EmailSync.Integrations.Exchange;

/// <summary>Where the reading of a folder's changes stands.</summary>
/// <param name="FolderId">The folder's id.</param>
/// <param name="Link">The next or delta link exactly as Exchange gave it; null begins a first round, newest messages first.</param>
/// <param name="PageSize">How many changes a page may hold; Exchange may give fewer.</param>
internal sealed record FolderCursor(string FolderId, string? Link, int PageSize = 500);

/// <summary>One page of one folder, or why there is none; exactly one of the two is set.</summary>
internal sealed record FolderChanges(string FolderId, ChangePage? Page, RemoteFailure? Failure);

/// <summary>A page of changes. Exactly one link is set: the next link while the round goes on, the delta link at its end.</summary>
internal sealed record ChangePage(IReadOnlyList<MessageChange> Changes, string? NextLink, string? DeltaLink);

/// <summary>
/// That a message came, changed or left the folder. Only what is here may be relied on: a round may repeat a message and may leave fields out.
/// </summary>
/// <param name="Id">The immutable id.</param>
/// <param name="IsRemoved">True: deleted or moved out of this folder.</param>
/// <param name="ReceivedAt">Null where Exchange did not give it; never read it as "old".</param>
/// <param name="ChangeKey">The version; null where Exchange did not give it.</param>
internal sealed record MessageChange(string Id, bool IsRemoved, DateTimeOffset? ReceivedAt, string? ChangeKey);
