using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Recording;
using EmailSync.Integrations.Salesforce.Wire;

namespace EmailSync.Integrations.Salesforce;

/// <summary>A statement that looks for addresses in one field of one object.</summary>
internal sealed record PeopleStatement(PersonKind Kind, string Field, string Text);

/// <summary>The SOQL of matching (M2): one SELECT a field, since an OR over unindexed fields is a full scan. Pure.</summary>
internal static class PeopleStatements
{
    public const string ConvertedContactId = "ConvertedContactId";

    private const string Common = "Id, Name, OwnerId, LastActivityDate, LastModifiedDate";

    public static IReadOnlyList<PeopleStatement> ByAddress(
        CrmOrganisation organisation, bool secondaryAddresses, IReadOnlyCollection<EmailAddress> addresses, bool withAccount)
        => [.. Fields(organisation.ContactEmailFields, secondaryAddresses).SelectMany(field => For(PersonKind.Contact, field, addresses, withAccount)),
            .. Fields(organisation.LeadEmailFields, secondaryAddresses).SelectMany(field => For(PersonKind.Lead, field, addresses, withAccount))];

    public static IReadOnlyList<string> ContactsById(IEnumerable<string> ids, bool withAccount)
        => [.. Soql.WithLists($"SELECT {ContactFields(withAccount)} FROM Contact WHERE Id IN", ids)];

    /// <summary>Rows that changed since, whatever changed in them (D12).</summary>
    public static string Changed(PersonKind kind, IReadOnlyList<string> fields, DateTimeOffset since, int limit)
        => $"SELECT {string.Join(", ", fields)} FROM {kind} WHERE SystemModstamp > {Soql.Literal(since)} AND ({string.Join(" OR ", fields.Select(field => $"{field} != null"))}) LIMIT {limit}";

    /// <summary>M2: Email, and the others where they are wanted.</summary>
    public static IReadOnlyList<string> Fields(IReadOnlyList<string> emailFields, bool secondaryAddresses)
        => secondaryAddresses ? emailFields : [.. emailFields.Where(field => field == "Email")];

    private static IEnumerable<PeopleStatement> For(
        PersonKind kind, string field, IReadOnlyCollection<EmailAddress> addresses, bool withAccount)
    {
        var fields = kind == PersonKind.Contact
            ? ContactFields(withAccount)
            : $"{Common}, Company, IsConverted, {ConvertedContactId}";
        return Soql.WithLists($"SELECT {fields}, {field} FROM {kind} WHERE {field} IN", addresses.Select(address => address.Value))
            .Select(text => new PeopleStatement(kind, field, text));
    }

    private static string ContactFields(bool withAccount) => withAccount ? $"{Common}, AccountId, Account.Name" : Common;
}
