using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Integrations.Salesforce.Wire;

namespace EmailSync.Integrations.Salesforce;

/// <summary>A row that a statement found.</summary>
internal readonly record struct PersonHit(PeopleStatement Statement, Row Row)
{
    public bool IsConverted => Statement.Kind == PersonKind.Lead && Row.Flag("IsConverted");

    public string? ConvertedContactId => IsConverted ? Row.Id(PeopleStatements.ConvertedContactId) : null;
}

/// <summary>Turns rows into people by address. Pure.</summary>
internal static class PeopleGathering
{
    /// <param name="contacts">Every Contact that the user may see among the hits and the Contacts of converted Leads, by id.</param>
    public static IReadOnlyDictionary<EmailAddress, IReadOnlyList<CrmPerson>> ByAddress(
        IEnumerable<PersonHit> hits, Dictionary<string, Row> contacts, HashSet<EmailAddress> asked)
        => hits
            .Select(hit => PersonOf(hit, contacts, asked))
            .OfType<CrmPerson>()
            .DistinctBy(person => (person.Address, person.Id))
            .GroupBy(person => person.Address)
            .ToDictionary(people => people.Key, people => (IReadOnlyList<CrmPerson>)[.. people]);

    /// <summary>Null for what must not match: an address nobody asked for, a converted Lead whose Contact is not there (M6).</summary>
    private static CrmPerson? PersonOf(PersonHit hit, Dictionary<string, Row> contacts, HashSet<EmailAddress> asked)
    {
        if (!EmailAddress.TryParse(hit.Row.Text(hit.Statement.Field), out var address) || !asked.Contains(address))
        {
            return null;
        }

        if (!hit.IsConverted)
        {
            return Person(hit.Statement.Kind, hit.Row, hit.Statement.Field, address);
        }

        return hit.ConvertedContactId is { } id && contacts.TryGetValue(id, out var contact)
            ? Person(PersonKind.Contact, contact, hit.Statement.Field, address)
            : null;
    }

    private static CrmPerson? Person(PersonKind kind, Row row, string field, EmailAddress address)
        => row.Id("Id") is not { } id ? null : new CrmPerson
        {
            Kind = kind,
            Id = id,
            Name = row.Text("Name") is { Length: > 0 } name ? name : address.Value,
            Company = kind == PersonKind.Contact ? row.Text("Account", "Name") : row.Text("Company"),
            AccountId = row.Id("AccountId"),
            OwnerId = row.Id("OwnerId"),
            LastActivity = row.Date("LastActivityDate"),
            LastModified = row.Instant("LastModifiedDate"),
            Address = address,
            Field = field,
        };
}
