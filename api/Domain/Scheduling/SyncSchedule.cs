using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace EmailSync.Domain.Scheduling;

/// <summary>When a person's runs are due (T1, T7).</summary>
public static class SyncSchedule
{
    private const long LongestOffsetSeconds = 180;

    private static readonly Duration ShortestSpacing = Duration.FromMinutes(30);

    /// <summary>
    /// The first scheduled run after an instant (not at it); null where no day is chosen. One that would come less than 30 minutes after the
    /// previous scheduled run is left out.
    /// </summary>
    /// <param name="settings">The schedule.</param>
    /// <param name="after">The instant, usually that of the run that begins now.</param>
    /// <param name="previousScheduled">
    /// The last scheduled run, by these settings or by those before, not later than <paramref name="after"/>; null: none yet.
    /// </param>
    public static DateTimeOffset? Next(ScheduleSettings settings, DateTimeOffset after, DateTimeOffset? previousScheduled = null)
    {
        foreach (var run in After(settings, after, previousScheduled))
        {
            return run;
        }

        return null;
    }

    /// <summary>All scheduled runs after an instant, in order; without end, where any day is chosen.</summary>
    internal static IEnumerable<DateTimeOffset> After(ScheduleSettings settings, DateTimeOffset after, DateTimeOffset? previousScheduled = null)
    {
        var from = Instant.FromDateTimeOffset(after);
        Instant? last = previousScheduled is { } at ? Instant.FromDateTimeOffset(at) : null;

        // Two days before are enough: no window is longer than a day, and what is left out depends on the window before only.
        foreach (var run in SyncWindow.From(DateOf(from, settings).PlusDays(-2), settings).SelectMany(window => window.Runs(settings)))
        {
            if (run - last < ShortestSpacing)
            {
                continue;
            }

            last = run;
            if (run > from)
            {
                yield return run.ToDateTimeOffset();
            }
        }
    }

    /// <summary>True where the instant lies in a window: its start belongs to it, its end does not.</summary>
    public static bool IsInsideHours(ScheduleSettings settings, DateTimeOffset at)
    {
        var instant = Instant.FromDateTimeOffset(at);
        return SyncWindow.From(DateOf(instant, settings).PlusDays(-2), settings)
            .TakeWhile(window => window.Start <= instant)
            .Any(window => instant < window.End);
    }

    /// <summary>T7: the person's stable offset in whole seconds, at most 3 minutes and a quarter of the window.</summary>
    public static TimeSpan OffsetOf(string userId, ScheduleSettings settings)
    {
        var length = Period.Between(settings.From, settings.To, PeriodUnits.Seconds).Seconds;
        var window = length > 0 ? length : length + NodaConstants.SecondsPerDay;
        var most = Math.Min(LongestOffsetSeconds, window / 4);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(userId));
        return TimeSpan.FromSeconds(BinaryPrimitives.ReadUInt32BigEndian(hash) % (most + 1));
    }

    /// <summary>A person's place among all, from 0 to below 1 and always the same: what concerns everybody at once is spread by it.</summary>
    public static double PlaceOf(string userId) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(userId)).AsSpan(4)) / (uint.MaxValue + 1.0);

    private static LocalDate DateOf(Instant instant, ScheduleSettings settings) => instant.InZone(settings.Zone).Date;
}
