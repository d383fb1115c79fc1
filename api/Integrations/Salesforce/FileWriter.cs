using EmailSync.Integrations.Salesforce.Wire;

namespace EmailSync.Integrations.Salesforce;

/// <summary>Makes files for Tasks and finds them again. Never sends anything twice by itself.</summary>
internal sealed class FileWriter(SalesforceWire wire, SalesforceQueries queries)
{
    /// <summary>A collection's items have no HTTP status of their own.</summary>
    private const int ItemStatus = 400;

    private const string OfTasks =
        "SELECT LinkedEntityId, ContentDocumentId, ContentDocument.Title, ContentDocument.LatestPublishedVersionId, "
        + "ContentDocument.LatestPublishedVersion.Checksum FROM ContentDocumentLink WHERE LinkedEntityId IN";

    public async Task<IReadOnlyList<FileCreated>> CreateAsync(
        SalesforceSession session, IReadOnlyList<FileDraft> drafts, CancellationToken cancellationToken)
    {
        var call = SalesforceCall.CreateFiles(session);
        var answer = await wire.SendAsync(
            call, (api, token) => api.CreateFilesAsync(wire.ApiVersion, FileParts.Of(drafts), token, call, cancellationToken), cancellationToken);
        if (answer.Content.Length != drafts.Count)
        {
            throw wire.Failed(call, new RemoteFailure.Transient(RemoteSystem.Salesforce, SalesforceFailures.Unreadable, null));
        }

        return [.. answer.Content.Select(Read)];
    }

    public async Task<IReadOnlyList<LinkedFile>> FindAsync(
        SalesforceSession session, IReadOnlyCollection<string> taskIds, CancellationToken cancellationToken)
    {
        var answers = await queries.AskAsync(session, [.. Soql.WithLists(OfTasks, taskIds.Distinct(StringComparer.Ordinal))], cancellationToken);
        return [.. answers.Statements.SelectMany(statement => statement.Rows).Select(Linked).OfType<LinkedFile>()];
    }

    public async Task<IReadOnlyList<string>> FindDocumentsAsync(
        SalesforceSession session, IReadOnlyCollection<string> versionIds, CancellationToken cancellationToken)
    {
        var statements = Soql.WithLists("SELECT ContentDocumentId FROM ContentVersion WHERE Id IN", versionIds.Distinct(StringComparer.Ordinal));
        var answers = await queries.AskAsync(session, [.. statements], cancellationToken);
        return [.. answers.Statements.SelectMany(statement => statement.Rows).Select(row => row.Id("ContentDocumentId")).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    private static FileCreated Read(SaveAnswer answer)
    {
        if (answer is { Success: true, Id.Length: > 0 })
        {
            return new(SalesforceIds.Long(answer.Id), null);
        }

        return new(null, answer.Errors?.FirstOrDefault() is { } error && !answer.Success
            ? SalesforceFailures.From(ItemStatus, error.StatusCode, error.Message, error.Fields)
            : new RemoteFailure.Transient(RemoteSystem.Salesforce, SalesforceFailures.Unreadable, null));
    }

    private static LinkedFile? Linked(Row row) =>
        row.Id("LinkedEntityId") is { } task
        && row.Id("ContentDocumentId") is { } document
        && row.Text("ContentDocument", "LatestPublishedVersionId") is { } version
        && row.Text("ContentDocument", "LatestPublishedVersion", "Checksum") is { } checksum
            ? new LinkedFile(task, document, SalesforceIds.Long(version), row.Text("ContentDocument", "Title") ?? "", checksum)
            : null;
}
