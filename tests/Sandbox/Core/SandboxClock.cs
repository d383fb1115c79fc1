namespace EmailSync.Sandbox.Core;

/// <summary>
/// The time in which mail arrives and Tasks are made: real time, moved by what a test set. Sign-in does not use it,
/// because the clients' token checks read the machine's clock.
/// </summary>
internal sealed class SandboxClock : TimeProvider
{
    private long _offsetTicks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _offsetTicks));

    /// <summary>Time goes on running from <paramref name="now"/>.</summary>
    public void Set(DateTimeOffset now) => Interlocked.Exchange(ref _offsetTicks, (now - System.GetUtcNow()).Ticks);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _offsetTicks, by.Ticks);
}
