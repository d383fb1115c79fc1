namespace EmailSync.Domain.Settings;

/// <summary>What a person wrote to be put on a list (M5): the entries, each once, and what is none.</summary>
/// <param name="Entries">In the order in which they were written.</param>
/// <param name="Wrong">Each as it was written, cut where it is very long.</param>
public sealed record AddressEntries(IReadOnlyList<AddressEntry> Entries, IReadOnlyList<string> Wrong)
{
    private const int LongestQuoted = 80;

    /// <summary>Reads entries by line, comma or semicolon.</summary>
    public static AddressEntries Parse(string text)
    {
        var entries = new List<AddressEntry>();
        var wrong = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var written in text.Split(['\n', '\r', ',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!AddressEntry.TryParse(written, out var entry))
            {
                wrong.Add(written.Length <= LongestQuoted ? written : string.Concat(written.AsSpan(0, LongestQuoted), "…"));
            }
            else if (seen.Add(entry.Key))
            {
                entries.Add(entry);
            }
        }

        return new AddressEntries(entries, wrong);
    }
}
