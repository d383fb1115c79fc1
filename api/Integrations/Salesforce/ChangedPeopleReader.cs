using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Recording;
using EmailSync.Integrations.Salesforce.Wire;

namespace EmailSync.Integrations.Salesforce;

/// <summary>The inverse question: which addresses changed, whatever the number of unmatched ones (sync-lessons T4).</summary>
internal sealed class ChangedPeopleReader(SalesforceQueries queries)
{
    private const int MostRows = 2_000;

    public async Task<ChangedPeople> FindAsync(
        SalesforceSession session,
        CrmOrganisation organisation,
        bool secondaryAddresses,
        DateTimeOffset since,
        CancellationToken cancellationToken)
    {
        (PersonKind Kind, IReadOnlyList<string> Fields)[] sources =
        [
            (PersonKind.Contact, PeopleStatements.Fields(organisation.ContactEmailFields, secondaryAddresses)),
            (PersonKind.Lead, PeopleStatements.Fields(organisation.LeadEmailFields, secondaryAddresses)),
        ];
        var asked = sources.Where(source => source.Fields.Count > 0).ToList();
        var statements = asked.Select(source => PeopleStatements.Changed(source.Kind, source.Fields, since, MostRows + 1));
        var answers = await queries.AskAsync(session, [.. statements], cancellationToken, MostRows);
        var addresses = new HashSet<EmailAddress>();
        foreach (var (source, answer) in asked.Zip(answers.Statements))
        {
            foreach (var text in answer.Rows.SelectMany(row => source.Fields.Select(field => row.Text(field))))
            {
                if (EmailAddress.TryParse(text, out var address))
                {
                    addresses.Add(address);
                }
            }
        }

        return new(addresses, answers.Statements.Any(answer => answer.IsCut), answers.ServerTime);
    }
}
