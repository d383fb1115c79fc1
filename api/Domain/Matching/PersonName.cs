namespace EmailSync.Domain.Matching;

/// <summary>The name of a person as Salesforce keeps it, in two parts.</summary>
/// <param name="First">Null where only one part is known; at most 40 UTF-16 units.</param>
/// <param name="Last">At most 80 UTF-16 units.</param>
public sealed record PersonName(string? First, string Last)
{
    private const int LongestFirst = 40;
    private const int LongestLast = 80;

    /// <summary>Both parts in the order in which they are spoken.</summary>
    public string Full => First is null ? Last : $"{First} {Last}";

    /// <summary>
    /// Reads the display name beside an address: <c>Maria del Carmen Lopez</c> (the last word is the last name), <c>Lopez, Maria</c>,
    /// <c>Maria Lopez (Lopez &amp; Hijos)</c>. Null for what is no name, an address for example, or is longer than Salesforce takes.
    /// </summary>
    public static PersonName? Read(string? displayName)
    {
        var text = string.Join(' ', (displayName ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim('\'', '"', ' ');
        if (text.EndsWith(')') && text.LastIndexOf('(') is > 0 and var bracket)
        {
            text = text[..bracket].TrimEnd();
        }

        if (text.Contains('@') || !text.Any(char.IsLetter))
        {
            return null;
        }

        var name = text.Split(',', StringSplitOptions.TrimEntries) is [{ Length: > 0 } family, { Length: > 0 } given] ? new PersonName(given, family)
            : text.LastIndexOf(' ') is > 0 and var space ? new PersonName(text[..space], text[(space + 1)..])
            : new PersonName(null, text);
        return name.Last.Length <= LongestLast && (name.First?.Length ?? 0) <= LongestFirst ? name : null;
    }
}
