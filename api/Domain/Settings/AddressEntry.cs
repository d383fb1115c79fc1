using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using EmailSync.Domain.Mail;

namespace EmailSync.Domain.Settings;

/// <summary>
/// An entry of an Ignore List or of the Global Exclusion List (M5, D5): one address, or a domain with its subdomains. An internationalised domain is
/// the same entry in either spelling.
/// </summary>
public sealed record AddressEntry
{
    // What stands around addresses where several were written as one.
    private static readonly SearchValues<char> Punctuation = SearchValues.Create("<>()\",");

    private AddressEntry(string text, string key) => (Text, Key) = (text, key);

    /// <summary>As it is shown and stored: in lower case, an internationalised domain in its own letters.</summary>
    public string Text { get; }

    /// <summary>The form in which it is compared.</summary>
    internal string Key { get; }

    /// <summary>
    /// Reads what a person writes: <c>maria@bank.example</c>, <c>Maria Lopez &lt;maria@bank.example&gt;</c>, <c>bank.example</c>,
    /// <c>@bank.example</c> or <c>*@bank.example</c>. A domain has at least two parts, so that nobody ignores half the world by a slip.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out AddressEntry? entry)
    {
        var written = WithoutName((text ?? "").Trim());
        var everybody = written.StartsWith('*') ? written[1..] : written;
        entry = everybody.StartsWith('@') ? OfDomain(everybody[1..], leastParts: 2)
            : written.Contains('@') ? OfAddress(written)
            : OfDomain(written, leastParts: 2);
        return entry is not null;
    }

    /// <summary>The domain of an address, for lists that begin with one (M5); null where it can be no domain.</summary>
    public static AddressEntry? OfDomain(string domain) => OfDomain(domain, leastParts: 1);

    private static AddressEntry? OfAddress(string text)
    {
        if (!EmailAddress.TryParse(text, out var address)
            || address.Value.AsSpan().Count('@') != 1
            || address.Value.AsSpan().ContainsAny(Punctuation))
        {
            return null;
        }

        var name = address.Value[..^address.Domain.Length];
        return OfDomain(address.Domain, leastParts: 1) is { } domain ? new AddressEntry(name + domain.Text, name + domain.Key) : null;
    }

    private static AddressEntry? OfDomain(string text, int leastParts)
    {
        var key = DomainNames.Key(text.Trim().ToLowerInvariant());
        return DomainNames.IsDomain(key, leastParts) ? new AddressEntry(DomainNames.Shown(key), key) : null;
    }

    private static string WithoutName(string text) =>
        text.EndsWith('>') && text.LastIndexOf('<') is >= 0 and var start ? text[(start + 1)..^1].Trim() : text;
}
