using EmailSync.Domain.Mail;

namespace EmailSync.Domain.Matching;

/// <summary>Somebody whose address nobody in Salesforce has, as far as a message tells: what a new Contact or Lead begins with.</summary>
/// <param name="Address">The address, in compared form.</param>
/// <param name="Name">Null: the message does not say.</param>
/// <param name="Company">A guess by the address's domain; null where that says nothing.</param>
public sealed record Newcomer(EmailAddress Address, PersonName? Name, string? Company)
{
    /// <param name="address">The address.</param>
    /// <param name="named">Whom the message names, in M3's order; the first name that is given with the address counts.</param>
    public static Newcomer Of(EmailAddress address, IEnumerable<Correspondent> named) => new(
        address,
        named.Where(who => EmailAddress.TryParse(who.Address, out var theirs) && theirs == address)
            .Select(who => PersonName.Read(who.Name))
            .FirstOrDefault(name => name is not null),
        CompanyNames.OfDomain(address.Domain));
}
