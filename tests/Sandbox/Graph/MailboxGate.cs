using EmailSync.Sandbox.Core;

namespace EmailSync.Sandbox.Graph;

/// <summary>
/// What Exchange allows one application in one mailbox: four requests at once, 10,000 in ten minutes. Who is sent away is told how long
/// to wait, and who comes back sooner waits longer.
/// </summary>
internal sealed class MailboxGate(RequestLog log, TimeProvider clock)
{
    private const int AtOnce = 4;
    private const int InWindow = 10_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>Requests already on their way when the first was sent away are not held against anybody.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private int _running;
    private int _inWindow;
    private int _waitSeconds;
    private DateTimeOffset _windowStart;
    private DateTimeOffset _fencedAt;
    private DateTimeOffset _fencedUntil;

    /// <exception cref="GraphException">Too many at once, too many in the window, or back too early.</exception>
    public void Enter()
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (now < _fencedAt)
                _fencedUntil = _fencedAt = default; // A test has set the clock back.
            if (now < _fencedUntil && now - _fencedAt > Grace)
                throw SentAway(now, Math.Min(60, _waitSeconds * 2), "MailboxConcurrency");
            if (_running >= AtOnce)
                throw SentAway(now, Math.Max(2, _waitSeconds), "MailboxConcurrency");
            if (now >= _fencedUntil)
                _waitSeconds = 0;

            if (now - _windowStart >= Window || now < _windowStart)
                (_windowStart, _inWindow) = (now, 0);
            if (++_inWindow > InWindow)
                throw SentAway(now, (int)Math.Ceiling((_windowStart + Window - now).TotalSeconds), "RequestCount");

            log.Concurrent(SandboxSystem.Graph, ++_running);
        }
    }

    public void Leave()
    {
        lock (_lock)
            _running--;
    }

    /// <summary>A wait of so many seconds has been named to the client by other means.</summary>
    public void Fence(int seconds)
    {
        lock (_lock)
            Fence(clock.GetUtcNow(), seconds);
    }

    private GraphException SentAway(DateTimeOffset now, int seconds, string limit)
    {
        Fence(now, seconds);
        return new GraphException(429, "ApplicationThrottled", $"Application is over its {limit} limit.") { RetryAfterSeconds = seconds };
    }

    private void Fence(DateTimeOffset now, int seconds)
    {
        if (now >= _fencedUntil)
            _fencedAt = now;
        _waitSeconds = seconds;
        var until = now.AddSeconds(seconds).AddMilliseconds(-50);
        _fencedUntil = until > _fencedUntil ? until : _fencedUntil;
    }
}
