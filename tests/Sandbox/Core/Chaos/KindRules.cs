namespace EmailSync.Sandbox.Core.Chaos;

/// <summary>Which kinds make sense for a call.</summary>
internal static class KindRules
{
    public static bool Fits(RandomFaultKind kind, LoggedRequest request)
    {
        var salesforce = request.System == SandboxSystem.Salesforce;
        var delta = request.System == SandboxSystem.Graph && request.Route!.EndsWith("/messages/delta", StringComparison.Ordinal);
        return kind switch
        {
            // A composite is worked by one server, so nothing stands before its inner requests.
            RandomFaultKind.ThrottleSeconds or RandomFaultKind.ThrottleDate or RandomFaultKind.Unavailable or RandomFaultKind.UnavailableBare
                or RandomFaultKind.GatewayTimeout => !(salesforce && request.Inner),
            RandomFaultKind.Html or RandomFaultKind.Late or RandomFaultKind.DropBefore or RandomFaultKind.DropAfter or RandomFaultKind.Truncated => !request.Inner,
            RandomFaultKind.ExpiredToken => !request.Inner && (request.System == SandboxSystem.Graph || (salesforce && IsData(request))),
            RandomFaultKind.ExpiredCursor => delta && (Has(request, "deltatoken") || Has(request, "skiptoken")),
            RandomFaultKind.PartialEntities => delta && Has(request, "deltatoken"),
            RandomFaultKind.Repeats => delta,
            RandomFaultKind.LockRow => salesforce && request.Method is "POST" or "PATCH" && request.Route!.EndsWith("/composite/sobjects", StringComparison.Ordinal),
            _ => true,
        };
    }

    private static bool IsData(LoggedRequest request) => request.Path.StartsWith("/services/data/", StringComparison.Ordinal);

    private static bool Has(LoggedRequest request, string token) => request.Query.Contains(token + "=", StringComparison.Ordinal);
}
