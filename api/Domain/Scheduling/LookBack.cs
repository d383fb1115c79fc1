namespace EmailSync.Domain.Scheduling;

/// <summary>How far back a run looks (T6).</summary>
public static class LookBack
{
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
    public static DateTimeOffset Start(DateTimeOffset now, int pastDays, DateTimeOffset? lastCompletedEnd, TimeSpan offSinceThen) => throw new NotImplementedException();

    /// <summary>The sentence that warns where the longest time between two runs is longer than past days; null: there is no gap.</summary>
    public static string? GapWarning(ScheduleSettings settings, int pastDays) => throw new NotImplementedException();
}
