using System.Collections.Concurrent;
using EmailSync.Sandbox.Core;
using EmailSync.Sandbox.World;

namespace EmailSync.Sandbox.Graph;

/// <summary>All mailboxes. Whoever is among the people has one, made when it is first asked for if the world did not fill it.</summary>
internal sealed class GraphState(SandboxCore core)
{
    private readonly ConcurrentDictionary<Guid, Mailbox> _mailboxes = new();

    public SandboxCore Core => core;

    public IEnumerable<Mailbox> Mailboxes => core.People.All().Select(Of);

    public Mailbox Of(PersonSeed owner) =>
        _mailboxes.GetOrAdd(owner.ObjectId, _ => new Mailbox(owner, new MailboxGate(core.Log, core.Fences.Of(SandboxSystem.Graph, owner.Email), core.Clock), core.Clock));

    /// <summary>As Graph addresses a user: by object id or user principal name, not by another address.</summary>
    public PersonSeed? Person(string idOrName) => Guid.TryParse(idOrName, out var id)
        ? core.People.ByObjectId(id)
        : core.People.ByName(idOrName);

    public void Fill(MailboxSeed seed)
    {
        var owner = core.People.ByKey(seed.OwnerKey) ?? throw new InvalidOperationException($"Nobody has the key {seed.OwnerKey}.");
        var mailbox = Of(owner);
        foreach (var folder in seed.Folders)
            Add(mailbox, folder);
        foreach (var message in seed.Messages)
        {
            var added = new NewMessage(() => message.Mime, message.ReceivedAt)
            {
                Kind = message.Kind,
                IsRead = message.IsRead,
                IsDraft = message.IsDraft,
                Categories = message.Categories ?? [],
                Sensitivity = message.Sensitivity,
            };
            mailbox.Add(mailbox.FolderAt(message.FolderPath, create: true)!, added);
        }
    }

    private static void Add(Mailbox mailbox, FolderSeed seed)
    {
        if (mailbox.FolderAt(seed.Path) is not null)
            return;

        var cut = seed.Path.LastIndexOf('/');
        var parent = cut < 0 ? mailbox.Root : mailbox.FolderAt(seed.Path[..cut], create: true)!;
        mailbox.AddFolder(parent, seed.Path[(cut + 1)..], seed.WellKnownName, seed.IsHidden);
    }
}
