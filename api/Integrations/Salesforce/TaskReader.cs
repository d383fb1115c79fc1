using EmailSync.Integrations.Salesforce.Wire;

namespace EmailSync.Integrations.Salesforce;

/// <summary>Asks which keys have a Task already (R6): after doubt, and to confirm a duplicate.</summary>
internal sealed class TaskReader(SalesforceQueries queries)
{
    public async Task<IReadOnlyDictionary<string, string>> FindAsync(
        SalesforceSession session, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        // The field compares without regard to case, and so does its unique index.
        var asked = keys.Distinct(StringComparer.OrdinalIgnoreCase).ToDictionary(key => key, StringComparer.OrdinalIgnoreCase);
        const string Key = OrganisationReading.KeyField;
        var statements = Soql.WithLists($"SELECT Id, {Key} FROM Task WHERE {Key} IN", asked.Values);
        var answers = await queries.AskAsync(session, [.. statements], cancellationToken);
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in answers.Statements.SelectMany(statement => statement.Rows))
        {
            if (row.Text(Key) is { } key && asked.TryGetValue(key, out var known) && row.Id("Id") is { } id)
            {
                found[known] = id;
            }
        }

        return found;
    }
}
