namespace EmailSync.Sandbox.World.Team;

/// <summary>People write on working days, mostly between half past seven and seven, on their own clock.</summary>
internal static class WorkingHours
{
    /// <summary>The instant itself if it lies in working hours, else one in the hours before it; never later than <paramref name="instant"/>.</summary>
    public static DateTimeOffset AtOrBefore(DateTimeOffset instant, TimeZoneInfo zone, Dice dice)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        // Drawn whether needed or not, so that the clock does not change what comes after it.
        var evening = TimeSpan.FromSeconds(dice.Between(16 * 3600, 19 * 3600));
        var minute = (local.Hour * 60) + local.Minute;
        var day = local.Date;
        if (minute < 450) day = day.AddDays(-1);
        else if (minute <= 1140 && Works(day)) return instant.ToOffset(local.Offset);
        while (!Works(day)) day = day.AddDays(-1);
        var wall = day + evening;
        var moved = new DateTimeOffset(wall, zone.GetUtcOffset(wall));
        return moved < instant ? moved : instant.ToOffset(local.Offset);
    }

    public static DateTime NextWorkingDay(DateTime day)
    {
        while (!Works(day)) day = day.AddDays(1);
        return day;
    }

    private static bool Works(DateTime day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
