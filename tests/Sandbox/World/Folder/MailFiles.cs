namespace EmailSync.Sandbox.World.Folder;

/// <summary>A message on disk; <paramref name="Flags"/> are a maildir's (<c>D</c> draft, <c>S</c> seen, <c>T</c> trashed), null for a plain file.</summary>
internal sealed record MailFile(string Path, string? Flags);

internal static class MailFiles
{
    /// <summary>All messages below a folder in the ordinal order of their paths, so that a second reading finds the same order.</summary>
    public static IEnumerable<MailFile> Read(string dir) =>
        Directory.EnumerateFiles(dir, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(Recognise)
            .OfType<MailFile>();

    private static MailFile? Recognise(string path)
    {
        var name = Path.GetFileName(path);
        if (name.StartsWith('.')) return null;
        var parent = Path.GetFileName(Path.GetDirectoryName(path));
        if (parent is "cur" or "new")
        {
            var info = name.LastIndexOf(":2,", StringComparison.Ordinal);
            return new MailFile(path, parent == "new" || info < 0 ? "" : name[(info + 3)..]);
        }
        return name.EndsWith(".eml", StringComparison.OrdinalIgnoreCase) ? new MailFile(path, null) : null;
    }
}
