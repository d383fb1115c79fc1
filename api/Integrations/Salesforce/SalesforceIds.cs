namespace EmailSync.Integrations.Salesforce;

/// <summary>Record ids: 15 characters where case matters, or 18 with three that carry the case.</summary>
internal static class SalesforceIds
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    public static bool IsId(string? text) => text is { Length: 15 or 18 } && text.All(char.IsAsciiLetterOrDigit);

    /// <summary>True for the same record in either form: the last three characters only repeat the case of the others.</summary>
    public static bool Same(string one, string other) => one.AsSpan(0, Math.Min(15, one.Length)).SequenceEqual(other.AsSpan(0, Math.Min(15, other.Length)));

    /// <summary>The 18-character form; what is no 15-character id is given back as it is.</summary>
    public static string Long(string id)
    {
        if (id.Length != 15 || !IsId(id))
        {
            return id;
        }

        Span<char> suffix = stackalloc char[3];
        for (var group = 0; group < 3; group++)
        {
            var bits = 0;
            for (var i = 0; i < 5; i++)
            {
                bits |= char.IsAsciiLetterUpper(id[(group * 5) + i]) ? 1 << i : 0;
            }

            suffix[group] = Alphabet[bits];
        }

        return string.Concat(id, suffix);
    }
}
