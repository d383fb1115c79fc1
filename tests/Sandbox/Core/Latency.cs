namespace EmailSync.Sandbox.Core;

/// <summary>How long each system takes for a request, in real milliseconds; inner requests of a batch take it too.</summary>
internal sealed class Latency
{
    private readonly int[] _milliseconds = new int[Enum.GetValues<SandboxSystem>().Length];

    public int this[SandboxSystem system]
    {
        get => Volatile.Read(ref _milliseconds[(int)system]);
        set => Volatile.Write(ref _milliseconds[(int)system], value);
    }

    public Task WaitAsync(SandboxSystem system, CancellationToken cancellationToken) =>
        this[system] is > 0 and var milliseconds ? Task.Delay(milliseconds, cancellationToken) : Task.CompletedTask;
}

/// <summary>On an endpoint that takes the latency itself, within its work.</summary>
internal sealed class TakesItsOwnTime;
