using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Recording;

namespace EmailSync.Integrations.Salesforce;

/// <summary>
/// Salesforce as the rules need it, each call with one user's own access. Throws only <see cref="RemoteException"/>, cancellation and a
/// caller's mistake apart. Waits for nothing that the server asks to be waited for: the failure says for how long.
/// </summary>
internal sealed class SalesforceClient(
    OrganisationReader organisations,
    PeopleReader people,
    ChangedPeopleReader changedPeople,
    RecordedReader recorded,
    TaskWriter writer,
    FileWriter files)
{
    /// <summary>What the org allows this user; one call. Keep it, and ask again after <c>INVALID_FIELD</c> or the like.</summary>
    public Task<CrmOrganisation> DescribeAsync(SalesforceSession session, CancellationToken cancellationToken)
        => organisations.ReadAsync(session, cancellationToken);

    /// <summary>M2, M6. One call for up to 200 addresses and five fields in all, and one more where a converted Lead's Contact has another address.</summary>
    /// <param name="secondaryAddresses">False: only the fields named <c>Email</c>.</param>
    public Task<FoundPeople> FindPeopleAsync(
        SalesforceSession session,
        IReadOnlyCollection<EmailAddress> addresses,
        CrmOrganisation organisation,
        bool secondaryAddresses,
        CancellationToken cancellationToken)
        => people.FindAsync(session, organisation, secondaryAddresses, addresses, cancellationToken);

    /// <summary>The addresses of Contacts and Leads changed since, converted Leads included; one call, however many are unmatched.</summary>
    /// <param name="since">By Salesforce's clock.</param>
    public Task<ChangedPeople> FindChangedAddressesAsync(
        SalesforceSession session,
        CrmOrganisation organisation,
        bool secondaryAddresses,
        DateTimeOffset since,
        CancellationToken cancellationToken)
        => changedPeople.FindAsync(session, organisation, secondaryAddresses, since, cancellationToken);

    /// <summary>The ids of the Tasks that carry these keys and that the user may see, by key; one call for up to 1,000 keys.</summary>
    public Task<IReadOnlyDictionary<string, string>> FindTasksByKeysAsync(
        SalesforceSession session, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
        => recorded.FindTasksAsync(session, keys, cancellationToken);

    /// <summary>
    /// R9: the ids of the EmailMessages with these Internet Message-IDs that the user may see, by the id as it was asked for; one call for some
    /// 500 messages. Only where <see cref="CrmOrganisation.HasEmailMessages"/>.
    /// </summary>
    public Task<IReadOnlyDictionary<string, string>> FindEmailMessagesAsync(
        SalesforceSession session, IReadOnlyCollection<string> internetMessageIds, CancellationToken cancellationToken)
        => recorded.FindEmailMessagesAsync(session, internetMessageIds, cancellationToken);

    /// <summary>Creates up to 200 Tasks in one call, each for itself, answers in their order.</summary>
    /// <exception cref="ArgumentException">More than one call takes: see <see cref="TaskBatches.Slice"/>.</exception>
    /// <exception cref="RemoteException">
    /// Nothing is known of any of them where the failure is transient: ask for the keys before sending them again.
    /// </exception>
    public Task<IReadOnlyList<TaskCreated>> CreateTasksAsync(
        SalesforceSession session, IReadOnlyList<TaskDraft> tasksToCreate, CancellationToken cancellationToken)
        => writer.CreateAsync(session, tasksToCreate, cancellationToken);

    /// <summary>Whom Tasks are related to, the primary one first, by Task; one call. What is deleted or hidden from the user is left out.</summary>
    /// <param name="hasRelations">The org has Shared Activities (M3).</param>
    public Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> ReadTaskPeopleAsync(
        SalesforceSession session, IReadOnlyCollection<string> ids, bool hasRelations, CancellationToken cancellationToken)
        => recorded.ReadPeopleAsync(session, ids, hasRelations, cancellationToken);

    /// <summary>Relates Tasks to others than before, one call for every 200: all of them or none. The same again changes nothing.</summary>
    /// <param name="hasRelations">The org has Shared Activities (M3).</param>
    /// <returns>Why one was refused; null: every one is changed.</returns>
    public Task<RemoteFailure?> RelateTasksAsync(
        SalesforceSession session, IReadOnlyList<TaskRelated> tasksToRelate, bool hasRelations, CancellationToken cancellationToken)
        => writer.RelateAsync(session, tasksToRelate, hasRelations, cancellationToken);

    /// <summary>
    /// The Account, Opportunity or Case that each Task is related to, null for none, by Task; one call. What is deleted or hidden from the user is
    /// left out.
    /// </summary>
    public Task<IReadOnlyDictionary<string, string?>> ReadTaskRecordsAsync(
        SalesforceSession session, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
        => recorded.ReadRecordsAsync(session, ids, cancellationToken);

    /// <summary>Relates Tasks to one record besides their people, one call for every 200: all of them or none. The same again changes nothing.</summary>
    /// <param name="recordId">Null: to none.</param>
    /// <returns>Why one was refused; null: every one is changed.</returns>
    public Task<RemoteFailure?> RelateTasksToRecordAsync(
        SalesforceSession session, IReadOnlyList<string> taskIds, string? recordId, CancellationToken cancellationToken)
        => writer.RelateToRecordAsync(session, taskIds, recordId, cancellationToken);

    /// <summary>
    /// Makes files for Tasks in one call (R4), each for itself, answers in their order. They carry no key: after doubt ask for what is linked.
    /// </summary>
    /// <param name="session">Who owns them.</param>
    /// <param name="drafts">Up to 200, and no more bytes than the caller holds anyhow.</param>
    /// <param name="cancellationToken">Ends the sending: what was made is not known then.</param>
    /// <exception cref="RemoteException">Nothing is known of any of them where the failure is transient.</exception>
    public Task<IReadOnlyList<FileCreated>> CreateFilesAsync(
        SalesforceSession session, IReadOnlyList<FileDraft> drafts, CancellationToken cancellationToken)
        => files.CreateAsync(session, drafts, cancellationToken);

    /// <summary>The files that are linked to these Tasks and that the user may see; one call for up to 1,000 Tasks.</summary>
    public Task<IReadOnlyList<LinkedFile>> FindFilesAsync(
        SalesforceSession session, IReadOnlyCollection<string> taskIds, CancellationToken cancellationToken)
        => files.FindAsync(session, taskIds, cancellationToken);

    /// <summary>The documents of these versions of files: what is deleted where a file is; none for what is deleted already.</summary>
    public Task<IReadOnlyList<string>> FindDocumentsAsync(
        SalesforceSession session, IReadOnlyCollection<string> versionIds, CancellationToken cancellationToken)
        => files.FindDocumentsAsync(session, versionIds, cancellationToken);

    /// <summary>
    /// Deletes Tasks and documents, each for itself, answers in their order; one call for every 200. What was gone already counts as deleted.
    /// </summary>
    public Task<IReadOnlyList<RecordDeleted>> DeleteAsync(SalesforceSession session, IReadOnlyList<string> ids, CancellationToken cancellationToken)
        => writer.DeleteAsync(session, ids, cancellationToken);

    /// <summary>Where a person gets a file, by its version.</summary>
    public static string FileUrl(Uri instanceUrl, string versionId)
        => $"{instanceUrl.AbsoluteUri.TrimEnd('/')}/sfc/servlet.shepherd/version/download/{Uri.EscapeDataString(versionId)}";

    /// <summary>Where a person sees a record; the org's own address leads on to its user interface.</summary>
    public static string RecordUrl(Uri instanceUrl, string type, string id)
        => $"{instanceUrl.AbsoluteUri.TrimEnd('/')}/lightning/r/{Uri.EscapeDataString(type)}/{Uri.EscapeDataString(id)}/view";

    /// <summary>
    /// Where a person makes a Contact or Lead, its form filled in as far as a message tells. Nothing is made before they save it.
    /// </summary>
    public static string NewRecordUrl(Uri instanceUrl, PersonKind kind, Newcomer newcomer)
    {
        (string Field, string? Value)[] values =
        [
            ("Email", newcomer.Address.Value),
            ("FirstName", newcomer.Name?.First),
            ("LastName", newcomer.Name?.Last),
            ("Company", kind == PersonKind.Lead ? newcomer.Company : null),
        ];

        var filledIn = values.Where(v => v.Value is not null).Select(v => $"{v.Field}={DefaultValue(v.Value!)}");
        return $"{instanceUrl.AbsoluteUri.TrimEnd('/')}/lightning/o/{kind}/new?defaultFieldValues={string.Join(',', filledIn)}";
    }

    /// <summary>The form parts the parameter, once it is read, at commas and equals signs, and reads each value again: these are escaped twice.</summary>
    private static string DefaultValue(string value) => Uri.EscapeDataString(value
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal)
        .Replace("=", "%3D", StringComparison.Ordinal));
}
