using EmailSync.Sandbox.World.Folder;

namespace EmailSync.Sandbox.World;

/// <summary>Any folder of <c>.eml</c> files (at any depth) or a maildir, as the mailbox of a new person.</summary>
internal static class MailFolder
{
    /// <summary>
    /// What <paramref name="owner"/> sent goes to Sent Items, the rest to the Inbox (a maildir's drafts and trashed mail to their own folders).
    /// Dates are squeezed into the six days before <paramref name="now"/> (<see cref="Squeeze"/>). Of the correspondents in the order of their
    /// addresses every k-th becomes a Contact or a Lead, for the shares given (0 to 1, together at most 1). The same folder gives the same seed.
    /// </summary>
    public static WorldSeed Load(string dir, string owner, double contactsShare, double leadsShare, DateTimeOffset now, int number = 0)
    {
        var letters = Squeeze.Into(MailFiles.Read(dir).Select(file => FoundLetter.Read(file, owner)), now);
        var person = NewPerson.Make(owner, letters, number);
        var mailbox = new MailboxSeed(person.Key, [], [.. letters.Select(placed => placed.ToSeed())]);
        var (accounts, contacts, leads) = CorrespondentRecords.Make(letters.Select(placed => placed.Letter), person, contactsShare, leadsShare, now);
        return new WorldSeed([person], [mailbox], accounts, contacts, leads);
    }
}
