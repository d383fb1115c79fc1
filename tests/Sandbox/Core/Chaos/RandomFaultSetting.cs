using System.Text.Json.Serialization;

namespace EmailSync.Sandbox.Core.Chaos;

/// <param name="Seed">The same seed and the same calls give the same faults.</param>
/// <param name="Share">The share of requests that are struck, from 0 to 1.</param>
/// <param name="Systems">Whose requests; null: those of Entra, Graph and Salesforce.</param>
/// <param name="Kinds">How often each kind, against the others; null: all alike.</param>
/// <param name="Routes">Glob on "METHOD /path" (decoded, without the query); null: every request.</param>
/// <param name="Inner">Only inner requests of a batch (true) or only outer ones (false); null: both.</param>
/// <param name="MaxRetryAfterSeconds">The longest wait that is named, from 1 second up.</param>
/// <param name="LateMilliseconds">How late late answers are.</param>
internal sealed record RandomFaultSetting(
    [property: JsonRequired] long Seed,
    [property: JsonRequired] double Share,
    IReadOnlyList<SandboxSystem>? Systems = null,
    IReadOnlyDictionary<RandomFaultKind, double>? Kinds = null,
    string? Routes = null,
    bool? Inner = null,
    int MaxRetryAfterSeconds = 3,
    int LateMilliseconds = 500)
{
    private static readonly Dictionary<RandomFaultKind, double> AllAlike = Enum.GetValues<RandomFaultKind>().ToDictionary(kind => kind, _ => 1.0);

    /// <summary>What is wrong with it, for a person; null: nothing.</summary>
    [JsonIgnore]
    public string? Mistake =>
        Share is not (>= 0 and <= 1) ? "share must be from 0 to 1."
        : MaxRetryAfterSeconds < 1 ? "maxRetryAfterSeconds must be 1 or more."
        : LateMilliseconds < 0 ? "lateMilliseconds must not be negative."
        : Kinds?.Values.Any(weight => weight is not (>= 0 and < double.PositiveInfinity)) == true ? "A weight must not be negative."
        : null;

    [JsonIgnore]
    public IReadOnlyDictionary<RandomFaultKind, double> Weights => Kinds ?? AllAlike;

    public bool Means(LoggedRequest request) =>
        request.System != SandboxSystem.Control
        && Systems?.Contains(request.System) != false
        && (Inner is null || Inner == request.Inner)
        && (Routes is null || FaultRequest.Glob(Routes, $"{request.Method} {request.Path}"));
}
