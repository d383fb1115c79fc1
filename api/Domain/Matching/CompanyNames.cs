using System.Collections.Frozen;
using EmailSync.Domain.Settings;

namespace EmailSync.Domain.Matching;

/// <summary>What a company may be called, by the domain of its people's addresses. A guess: whoever saves it has read it.</summary>
internal static class CompanyNames
{
    /// <summary>Where everybody has an address, under whatever country: their name is nobody's company.</summary>
    private static readonly FrozenSet<string> MailProviders = FrozenSet.Create(
        StringComparer.Ordinal,
        "126", "163", "aol", "att", "btinternet", "comcast", "duck", "fastmail", "free", "freenet", "gmail", "gmx", "googlemail", "hey", "hotmail", "icloud",
        "libero", "live", "mac", "mail", "mailbox", "me", "msn", "naver", "orange", "outlook", "pm", "posteo", "proton", "protonmail", "qq", "rocketmail", "sina",
        "t-online", "tutanota", "verizon", "wanadoo", "web", "yahoo", "yandex", "ymail", "zoho");

    /// <summary>What stands before a country's own ending, as in <c>lopez.co.uk</c>.</summary>
    private static readonly FrozenSet<string> SecondLevels = FrozenSet.Create(
        StringComparer.Ordinal, "ac", "co", "com", "edu", "gob", "gov", "govt", "ltd", "ne", "net", "or", "org", "plc");

    /// <summary>The name with a capital; null for a mail provider's, and where there is no name.</summary>
    public static string? OfDomain(string domain)
    {
        var parts = DomainNames.Shown(DomainNames.Key(domain.ToLowerInvariant())).Split('.');
        var endings = parts.Length > 2 && parts[^1].Length == 2 && SecondLevels.Contains(parts[^2]) ? 2 : 1;
        var name = parts.Length > endings ? parts[^(endings + 1)] : "";
        return name.Length < 2 || !name.Any(char.IsLetter) || MailProviders.Contains(name) ? null : $"{char.ToUpperInvariant(name[0])}{name[1..]}";
    }
}
