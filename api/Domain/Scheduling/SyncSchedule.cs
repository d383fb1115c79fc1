namespace EmailSync.Domain.Scheduling;

/// <summary>When a person's runs are due (T1, T7).</summary>
public static class SyncSchedule
{
    /// <summary>
    /// The first scheduled run after an instant (not at it); null where no day is chosen. One that would come less than 30 minutes after the
    /// previous scheduled run is left out.
    /// </summary>
    /// <param name="settings">The schedule.</param>
    /// <param name="after">The instant, usually that of the run that begins now.</param>
    /// <param name="previousScheduled">The last scheduled run; null: none yet.</param>
    public static DateTimeOffset? Next(ScheduleSettings settings, DateTimeOffset after, DateTimeOffset? previousScheduled = null) => throw new NotImplementedException();

    /// <summary>True where the instant lies in a window: its start belongs to it, its end does not.</summary>
    public static bool IsInsideHours(ScheduleSettings settings, DateTimeOffset at) => throw new NotImplementedException();

    /// <summary>T7: the person's stable offset in whole seconds, at most 3 minutes and a quarter of the window.</summary>
    public static TimeSpan OffsetOf(string userId, ScheduleSettings settings) => throw new NotImplementedException();
}
