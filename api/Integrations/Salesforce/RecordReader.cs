using EmailSync.Domain.Recording;
using EmailSync.Integrations.Salesforce.Wire;

namespace EmailSync.Integrations.Salesforce;

/// <summary>A record that a message can be related to, with what tells it from others.</summary>
/// <param name="AccountName">Of an Opportunity or Case; null where it has none or the user may not see it.</param>
/// <param name="State">An Opportunity's stage, a Case's status, an Account's city.</param>
/// <param name="IsClosed">Of an Opportunity or Case.</param>
internal sealed record FoundRecord(RelatedRecord Record, string? AccountName, string? State, bool IsClosed);

/// <summary>
/// Finds Accounts, Opportunities and Cases with one user's own access (R1), of those objects only that <see cref="CrmOrganisation.Relatable"/>
/// names. Throws only <see cref="RemoteException"/> and cancellation.
/// </summary>
internal sealed class RecordReader(SalesforceWire wire, SalesforceQueries queries)
{
    /// <summary>The records with these types and ids, of 15 or 18 characters; what is deleted or hidden from the user is left out. One call, none for none.</summary>
    public async Task<IReadOnlyList<FoundRecord>> FindAsync(
        SalesforceSession session, CrmOrganisation organisation, IReadOnlyCollection<(string Type, string Id)> records, CancellationToken cancellationToken)
    {
        var statements = organisation.Relatable.SelectMany(type => RecordStatements
            .ById(type, records.Where(record => record.Type == type.Type).Select(record => record.Id).Distinct(StringComparer.Ordinal))
            .Select(text => (type.Type, Text: text)));
        return await AskAsync(session, [.. statements], cancellationToken);
    }

    /// <summary>The Accounts, and their open Opportunities and Cases, changed last first; one call.</summary>
    /// <param name="mostOfEach">Of each object.</param>
    public async Task<IReadOnlyList<FoundRecord>> OfAccountsAsync(
        SalesforceSession session, CrmOrganisation organisation, IReadOnlyCollection<string> accountIds, int mostOfEach, CancellationToken cancellationToken)
    {
        var statements = organisation.Relatable
            .Select(type => (type.Type, Text: RecordStatements.OfAccounts(type, accountIds, mostOfEach)))
            .Where(statement => statement.Text is not null);
        return accountIds.Count == 0 ? [] : await AskAsync(session, [.. statements.Select(s => (s.Type, s.Text!))], cancellationToken);
    }

    /// <summary>
    /// Records by the beginnings of the words of their names, of a Case also its number; one call. What was written in the last seconds may not be
    /// found yet. Null: the text has no word of two letters or digits.
    /// </summary>
    /// <param name="mostOfEach">Of each object.</param>
    public async Task<IReadOnlyList<FoundRecord>?> SearchAsync(
        SalesforceSession session, CrmOrganisation organisation, string text, int mostOfEach, CancellationToken cancellationToken)
    {
        if (RecordStatements.Search(organisation.Relatable, text, mostOfEach) is not { } sosl)
        {
            return null;
        }

        if (organisation.Relatable.Count == 0)
        {
            return [];
        }

        var call = SalesforceCall.Search(session);
        var answer = await wire.SendAsync(call, (api, token) => api.SearchAsync(wire.ApiVersion, sosl, token, call, cancellationToken), cancellationToken);
        return answer.Content.SearchRecords is { } found
            ? [.. found.Select(element => new Row(element)).Select(row => Record(row.Text("attributes", "type"), row)).OfType<FoundRecord>()]
            : throw wire.Failed(call, new RemoteFailure.Transient(RemoteSystem.Salesforce, SalesforceFailures.Unreadable, null));
    }

    private async Task<IReadOnlyList<FoundRecord>> AskAsync(
        SalesforceSession session, IReadOnlyList<(string Type, string Text)> statements, CancellationToken cancellationToken)
    {
        var answers = await queries.AskAsync(session, [.. statements.Select(statement => statement.Text)], cancellationToken);
        return [.. statements.Zip(answers.Statements, (statement, answer) => answer.Rows.Select(row => Record(statement.Type, row)))
            .SelectMany(found => found).OfType<FoundRecord>()];
    }

    private static FoundRecord? Record(string? type, Row row) => type is null || row.Id("Id") is not { } id ? null : new FoundRecord(
        new RelatedRecord(type, id, NameOf(row) ?? id),
        row.Text("Account", "Name"),
        row.Text("StageName") ?? row.Text("Status") ?? row.Text("BillingCity"),
        row.Flag("IsClosed"));

    private static string? NameOf(Row row) => (row.Text("CaseNumber"), row.Text("Subject")) switch
    {
        ({ } number, { Length: > 0 } subject) => $"{number}: {subject}",
        ({ } number, _) => number,
        _ => row.Text("Name"),
    };
}
