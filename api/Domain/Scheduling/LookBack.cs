using System.Globalization;

namespace EmailSync.Domain.Scheduling;

/// <summary>How far back a run looks (T6).</summary>
public static class LookBack
{
    // Far enough ahead that every zone goes by the rules that stand, which are the same each year.
    private static readonly DateTimeOffset SomeYear = new(2035, 1, 1, 0, 0, 0, TimeSpan.Zero);

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
    /// The sentence that warns where days and hours leave a longer time between two runs than past days, daylight saving included, so that
    /// there is mail which no run would see by past days alone; null: there is none.
    /// </summary>
    /// <param name="settings">The person's schedule.</param>
    /// <param name="pastDays">1 to 30, each of 24 hours.</param>
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
        var runs = SyncSchedule.After(settings, SomeYear).TakeWhile(run => run < SomeYear.AddYears(1)).ToList();
        return runs.Zip(runs.Skip(1), (run, next) => next - run).DefaultIfEmpty().Max();
    }

    private static string Days(int days) => days == 1 ? "1 day" : string.Create(CultureInfo.InvariantCulture, $"{days} days");
}
