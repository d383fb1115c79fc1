using NodaTime;
using NodaTime.TimeZones;

namespace EmailSync.Domain.Scheduling;

/// <summary>One window of T1: the instants from the first at or after its start to the first at or after its end on the wall clock.</summary>
/// <param name="Start">Belongs to it.</param>
/// <param name="End">Does not; equal to the start where the whole window lies in a daylight-saving gap.</param>
internal readonly record struct SyncWindow(Instant Start, Instant End)
{
    // A time that the clock skips is reached at the gap's end; one that it shows twice is reached the first time.
    private static readonly ZoneLocalMappingResolver FirstAtOrAfter =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    public static SyncWindow StartingOn(LocalDate date, ScheduleSettings settings)
    {
        var endDate = settings.To > settings.From ? date : date.PlusDays(1);
        return new SyncWindow(
            settings.Zone.ResolveLocal(date + settings.From, FirstAtOrAfter).ToInstant(),
            settings.Zone.ResolveLocal(endDate + settings.To, FirstAtOrAfter).ToInstant());
    }

    /// <summary>The windows that start on or after a date, on the chosen days; without end.</summary>
    public static IEnumerable<SyncWindow> From(LocalDate date, ScheduleSettings settings)
    {
        for (var day = date; settings.Days.Count > 0; day = day.PlusDays(1))
        {
            if (settings.Days.Contains(day.DayOfWeek))
            {
                yield return StartingOn(day, settings);
            }
        }
    }

    /// <summary>Every run before the window's end, in order, the first after the offset; one at the start where the window has no length.</summary>
    public IEnumerable<Instant> Runs(ScheduleSettings settings)
    {
        var length = End - Start;
        var quarter = length / 4;
        var offset = Duration.FromTimeSpan(settings.Offset);
        var run = Start + Duration.Min(offset, quarter);
        do
        {
            yield return run;
            run += Duration.FromMinutes(settings.IntervalMinutes);
        }
        while (run < End);
    }
}
