using System.Collections.Concurrent;

namespace EmailSync.Features.Sync;

/// <summary>
/// How often a closed connection is asked whether it is open again (B4): five minutes after the first time, then half as often each time, down
/// to every six hours. Kept in memory: after a start everybody is asked once.
/// </summary>
internal sealed class ProbePauses(TimeProvider time)
{
    /// <summary>In place of a user: what concerns everybody at once.</summary>
    public const string Everybody = "";

    private static readonly TimeSpan _first = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _longest = TimeSpan.FromHours(6);
    private readonly ConcurrentDictionary<string, (long At, TimeSpan Pause)> _asked = new(StringComparer.Ordinal);

    /// <summary>True where it is time to ask; that counts as asked. One that was quiet for two of the longest pauses begins anew.</summary>
    public bool IsDue(string userId)
    {
        var now = time.GetTimestamp();
        if (!_asked.TryGetValue(userId, out var asked) || time.GetElapsedTime(asked.At, now) > 2 * _longest)
        {
            _asked[userId] = (now, _first);
            return true;
        }

        if (time.GetElapsedTime(asked.At, now) < asked.Pause)
        {
            return false;
        }

        var longer = 2 * asked.Pause;
        _asked[userId] = (now, longer < _longest ? longer : _longest);
        return true;
    }
}
