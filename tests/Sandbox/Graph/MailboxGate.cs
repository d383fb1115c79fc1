using EmailSync.Sandbox.Core;

namespace EmailSync.Sandbox.Graph;

/// <summary>
/// What Exchange allows one application in one mailbox: four requests at once, 10,000 in ten minutes. Who is sent away is told how long
/// to wait, and who comes back sooner waits longer.
/// </summary>
internal sealed class MailboxGate(RequestLog log, Fence fence, TimeProvider clock)
{
    private const int AtOnce = 4;
    private const int Wait = 2;
    private const int InWindow = 10_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private int _running;
    private int _inWindow;
    private DateTimeOffset _windowStart;

    /// <exception cref="GraphException">Too many at once, too many in the window, or back too early.</exception>
    public void Enter(LoggedRequest request)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (fence.SecondsFor(request) is { } early)
                throw SentAway(early, "MailboxConcurrency");
            if (_running >= AtOnce)
                throw Named(Wait, "MailboxConcurrency", request);

            if (now - _windowStart >= Window || now < _windowStart)
                (_windowStart, _inWindow) = (now, 0);
            if (++_inWindow > InWindow)
                throw Named((int)Math.Ceiling((_windowStart + Window - now).TotalSeconds), "RequestCount", request);

            log.Concurrent(SandboxSystem.Graph, ++_running);
        }
    }

    public void Leave()
    {
        lock (_lock)
            _running--;
    }

    private GraphException Named(int seconds, string limit, LoggedRequest request)
    {
        fence.Name(seconds, request);
        return SentAway(seconds, limit);
    }

    private static GraphException SentAway(int seconds, string limit) =>
        new(429, "ApplicationThrottled", $"Application is over its {limit} limit.") { RetryAfterSeconds = seconds };
}
