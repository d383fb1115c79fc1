namespace EmailSync.Sandbox.Core;

/// <summary>What all systems share.</summary>
internal sealed class SandboxCore(SandboxOptions options, People people)
{
    public SandboxOptions Options { get; } = options;

    public People People { get; } = people;

    public SandboxClock Clock { get; } = new();

    public RequestLog Log { get; } = new(TimeProvider.System);

    public Faults Faults { get; } = new();

    public Latency Latency { get; } = new();

    /// <summary>The address of each listener, such as http://localhost:5600, once all listen.</summary>
    public Dictionary<SandboxSystem, string> Addresses { get; } = [];
}
