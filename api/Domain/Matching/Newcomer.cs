using EmailSync.Domain.Mail;

namespace EmailSync.Domain.Matching;

/// <summary>Somebody whose address nobody in Salesforce has, as far as a message tells: what a new Contact or Lead begins with.</summary>
/// <param name="Address">The address, in compared form.</param>
/// <param name="Name">Null: the message does not say.</param>
/// <param name="Company">A guess by the address's domain; null where that says nothing.</param>
public sealed record Newcomer(EmailAddress Address, PersonName? Name, string? Company)
{
    /// <param name="address">The address.</param>
    /// <param name="names">What the message calls people, by <see cref="NamesOf"/>.</param>
    public static Newcomer Of(EmailAddress address, IReadOnlyDictionary<EmailAddress, PersonName> names) =>
        new(address, names.GetValueOrDefault(address), CompanyNames.OfDomain(address.Domain));

    /// <summary>What a message calls the people on it: the first name that is given with an address counts.</summary>
    /// <param name="named">Whom the message names, in M3's order.</param>
    public static IReadOnlyDictionary<EmailAddress, PersonName> NamesOf(IEnumerable<Correspondent> named)
    {
        var names = new Dictionary<EmailAddress, PersonName>();
        foreach (var who in named)
        {
            if (EmailAddress.TryParse(who.Address, out var address) && !names.ContainsKey(address) && PersonName.Read(who.Name) is { } name)
            {
                names.Add(address, name);
            }
        }

        return names;
    }
}
