using EmailSync.Domain.Mail;

namespace EmailSync.Domain.Settings;

/// <summary>A list of addresses and domains (M5, D5). A domain covers its subdomains, never a name that merely ends like it.</summary>
public sealed class AddressList
{
    private readonly Dictionary<string, AddressEntry> _entries;

    /// <param name="entries">One that comes twice counts once.</param>
    public AddressList(IEnumerable<AddressEntry> entries) =>
        _entries = entries.DistinctBy(entry => entry.Key).ToDictionary(entry => entry.Key, StringComparer.Ordinal);

    /// <summary>The list with these entries as well.</summary>
    public AddressList With(IEnumerable<AddressEntry> entries) => new(_entries.Values.Concat(entries));

    /// <summary>The list without these entries. What is on it as a domain stays, also where an address of it is named.</summary>
    public AddressList Without(IEnumerable<AddressEntry> entries)
    {
        var gone = entries.Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);
        return new(_entries.Values.Where(entry => !gone.Contains(entry.Key)));
    }

    /// <summary>Nothing is on it.</summary>
    public static AddressList Empty { get; } = new([]);

    /// <summary>The entry that covers an address: the address itself, else the longest of its domains; null: none does.</summary>
    public AddressEntry? Find(EmailAddress address)
    {
        if (_entries.Count == 0)
        {
            return null;
        }

        var domain = DomainNames.Key(address.Domain);
        var found = _entries.GetValueOrDefault(address.Value[..^address.Domain.Length] + domain);
        for (var rest = domain; found is null && rest.Length > 0; rest = Parent(rest))
        {
            found = _entries.GetValueOrDefault(rest);
        }

        return found;
    }

    private static string Parent(string domain) => domain.IndexOf('.') is >= 0 and var dot ? domain[(dot + 1)..] : "";
}
