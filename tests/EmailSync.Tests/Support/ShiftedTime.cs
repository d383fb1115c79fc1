namespace EmailSync.Tests.Support;

/// <summary>
/// Time that passes while the service does not run, or a clock that was wrong. The service has the system's clock, so every instant of its own in
/// the database is moved instead; what Exchange and Salesforce say of time stays.
/// </summary>
public static class ShiftedTime
{
    private static readonly string[] _ofOthers = ["received_at", "people_looked_at"];
    private static readonly string[] _instants = ["at", "on_from", "on_to", "look_back", "first_seen_look_back", "look_again_until"];
    private static readonly string[] _ofQuartz = ["NEXT_FIRE_TIME", "PREV_FIRE_TIME", "START_TIME", "END_TIME", "FIRED_TIME", "SCHED_TIME"];

    /// <summary>Adds a span to every instant; less than none: as if so much time had passed.</summary>
    public static async Task ShiftAsync(this Deployment deployment, TimeSpan by)
    {
        var columns = await deployment.Api.QueryAsync(
            "SELECT m.name || ' ' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'");
        foreach (var column in columns.Select(c => c.Split(' ')))
        {
            var (table, name) = (column[0], column[1]);
            var isOurs = (name.EndsWith("_at", StringComparison.Ordinal) || _instants.Contains(name)) && !_ofOthers.Contains(name);
            var amount = _ofQuartz.Contains(name) ? by.Ticks : isOurs ? (long)by.TotalMilliseconds : 0;
            if (amount != 0)
            {
                await deployment.ChangeDatabaseAsync($"UPDATE \"{table}\" SET \"{name}\" = \"{name}\" + {amount} WHERE \"{name}\" > 0");
            }
        }
    }
}
