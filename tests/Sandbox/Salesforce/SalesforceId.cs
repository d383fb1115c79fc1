namespace EmailSync.Sandbox.Salesforce;

/// <summary>Record ids: 15 case-sensitive characters, or 18 with a suffix that tells the capitals, so that the id survives programs that ignore case.</summary>
internal static class SalesforceId
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Suffixes = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    public static string Make(string prefix, long number)
    {
        Span<char> tail = stackalloc char[8];
        for (var i = tail.Length - 1; i >= 0; i--, number /= Digits.Length)
            tail[i] = Digits[(int)(number % Digits.Length)];
        return ToLong($"{prefix}xx00{tail}");
    }

    public static bool IsWellFormed(string? id) => id is { Length: 15 or 18 } && id.All(char.IsAsciiLetterOrDigit);

    /// <summary>The first 15 characters, by which records are told apart.</summary>
    public static string Short(string id) => id.Length > 15 ? id[..15] : id;

    public static bool Same(string a, string b) => a.Length >= 15 && b.Length >= 15 && string.CompareOrdinal(a, 0, b, 0, 15) == 0;

    public static string ToLong(string id)
    {
        if (id.Length != 15)
            return id;
        Span<char> suffix = stackalloc char[3];
        for (var block = 0; block < 3; block++)
        {
            var bits = 0;
            for (var i = 0; i < 5; i++)
            {
                if (char.IsAsciiLetterUpper(id[(block * 5) + i]))
                    bits |= 1 << i;
            }

            suffix[block] = Suffixes[bits];
        }

        return string.Concat(id, suffix);
    }
}
