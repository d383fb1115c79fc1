using EmailSync.Domain.Mail;
using EmailSync.Domain.Recording;

namespace EmailSync.Integrations.Salesforce;

/// <summary>Salesforce as the rules need it. Throws only <see cref="RemoteException"/>, cancellation apart.</summary>
internal sealed class SalesforceClient
{
    public Task<CrmOrganisation> DescribeAsync(SalesforceSession session, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<FoundPeople> FindPeopleAsync(
        SalesforceSession session,
        IReadOnlyCollection<EmailAddress> addresses,
        CrmOrganisation organisation,
        bool secondaryAddresses,
        CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<ChangedPeople> FindChangedAddressesAsync(
        SalesforceSession session,
        CrmOrganisation organisation,
        bool secondaryAddresses,
        DateTimeOffset since,
        CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<IReadOnlyDictionary<string, string>> FindTasksByKeysAsync(
        SalesforceSession session, IReadOnlyCollection<string> keys, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<IReadOnlyList<TaskCreated>> CreateTasksAsync(
        SalesforceSession session, IReadOnlyList<TaskDraft> tasks, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task TestAsync(SalesforceSession session, CancellationToken cancellationToken) => throw new NotImplementedException();

    public static string RecordUrl(Uri instanceUrl, string type, string id) => throw new NotImplementedException();
}
