using System.Globalization;
using NodaTime;

namespace EmailSync.Domain.Scheduling;

/// <summary>How far back a run looks (T6).</summary>
public static class LookBack
{
    private static readonly DateTimeOffset SomeMonday = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>No run looks further back.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>
    /// The start of a run's look-back: the larger of past days and the time since the end of the last completed run during which the job was
    /// on, at most 30 days before <paramref name="now"/>.
    /// </summary>
    /// <param name="now">The run's start.</param>
    /// <param name="pastDays">1 to 30, each of 24 hours.</param>
    /// <param name="lastCompletedEnd">The end of the last run that completed, with problems or without; null: none yet.</param>
    /// <param name="offSinceThen">The time since then during which the job was switched off, locked out or inactive.</param>
    public static DateTimeOffset Start(DateTimeOffset now, int pastDays, DateTimeOffset? lastCompletedEnd, TimeSpan offSinceThen)
    {
        var onSinceThen = lastCompletedEnd is { } end ? now - end - offSinceThen : TimeSpan.Zero;
        var length = TimeSpan.FromDays(pastDays);
        length = onSinceThen > length ? onSinceThen : length;
        return now - (length < Longest ? length : Longest);
    }

    /// <summary>
    /// The sentence that warns where the longest time between two runs is longer than past days; null: there is no gap. Daylight saving, which
    /// moves a gap by an hour once a year, is not looked at.
    /// </summary>
    public static string? GapWarning(ScheduleSettings settings, int pastDays)
    {
        var longest = LongestPause(settings);
        if (longest <= TimeSpan.FromDays(pastDays))
        {
            return null;
        }

        var needed = (int)Math.Ceiling(longest.TotalDays);
        return $"With these days and hours up to {Days(needed)} pass between two syncs, and you look back {Days(pastDays)}: "
            + $"mail of the time between could be missed. Look back {Days(needed)} or more.";
    }

    private static TimeSpan LongestPause(ScheduleSettings settings)
    {
        var plain = settings with { Zone = DateTimeZone.Utc, Offset = TimeSpan.Zero };
        var longest = TimeSpan.Zero;
        var previous = SyncSchedule.Next(plain, SomeMonday);
        for (var run = previous; run is { } at && at < SomeMonday.AddDays(15); run = SyncSchedule.Next(plain, at))
        {
            longest = at - previous!.Value > longest ? at - previous.Value : longest;
            previous = at;
        }

        return longest;
    }

    private static string Days(int days) => days == 1 ? "1 day" : string.Create(CultureInfo.InvariantCulture, $"{days} days");
}
