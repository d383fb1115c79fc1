namespace EmailSync.Integrations.Salesforce.Wire;

/// <summary>What the handlers must know of a call: whose it is, and whether it may be sent again.</summary>
/// <param name="IsRead">It changes nothing, so it may be repeated after doubt.</param>
internal sealed record SalesforceCall(SalesforceSession Session, string Route, bool IsRead)
{
    public const string Property = "EmailSync.SalesforceCall";

    private static readonly HttpRequestOptionsKey<SalesforceCall> Key = new(Property);

    public static SalesforceCall Of(HttpRequestMessage request)
        => request.Options.TryGetValue(Key, out var call)
            ? call
            : throw new InvalidOperationException("A request to Salesforce carries no call.");

    public static SalesforceCall Query(SalesforceSession session) => new(session, "query", IsRead: true);

    public static SalesforceCall Search(SalesforceSession session) => new(session, "search", IsRead: true);

    public static SalesforceCall Describe(SalesforceSession session) => new(session, "describe", IsRead: true);

    public static SalesforceCall Page(SalesforceSession session) => new(session, "page", IsRead: true);

    public static SalesforceCall Create(SalesforceSession session) => new(session, "create", IsRead: false);

    public static SalesforceCall Update(SalesforceSession session) => new(session, "update", IsRead: false);

    public static SalesforceCall CreateFiles(SalesforceSession session) => new(session, "create_files", IsRead: false);

    public static SalesforceCall Delete(SalesforceSession session) => new(session, "delete", IsRead: false);
}
