namespace EmailSync.Integrations.Salesforce;

/// <summary>Where a user's requests go, and with which token.</summary>
internal sealed record SalesforceAccess(Uri InstanceUrl, string AccessToken);

/// <summary>
/// One user's way into the org for the length of a run or a request. Tokens are stored and refreshed by whoever made it: the edge only asks.
/// </summary>
/// <param name="organisationId">18 characters.</param>
/// <param name="userId">18 characters.</param>
/// <param name="access">
/// Given the access token that Salesforce has just refused (null: none was), the access to use. May throw <see cref="RemoteException"/>.
/// </param>
internal sealed class SalesforceSession(
    string organisationId,
    string userId,
    Func<string?, CancellationToken, ValueTask<SalesforceAccess>> access)
{
    public string OrganisationId { get; } = organisationId;

    public string UserId { get; } = userId;

    public ValueTask<SalesforceAccess> AccessAsync(string? refusedToken, CancellationToken cancellationToken)
        => access(refusedToken, cancellationToken);
}
