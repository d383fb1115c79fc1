namespace EmailSync.Sandbox.Graph;

/// <summary>The folders that every mailbox has, and the well-known names that stand for them.</summary>
internal static class DefaultFolders
{
    /// <summary>Names that Graph knows but that no mailbox here has a folder for.</summary>
    private static readonly string[] WithoutFolder = ["clutter", "recoverableitemsdeletions", "scheduled", "searchfolders"];

    public static MailFolder Create(Mailbox mailbox)
    {
        var root = mailbox.AddRoot();
        mailbox.AddFolder(root, "Archive", "archive");
        mailbox.AddFolder(root, "Conversation History", "conversationhistory");
        mailbox.AddFolder(root, "Deleted Items", "deleteditems");
        mailbox.AddFolder(root, "Drafts", "drafts");
        mailbox.AddFolder(root, "Inbox", "inbox");
        mailbox.AddFolder(root, "Junk Email", "junkemail");
        mailbox.AddFolder(root, "Outbox", "outbox");
        mailbox.AddFolder(root, "Sent Items", "sentitems");
        var problems = mailbox.AddFolder(root, "Sync Issues", "syncissues", isHidden: true);
        mailbox.AddFolder(problems, "Conflicts", "conflicts", isHidden: true);
        mailbox.AddFolder(problems, "Local Failures", "localfailures", isHidden: true);
        mailbox.AddFolder(problems, "Server Failures", "serverfailures", isHidden: true);
        return root;
    }

    /// <summary>A folder by its id or well-known name.</summary>
    /// <exception cref="GraphException">There is none.</exception>
    public static MailFolder Find(Mailbox mailbox, string idOrName)
    {
        if (mailbox.Folders.FirstOrDefault(f => string.Equals(f.WellKnownName, idOrName, StringComparison.OrdinalIgnoreCase)) is { } known)
            return known;
        if (WithoutFolder.Contains(idOrName, StringComparer.OrdinalIgnoreCase))
            throw new GraphException(404, "ErrorItemNotFound", $"The specified object was not found in the store., Default folder {idOrName} not found.");

        var id = ItemId.Parse(idOrName);
        return id.Kind == IdKind.Folder && id.Mailbox == mailbox.Owner.ObjectId && mailbox.Folder(id.Number) is { } folder
            ? folder
            : throw GraphException.ItemNotFound();
    }
}
