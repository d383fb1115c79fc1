namespace EmailSync.Sandbox.Salesforce.Soql;

/// <summary>LIKE: <c>%</c> is any run of characters, <c>_</c> exactly one; capitals do not count.</summary>
internal static class SoqlLike
{
    /// <summary>Stands before an escaped wildcard in a literal's value; a private-use character that no mail address holds.</summary>
    public const char Escape = '\uF8FF';

    /// <summary>The literal's plain value, for every operator but LIKE.</summary>
    public static string Plain(string literal) => literal.Replace(Escape.ToString(), "", StringComparison.Ordinal);

    public static bool Matches(string value, string pattern) => Matches(value.AsSpan(), pattern.AsSpan());

    private static bool Matches(ReadOnlySpan<char> value, ReadOnlySpan<char> pattern)
    {
        while (pattern.Length > 0)
        {
            if (pattern[0] == '%')
                return AnyRun(value, pattern[1..]);
            var escaped = pattern[0] == Escape && pattern.Length > 1;
            if (escaped)
                pattern = pattern[1..];
            if (value.Length == 0 || (!(pattern[0] == '_' && !escaped) && !value[..1].Equals(pattern[..1], StringComparison.OrdinalIgnoreCase)))
                return false;
            value = value[1..];
            pattern = pattern[1..];
        }

        return value.Length == 0;
    }

    private static bool AnyRun(ReadOnlySpan<char> value, ReadOnlySpan<char> rest)
    {
        for (var start = 0; start <= value.Length; start++)
        {
            if (Matches(value[start..], rest))
                return true;
        }

        return false;
    }
}
