using EmailSync.Integrations.Salesforce.Wire;

namespace EmailSync.Integrations.Salesforce;

/// <summary>Asks what is in Salesforce already: by our own keys (R6), after doubt and to confirm a duplicate, by another tool (R9), on whom (M4) and on what (R1).</summary>
internal sealed class RecordedReader(SalesforceQueries queries)
{
    /// <summary>Of EmailMessage.MessageIdentifier; a longer Message-ID cannot be in it.</summary>
    private const int LongestIdentifier = 765;

    /// <returns>The ids of the Tasks, by key.</returns>
    public async Task<IReadOnlyDictionary<string, string>> FindTasksAsync(
        SalesforceSession session, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        // The field compares without regard to case, and so does its unique index.
        var asked = keys.Distinct(StringComparer.OrdinalIgnoreCase).ToDictionary(key => key, StringComparer.OrdinalIgnoreCase);
        const string Key = OrganisationReading.KeyField;
        return await FindAsync(session, $"SELECT Id, {Key} FROM Task WHERE {Key} IN", asked.Values, Key, key => asked.GetValueOrDefault(key), cancellationToken);
    }

    /// <returns>The ids of EmailMessages, by the Internet Message-ID as it was asked for; one of them where there are several.</returns>
    public async Task<IReadOnlyDictionary<string, string>> FindEmailMessagesAsync(
        SalesforceSession session, IReadOnlyCollection<string> internetMessageIds, CancellationToken cancellationToken)
    {
        // Tools write it with brackets or without, and the field compares without regard to case.
        var asked = internetMessageIds.Where(id => id.Length <= LongestIdentifier).DistinctBy(Bare, StringComparer.OrdinalIgnoreCase).ToDictionary(Bare, StringComparer.OrdinalIgnoreCase);
        const string Identifier = "MessageIdentifier";
        try
        {
            return await FindAsync(
                session,
                $"SELECT Id, {Identifier} FROM EmailMessage WHERE {Identifier} IN",
                asked.Keys.SelectMany(id => new[] { $"<{id}>", id }),
                Identifier,
                id => asked.GetValueOrDefault(Bare(id)),
                cancellationToken);
        }
        catch (RemoteException e) when (e.Failure is RemoteFailure.Rejected { Code: "INVALID_FIELD" or "INVALID_TYPE" })
        {
            // The user's access went since the last describe: what they may not read does not keep a message from being recorded.
            return new Dictionary<string, string>();
        }
    }

    /// <summary>Whom Tasks are related to, the primary one first, by Task; what is deleted or hidden from the user is left out.</summary>
    /// <param name="hasRelations">False: the org has no Shared Activities, and so no TaskRelation (M3).</param>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> ReadPeopleAsync(
        SalesforceSession session, IReadOnlyCollection<string> ids, bool hasRelations, CancellationToken cancellationToken)
    {
        var tasks = Soql.WithLists("SELECT Id, WhoId FROM Task WHERE Id IN", ids).ToList();
        var relations = hasRelations ? Soql.WithLists("SELECT TaskId, RelationId, IsWhat FROM TaskRelation WHERE TaskId IN", ids) : [];
        var answers = await queries.AskAsync(session, [.. tasks, .. relations], cancellationToken);
        var related = answers.Statements.Skip(tasks.Count)
            .SelectMany(statement => statement.Rows)
            .Where(row => !row.Flag("IsWhat"))
            .ToLookup(row => row.Id("TaskId") ?? "", row => row.Id("RelationId"), StringComparer.Ordinal);
        return answers.Statements.Take(tasks.Count)
            .SelectMany(statement => statement.Rows)
            .Select(row => (Id: row.Id("Id"), Primary: row.Id("WhoId")))
            .Where(task => task.Id is not null)
            .ToDictionary(
                task => task.Id!,
                IReadOnlyList<string> (task) => [.. related[task.Id!].Prepend(task.Primary).OfType<string>().Distinct(StringComparer.Ordinal)],
                StringComparer.Ordinal);
    }

    /// <summary>The record that each Task is related to besides people, null for none, by Task; what is deleted or hidden from the user is left out.</summary>
    public async Task<IReadOnlyDictionary<string, string?>> ReadRecordsAsync(
        SalesforceSession session, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var answers = await queries.AskAsync(session, [.. Soql.WithLists("SELECT Id, WhatId FROM Task WHERE Id IN", ids)], cancellationToken);
        return answers.Statements.SelectMany(statement => statement.Rows)
            .Where(row => row.Id("Id") is not null)
            .ToDictionary(row => row.Id("Id")!, row => row.Id("WhatId"), StringComparer.Ordinal);
    }

    private async Task<IReadOnlyDictionary<string, string>> FindAsync(
        SalesforceSession session,
        string head,
        IEnumerable<string> values,
        string field,
        Func<string, string?> known,
        CancellationToken cancellationToken)
    {
        var answers = await queries.AskAsync(session, [.. Soql.WithLists(head, values)], cancellationToken);
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in answers.Statements.SelectMany(statement => statement.Rows))
        {
            if (row.Text(field) is { } value && known(value) is { } asked && row.Id("Id") is { } id)
            {
                found[asked] = id;
            }
        }

        return found;
    }

    private static string Bare(string internetMessageId) => internetMessageId.Trim().TrimStart('<').TrimEnd('>');
}
