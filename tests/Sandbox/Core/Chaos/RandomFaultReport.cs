namespace EmailSync.Sandbox.Core.Chaos;

/// <summary>What the faults of chance did since they were begun.</summary>
internal sealed record RandomFaultReport(RandomFaultSetting? Setting)
{
    /// <summary>Requests that could have been struck.</summary>
    public int Seen { get; set; }

    public int Struck { get; private set; }

    public SortedDictionary<SandboxSystem, int> BySystem { get; private init; } = [];

    public SortedDictionary<RandomFaultKind, int> ByKind { get; private init; } = [];

    public SortedDictionary<string, int> ByRoute { get; private init; } = new(StringComparer.Ordinal);

    public void Count(LoggedRequest request, RandomFaultKind kind)
    {
        Struck++;
        BySystem[request.System] = BySystem.GetValueOrDefault(request.System) + 1;
        ByKind[kind] = ByKind.GetValueOrDefault(kind) + 1;
        ByRoute[request.Route!] = ByRoute.GetValueOrDefault(request.Route!) + 1;
    }

    public RandomFaultReport Ended() => this with { Setting = null };

    public RandomFaultReport Copy() => this with { BySystem = new(BySystem), ByKind = new(ByKind), ByRoute = new(ByRoute, StringComparer.Ordinal) };
}
