namespace EmailSync.Sandbox.Graph;

/// <summary>A request to a mailbox, once it is known who asks and that they may.</summary>
internal sealed record GraphRequest(HttpContext Context, Mailbox Mailbox, Prefer Prefer)
{
    public HttpRequest Http => Context.Request;

    public CancellationToken Aborted => Context.RequestAborted;

    /// <summary>Root of the service as the client names it.</summary>
    public string BaseUrl => $"{Http.Scheme}://{Http.Host}/v1.0";

    /// <summary>This request's address without its query.</summary>
    public string Url => $"{Http.Scheme}://{Http.Host}{Http.Path.ToUriComponent()}";

    public MailFolder Folder()
    {
        lock (Mailbox.Sync)
            return DefaultFolders.Find(Mailbox, (string)Http.RouteValues["folder"]!);
    }

    /// <summary>The same, as it is stored.</summary>
    public StoredMessage MessageToChange()
    {
        lock (Mailbox.Sync)
            return Mailbox.Stored(Message());
    }

    /// <summary>The message that the path names, by either kind of id.</summary>
    /// <exception cref="GraphException">There is none, it has moved, or it is another mailbox's.</exception>
    public StoredMessage Message()
    {
        var id = ItemId.Parse((string)Http.RouteValues["message"]!);
        if (id.Kind == IdKind.Folder)
            throw new GraphException(400, "ErrorInvalidIdMalformed", "Id is malformed.");
        if (id.Mailbox != Mailbox.Owner.ObjectId)
            throw new GraphException(404, "ErrorInvalidMailboxItemId", "Item Id doesn't belong to the current mailbox.");

        lock (Mailbox.Sync)
        {
            return Mailbox.Message(id.Number) is { } message && (id.Kind == IdKind.Immutable || id.Place == message.Place)
                ? message
                : throw GraphException.ItemNotFound();
        }
    }
}
