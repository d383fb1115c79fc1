using System.Globalization;

namespace EmailSync.Domain.Settings;

/// <summary>Domain names in the one form in which they are compared: an internationalised one is the same in either spelling.</summary>
internal static class DomainNames
{
    private const int LongestName = 253;
    private const int LongestPart = 63;

    private static readonly IdnMapping Idn = new() { AllowUnassigned = true };

    /// <summary>The form to compare, in ASCII; what has none is compared as it is written.</summary>
    /// <param name="domain">In lower case.</param>
    public static string Key(string domain)
    {
        var name = domain.TrimEnd('.');
        if (name.All(char.IsAscii))
        {
            return name;
        }

        try
        {
            return Idn.GetAscii(name).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return name;
        }
    }

    /// <summary>The spelling that people read.</summary>
    public static string Shown(string key)
    {
        try
        {
            // A spelling that does not lead back to the key would be another domain.
            var shown = Idn.GetUnicode(key);
            return Key(shown) == key ? shown : key;
        }
        catch (ArgumentException)
        {
            return key;
        }
    }

    /// <summary>True for what can be a domain: parts of letters, digits, hyphens and underscores, the last not a number.</summary>
    public static bool IsDomain(string key, int leastParts)
    {
        var parts = key.Split('.');
        return key.Length <= LongestName && parts.Length >= leastParts && Array.TrueForAll(parts, IsPart) && !parts[^1].All(char.IsAsciiDigit);
    }

    private static bool IsPart(string part) =>
        part.Length is > 0 and <= LongestPart
        && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
        && part[0] != '-' && part[^1] != '-';
}
