using EmailSync.Domain.Mail;
using EmailSync.Integrations.Exchange.Wire;

namespace EmailSync.Integrations.Exchange;

/// <summary>
/// Mailboxes through Microsoft Graph, with the app's own permission. The user id is the person's object id in Entra. Throws only
/// <see cref="RemoteException"/>, cancellation apart. Waits for a place at the mailbox's gate, never for a throttled mailbox: that fails at once.
/// </summary>
internal sealed class ExchangeClient(
    ProfileReader profiles, FolderReader folders, ChangeReader changes, MessageReader messages, CategoryWriter categories, MessageCounter counts)
{
    /// <summary>The code of authorization lost by which the directory refuses the application itself: no mailbox's own.</summary>
    public const string DirectoryDenied = "Authorization_RequestDenied";

    /// <summary>The code of authorization lost where the mailbox can be read and refuses every write.</summary>
    public const string MayNotWrite = "write_refused";

    /// <summary>
    /// The code of a transient failure where a message is given without its text: a bad moment of Exchange, or, where it stays so, all that an app
    /// may read that has the permission Mail.ReadBasic only.
    /// </summary>
    public const string BodyWithheld = "body_withheld";

    /// <summary>The code of a rejection that is one message's own: it is refused while the mailbox is open.</summary>
    public const string MessageRefused = "message_refused";

    /// <summary>The code of a transient failure that is one message's own: its read gets no answer while the mailbox answers.</summary>
    public const string Unanswered = "unanswered";

    private bool _isUrgent;

    /// <summary>True for the codes of authorization lost by which an account has no mailbox at all.</summary>
    public static bool IsNoMailbox(string code) => GraphFailures.IsNoMailbox(code);

    /// <summary>The same client whose calls go before others that wait for the same mailbox: for a person who looks on.</summary>
    public ExchangeClient WithPriority() => new(profiles, folders, changes, messages, categories, counts) { _isUrgent = true };

    /// <summary>One request. A disabled account and an account without mailbox are authorization lost.</summary>
    public Task<MailboxProfile> ReadProfileAsync(string userId, CancellationToken cancellationToken) =>
        profiles.ReadAsync(Lane(userId), cancellationToken);

    /// <summary>Every folder at any depth, parents before children, without hidden and search folders.</summary>
    public Task<IReadOnlyList<MailFolder>> ReadFoldersAsync(string userId, CancellationToken cancellationToken) =>
        folders.ReadAsync(Lane(userId), cancellationToken);

    /// <summary>The next page of changes of each folder, in the order of the cursors: one request for up to 20.</summary>
    public Task<IReadOnlyList<FolderChanges>> ReadChangesAsync(
        string userId, IReadOnlyList<FolderCursor> cursors, CancellationToken cancellationToken) =>
        changes.ReadAsync(Lane(userId), cursors, cancellationToken);

    /// <summary>Messages by id, in the order of the ids: one request for every 20.</summary>
    public Task<IReadOnlyList<MessageRead>> ReadMessagesAsync(
        string userId, IReadOnlyList<string> ids, MessageContent content, CancellationToken cancellationToken) =>
        messages.ReadAsync(Lane(userId), ids, content, cancellationToken);

    /// <summary>A page of a folder's messages.</summary>
    public Task<MessagePage> ListMessagesAsync(string userId, MessageListQuery query, CancellationToken cancellationToken) =>
        messages.ListAsync(Lane(userId), query, cancellationToken);

    /// <summary>
    /// Writes categories, one request for every 20, in the order of the requests; never tried again here. A request that fails as a whole is
    /// the failure of each of its marks, so that what was written before is known.
    /// </summary>
    public Task<IReadOnlyList<MarkResult>> SetCategoriesAsync(
        string userId, IReadOnlyList<MarkRequest> marks, CancellationToken cancellationToken) =>
        categories.SetAsync(Lane(userId), marks, cancellationToken);

    /// <summary>Puts a category on the mailbox's own list where it lacks (compared as in D17).</summary>
    /// <param name="color"><c>none</c> or <c>preset0</c> to <c>preset24</c>.</param>
    public Task EnsureCategoryAsync(string userId, string name, string color, CancellationToken cancellationToken) =>
        categories.EnsureAsync(Lane(userId), name, color, cancellationToken);

    /// <summary>Counts the messages received from one instant to before another, in the order of the folders: one request for every 20.</summary>
    public Task<IReadOnlyList<FolderCount>> CountAsync(
        string userId, IReadOnlyList<string> folderIds, DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken) =>
        counts.CountAsync(Lane(userId), folderIds, from, before, cancellationToken);

    /// <summary>A page of the ids alone of the messages that <see cref="CountAsync"/> counts, newest first.</summary>
    public Task<MessageIdPage> ListIdsAsync(
        string userId, string folderId, DateTimeOffset from, DateTimeOffset before, string? nextLink, CancellationToken cancellationToken) =>
        messages.ListIdsAsync(Lane(userId), folderId, from, before, nextLink, cancellationToken);

    /// <summary>
    /// The messages with these Internet Message-IDs, headers only; none for an id that is not there, several where there are copies.
    /// </summary>
    /// <param name="folderIdOrWellKnown">Null: the whole mailbox.</param>
    public Task<IReadOnlyList<MessageRead>> FindByInternetMessageIdsAsync(
        string userId, string? folderIdOrWellKnown, IReadOnlyList<string> internetMessageIds, CancellationToken cancellationToken) =>
        messages.FindAsync(Lane(userId), folderIdOrWellKnown, SearchedBy.InternetMessageId, internetMessageIds, cancellationToken);

    /// <summary>Up to 50 messages of a folder in each of these conversations, headers only.</summary>
    public Task<IReadOnlyList<MessageRead>> FindByConversationIdsAsync(
        string userId, string folderIdOrWellKnown, IReadOnlyList<string> conversationIds, CancellationToken cancellationToken) =>
        messages.FindAsync(Lane(userId), folderIdOrWellKnown, SearchedBy.Conversation, conversationIds, cancellationToken);

    private Lane Lane(string userId) => new(userId, _isUrgent);
}
