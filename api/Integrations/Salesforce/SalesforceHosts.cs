namespace EmailSync.Integrations.Salesforce;

/// <summary>Which hosts a token may be sent to.</summary>
internal static class SalesforceHosts
{
    /// <summary>https, or http on the same machine (the sandbox); never the user interface's host, which takes no API calls.</summary>
    public static bool IsAllowed(Uri? url)
        => url is { IsAbsoluteUri: true, UserInfo: "" }
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            && !url.IdnHost.EndsWith(".lightning.force.com", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="RemoteException">Rejected <c>foreign_host</c>.</exception>
    public static Uri Checked(Uri url) => IsAllowed(url) ? url : throw Foreign();

    /// <exception cref="RemoteException">Rejected <c>foreign_host</c>, also where it is no address at all.</exception>
    public static Uri Checked(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var url) ? Checked(url) : throw Foreign();

    private static RemoteException Foreign()
        => new(new RemoteFailure.Rejected(RemoteSystem.Salesforce, "foreign_host", "Salesforce named an address that must not be used.", null));
}
