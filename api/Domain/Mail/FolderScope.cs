using EmailSync.Domain.Settings;

namespace EmailSync.Domain.Mail;

/// <summary>Which folders of a mailbox the settings map (D3).</summary>
public static class FolderScope
{
    // Recoverable Items hold what was deleted from Deleted Items.
    private static readonly HashSet<string> NeverMapped =
        new(StringComparer.OrdinalIgnoreCase) { "drafts", "outbox", "junkemail", "deleteditems", "recoverableitemsdeletions" };

    /// <summary>Graph's well-known names by which folders can be chosen for everybody.</summary>
    public static IReadOnlySet<string> WellKnown { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "inbox", "sentitems", "archive" };

    /// <summary>True for Graph's well-known name of a folder that is never mapped: Drafts, Outbox, Junk and Deleted Items.</summary>
    public static bool IsNeverMapped(string wellKnownName) => NeverMapped.Contains(wellKnownName);

    /// <summary>The ids of the folders that are never mapped, and of everything beneath them at any depth.</summary>
    public static IReadOnlySet<string> Forbidden(IReadOnlyList<MailFolder> folders) =>
        WithDescendants(folders, folders.Where(f => f.WellKnownName is { } name && IsNeverMapped(name)).Select(f => f.Id));

    /// <summary>
    /// The ids of the chosen folders, with their subfolders at any depth where that is chosen; never Drafts, Outbox, Junk, Deleted Items nor
    /// anything beneath them. A choice that names no folder of this mailbox maps nothing.
    /// </summary>
    public static IReadOnlySet<string> Resolve(IReadOnlyList<MailFolder> folders, IReadOnlyList<FolderChoice> choices)
    {
        var alone = choices.Where(c => !c.IncludeSubfolders).SelectMany(c => Named(folders, c));
        var withSubfolders = choices.Where(c => c.IncludeSubfolders).SelectMany(c => Named(folders, c));
        var mapped = WithDescendants(folders, withSubfolders);
        mapped.UnionWith(alone);
        mapped.ExceptWith(Forbidden(folders));
        return mapped;
    }

    /// <summary>
    /// How many of the choices name a folder that this mailbox does not have; those by a well-known name, which an organisation chooses for
    /// everybody, apart: not every mailbox has an archive.
    /// </summary>
    public static int CountMissing(IReadOnlyList<MailFolder> folders, IReadOnlyList<FolderChoice> choices) =>
        choices.Count(c => !WellKnown.Contains(c.Id) && !Named(folders, c).Any());

    private static IEnumerable<string> Named(IReadOnlyList<MailFolder> folders, FolderChoice choice) =>
        folders.Where(f => f.Id == choice.Id || string.Equals(f.WellKnownName, choice.Id, StringComparison.OrdinalIgnoreCase)).Select(f => f.Id);

    private static HashSet<string> WithDescendants(IReadOnlyList<MailFolder> folders, IEnumerable<string> roots)
    {
        var children = folders.Where(f => f.ParentId is not null).ToLookup(f => f.ParentId!, f => f.Id, StringComparer.Ordinal);
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(roots);
        while (open.TryPop(out var id))
        {
            if (!found.Add(id))
            {
                continue;
            }

            foreach (var child in children[id])
            {
                open.Push(child);
            }
        }

        return found;
    }
}
