namespace EmailSync.Sandbox.Core;

/// <summary>What one system was asked since the counters were last set to zero.</summary>
internal sealed class SystemCounters
{
    /// <summary>HTTP requests.</summary>
    public int Requests { get; private set; }

    /// <summary>What the vendor counts: inner requests each, a batch itself not.</summary>
    public int Counted { get; private set; }

    public SortedDictionary<string, int> ByRoute { get; private init; } = new(StringComparer.Ordinal);

    public int MaxConcurrentPerMailbox { get; set; }

    public int Throttled { get; private set; }

    /// <summary>By mailbox or org user: requests that came before the instant that a Retry-After had named.</summary>
    public SortedDictionary<string, int> CameBackEarly { get; private init; } = new(StringComparer.Ordinal);

    public List<string> Unknown { get; private init; } = [];

    public void Add(LoggedRequest request)
    {
        Requests += request.Inner ? 0 : 1;
        Counted += request.CarriesOthers ? 0 : 1;
        Throttled += request.Status == StatusCodes.Status429TooManyRequests ? 1 : 0;
        var route = request.Route ?? $"{request.Method} ?";
        ByRoute[route] = ByRoute.GetValueOrDefault(route) + 1;
    }

    public SystemCounters Copy() => new()
    {
        Requests = Requests,
        Counted = Counted,
        ByRoute = new(ByRoute, StringComparer.Ordinal),
        MaxConcurrentPerMailbox = MaxConcurrentPerMailbox,
        Throttled = Throttled,
        CameBackEarly = new(CameBackEarly, StringComparer.Ordinal),
        Unknown = [.. Unknown],
    };
}
