using EmailSync.Domain.Scheduling;
using NodaTime;

namespace EmailSync.Tests.Domain;

/// <summary>
/// T1 in plain words over one year of one zone: what the wall clock shows at every minute, and windows and runs found by walking it. Shares
/// nothing with the schedule but the zone's offsets.
/// </summary>
internal sealed class WallClock
{
    private const int MinutesPerDay = 1_440;
    private const int SecondsPerMinute = 60;
    private const int ShortestSpacing = 30 * SecondsPerMinute;

    // Minutes since 1970: of the first entry in UTC, and what the clock shows at it and at each minute after it.
    private readonly long _first;
    private readonly long[] _shown;

    private WallClock(DateTimeZone zone, Instant start, Instant end)
    {
        Zone = zone;
        Start = start;
        End = end;
        _first = start.Minus(Duration.FromDays(4)).ToUnixTimeSeconds() / SecondsPerMinute;
        _shown = new long[((end.ToUnixTimeSeconds() / SecondsPerMinute) - _first) + (4 * MinutesPerDay)];
        for (var i = 0; i < _shown.Length; i++)
        {
            _shown[i] = _first + i + (zone.GetUtcOffset(Instant.FromUnixTimeSeconds((_first + i) * SecondsPerMinute)).Seconds / SecondsPerMinute);
        }
    }

    public DateTimeZone Zone { get; }

    /// <summary>The first instant of the year that is walked.</summary>
    public Instant Start { get; }

    /// <summary>The first after it.</summary>
    public Instant End { get; }

    /// <summary>The minutes of the day between which the clock jumps, before and after each change of the year.</summary>
    public IReadOnlyList<int> Jumps =>
    [
        .. Enumerable.Range(1, _shown.Length - 1)
            .Where(i => _shown[i] != _shown[i - 1] + 1)
            .SelectMany(i => new[] { _shown[i - 1] + 1, _shown[i] })
            .Select(minute => (int)(minute % MinutesPerDay))
            .Distinct(),
    ];

    public static WallClock Of(string zone, string firstDay)
    {
        var start = Instant.FromUtc(int.Parse(firstDay[..4], null), int.Parse(firstDay[5..7], null), 1, 0, 0);
        return new WallClock(DateTimeZoneProviders.Tzdb[zone], start, start.Plus(Duration.FromDays(366)));
    }

    /// <summary>The runs of the year; with a previous one those that remain after it.</summary>
    public IReadOnlyList<DateTimeOffset> Runs(ScheduleSettings settings, DateTimeOffset? previous = null)
    {
        var runs = new List<DateTimeOffset>();
        var last = previous?.ToUnixTimeSeconds();
        foreach (var candidate in Windows(settings).SelectMany(window => Candidates(window, settings)))
        {
            if (candidate - last < ShortestSpacing)
            {
                continue;
            }

            last = candidate;
            if (candidate >= Start.ToUnixTimeSeconds() && candidate < End.ToUnixTimeSeconds())
            {
                runs.Add(DateTimeOffset.FromUnixTimeSeconds(candidate));
            }
        }

        return runs;
    }

    /// <summary>Start and end in seconds since 1970, of every window that begins on a chosen day.</summary>
    public IEnumerable<(long Start, long End)> Windows(ScheduleSettings settings)
    {
        var from = MinuteOfDay(settings.From);
        var to = MinuteOfDay(settings.To);
        var (start, end) = (0, 0);
        for (var day = (_shown[0] / MinutesPerDay) + 1; ; day++)
        {
            if (!FirstAtOrAfter((day * MinutesPerDay) + from, ref start) || !FirstAtOrAfter(((to > from ? day : day + 1) * MinutesPerDay) + to, ref end))
            {
                yield break;
            }

            if (settings.Days.Contains(Weekday(day)))
            {
                yield return ((_first + start) * SecondsPerMinute, (_first + end) * SecondsPerMinute);
            }
        }
    }

    private static IEnumerable<long> Candidates((long Start, long End) window, ScheduleSettings settings)
    {
        if (window.Start == window.End)
        {
            yield return window.Start;
        }

        var offset = Math.Min((long)settings.Offset.TotalSeconds, (window.End - window.Start) / 4);
        for (var at = window.Start + offset; at < window.End; at += settings.IntervalMinutes * SecondsPerMinute)
        {
            yield return at;
        }
    }

    // Walks on from where the last search of its kind ended: what is looked for only grows.
    private bool FirstAtOrAfter(long shown, ref int at)
    {
        while (at < _shown.Length && _shown[at] < shown)
        {
            at++;
        }

        return at < _shown.Length;
    }

    private static int MinuteOfDay(LocalTime time) => (time.Hour * 60) + time.Minute;

    // 1 January 1970 was a Thursday.
    private static IsoDayOfWeek Weekday(long day) => (IsoDayOfWeek)(((day + 3) % 7) + 1);
}
