namespace EmailSync.Sandbox.Core;

/// <summary>
/// The waits that one mailbox, org user or application has been named. Whoever is back before one is over is sent away again, for longer,
/// and counted; what was on its way before the client could know of the wait is not held against it.
/// </summary>
internal sealed class Fence(SandboxSystem system, string subject, RequestLog log, TimeProvider clock)
{
    private const int LongestWait = 60;

    /// <summary>Between the end of the answer here and its reading there.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);

    /// <summary>Seconds are named whole and waited for by another clock's ticks.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly List<Wait> _waits = [];

    /// <summary>The answer to <paramref name="told"/> names a wait.</summary>
    public void Name(int seconds, LoggedRequest told)
    {
        var now = clock.GetUtcNow();
        lock (_lock)
            _waits.Add(new Wait(now, now.AddSeconds(seconds), seconds, told.Outer));
    }

    /// <summary>The seconds that a request which comes too early must wait from now; null where it may pass.</summary>
    public int? SecondsFor(LoggedRequest request)
    {
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            // A clock that a test has set back ends the waits too.
            _waits.RemoveAll(wait => now >= wait.Until - Slack || now < wait.NamedAt);
            if (!_waits.Exists(wait => wait.IsKnownTo(request.Outer)))
                return null;

            log.CameBackEarly(system, subject);
            var seconds = Math.Min(LongestWait, Math.Max(_waits.Max(w => w.Seconds) * 2, (int)Math.Ceiling((_waits.Max(w => w.Until) - now).TotalSeconds)));
            _waits.Add(new Wait(now, now.AddSeconds(seconds), seconds, request.Outer));
            return seconds;
        }
    }

    private sealed record Wait(DateTimeOffset NamedAt, DateTimeOffset Until, int Seconds, LoggedRequest Told)
    {
        public bool IsKnownTo(LoggedRequest sent) =>
            !Told.IsAnswerLost && Told.EndedAt is { } ended && TimeProvider.System.GetElapsedTime(ended, sent.BeganAt) > Grace;
    }
}
