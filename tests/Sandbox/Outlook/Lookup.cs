using EmailSync.Sandbox.Graph;

namespace EmailSync.Sandbox.Outlook;

/// <summary>What an id of the page stands for; else 404.</summary>
internal static class Lookup
{
    public static MailFolder Folder(Mailbox mailbox, string idOrName)
    {
        try
        {
            return DefaultFolders.Find(mailbox, idOrName);
        }
        catch (GraphException e)
        {
            throw new BadHttpRequestException(e.Message, StatusCodes.Status404NotFound);
        }
    }

    /// <summary>By the id that the message has now; one that has moved since is gone.</summary>
    public static StoredMessage Message(Mailbox mailbox, string id)
    {
        try
        {
            return mailbox.Message(ItemId.Parse(id).Number) is { } message && mailbox.IdOf(message, immutable: false) == id
                ? message
                : throw GraphException.ItemNotFound();
        }
        catch (GraphException e)
        {
            throw new BadHttpRequestException(e.Message, StatusCodes.Status404NotFound);
        }
    }
}
