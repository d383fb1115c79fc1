using System.Text.RegularExpressions;

namespace EmailSync.Integrations.Exchange;

/// <summary>Reads In-Reply-To and References, which mail programs write in many ways.</summary>
internal static partial class MessageIds
{
    /// <summary>Every id, in order, each with its angle brackets; words without brackets count only where nothing has any.</summary>
    public static IReadOnlyList<string> Split(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];

        var bracketed = Bracketed().Matches(text).Select(m => "<" + Whitespace().Replace(m.Groups[1].Value, "") + ">").ToArray();
        return bracketed.Length > 0
            ? bracketed
            : [.. text.Split([' ', '\t', '\r', '\n', ','], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Contains('@', StringComparison.Ordinal)).Select(w => $"<{w}>")];
    }

    // A long id may be folded inside its brackets.
    [GeneratedRegex("<([^<>]+)>", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Whitespace();
}
