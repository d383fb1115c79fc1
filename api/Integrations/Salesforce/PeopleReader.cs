using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Recording;
using EmailSync.Integrations.Salesforce.Wire;

namespace EmailSync.Integrations.Salesforce;

/// <summary>Finds the Contacts and Leads that carry addresses, with the user's own access (M2, M6).</summary>
internal sealed class PeopleReader(SalesforceQueries queries)
{
    public async Task<FoundPeople> FindAsync(
        SalesforceSession session,
        CrmOrganisation organisation,
        bool secondaryAddresses,
        IReadOnlyCollection<EmailAddress> addresses,
        CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(session, organisation, secondaryAddresses, addresses, withAccount: true, cancellationToken);
        }
        catch (RemoteException e) when (e.Failure is RemoteFailure.Rejected { Code: "INVALID_FIELD" or "INVALID_TYPE" })
        {
            // Contact.AccountId and Account may be hidden from a user who sees the Contact: then it matches without its company.
            return await FindAsync(session, organisation, secondaryAddresses, addresses, withAccount: false, cancellationToken);
        }
    }

    private async Task<FoundPeople> FindAsync(
        SalesforceSession session,
        CrmOrganisation organisation,
        bool secondaryAddresses,
        IReadOnlyCollection<EmailAddress> addresses,
        bool withAccount,
        CancellationToken cancellationToken)
    {
        var statements = PeopleStatements.ByAddress(organisation, secondaryAddresses, addresses, withAccount);
        var answers = await queries.AskAsync(session, [.. statements.Select(statement => statement.Text)], cancellationToken);
        var hits = statements.Zip(answers.Statements, (statement, answer) => answer.Rows.Select(row => new PersonHit(statement, row)))
            .SelectMany(found => found)
            .ToList();
        var contacts = hits.Where(hit => hit.Statement.Kind == PersonKind.Contact && hit.Row.Id("Id") is not null)
            .DistinctBy(hit => hit.Row.Id("Id"))
            .ToDictionary(hit => hit.Row.Id("Id")!, hit => hit.Row);
        await AddConvertedAsync(session, hits, contacts, withAccount, cancellationToken);
        return new(PeopleGathering.ByAddress(hits, contacts, addresses.ToHashSet()), answers.ServerTime);
    }

    /// <summary>M6: the Contact of a converted Lead need not carry the Lead's address, and it may be hidden or deleted.</summary>
    private async Task AddConvertedAsync(
        SalesforceSession session,
        List<PersonHit> hits,
        Dictionary<string, Row> contacts,
        bool withAccount,
        CancellationToken cancellationToken)
    {
        var missing = hits.Select(hit => hit.ConvertedContactId).OfType<string>().Where(id => !contacts.ContainsKey(id)).Distinct();
        var statements = PeopleStatements.ContactsById(missing, withAccount);
        var answers = await queries.AskAsync(session, statements, cancellationToken);
        foreach (var row in answers.Statements.SelectMany(statement => statement.Rows))
        {
            if (row.Id("Id") is { } id)
            {
                contacts.TryAdd(id, row);
            }
        }
    }
}
