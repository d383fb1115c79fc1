using EmailSync.Sandbox.Core.Chaos;

namespace EmailSync.Sandbox.Core;

/// <summary>What all systems share.</summary>
internal sealed class SandboxCore
{
    public SandboxCore(SandboxOptions options, People people)
    {
        (Options, People) = (options, people);
        Fences = new Fences(Log, Clock);
    }

    public SandboxOptions Options { get; }

    public People People { get; }

    public SandboxClock Clock { get; } = new();

    public RequestLog Log { get; } = new(TimeProvider.System);

    public Faults Faults { get; } = new();

    public RandomFaults RandomFaults { get; } = new();

    /// <summary>Who has been told to wait, and how long.</summary>
    public Fences Fences { get; }

    public Latency Latency { get; } = new();

    /// <summary>The address of each listener, such as http://localhost:5600, once all listen.</summary>
    public Dictionary<SandboxSystem, string> Addresses { get; } = [];
}
