using EmailSync.Domain.Settings;
using NodaTime;

namespace EmailSync.Domain.Scheduling;

/// <summary>When one person's job runs (T1).</summary>
/// <param name="IntervalMinutes">Elapsed minutes between two runs of one window, 30 to 1,440.</param>
/// <param name="Days">The days on which a window starts.</param>
/// <param name="From">The window's start on the wall clock.</param>
/// <param name="To">Its end; at or before <paramref name="From"/> it is on the next day.</param>
/// <param name="Zone">The wall clock.</param>
/// <param name="Offset">T7: how long after the window's start the first run is; never more than a quarter of the window.</param>
public sealed record ScheduleSettings(
    int IntervalMinutes,
    IReadOnlySet<IsoDayOfWeek> Days,
    LocalTime From,
    LocalTime To,
    DateTimeZone Zone,
    TimeSpan Offset)
{
    /// <summary>The schedule of a person's effective settings, with their offset (T7).</summary>
    /// <param name="settings">The settings in force; their mode is not looked at.</param>
    /// <param name="userId">The person.</param>
    public static ScheduleSettings Of(EffectiveSettings settings, string userId)
    {
        var schedule = new ScheduleSettings(
            settings.IntervalMinutes,
            settings.Days,
            settings.From,
            settings.To,
            DateTimeZoneProviders.Tzdb.GetZoneOrNull(settings.TimeZone) ?? DateTimeZone.Utc,
            TimeSpan.Zero);
        return schedule with { Offset = SyncSchedule.OffsetOf(userId, schedule) };
    }
}
