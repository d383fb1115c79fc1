using Dapper;
using Microsoft.Data.Sqlite;

namespace EmailSync.Benchmarks;

/// <summary>The service's database, read beside it; only the instants at which runs are due are written.</summary>
internal sealed class ApiDatabase(string path)
{
    /// <summary>How much of the file holds something.</summary>
    public Task<long> UsedBytesAsync() => WithAsync(connection => connection.ExecuteScalarAsync<long>(
        "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, pragma_freelist_count, pragma_page_size"));

    public Task<int> PlannedAsync() => WithAsync(connection => connection.ExecuteScalarAsync<int>(
        "SELECT COUNT(*) FROM qrtz_triggers WHERE trigger_group = 'email' AND trigger_name LIKE '%.next'"));

    /// <summary>True where no run is under way, and none is due before then.</summary>
    public Task<bool> IsCalmAsync(DateTimeOffset until) => WithAsync(connection => connection.ExecuteScalarAsync<bool>(
        """
        SELECT NOT EXISTS (SELECT 1 FROM runs WHERE state <> 'finished')
           AND NOT EXISTS (SELECT 1 FROM qrtz_triggers WHERE trigger_group = 'email' AND next_fire_time < @until)
        """,
        new { until = until.UtcTicks }));

    /// <summary>Makes everybody's next run due, one after the other at equal distances.</summary>
    /// <returns>Each person's instant.</returns>
    public Task<Dictionary<string, DateTimeOffset>> SpreadAsync(DateTimeOffset first, TimeSpan span) => WithAsync(async connection =>
    {
        await connection.ExecuteAsync(
            """
            WITH planned AS (
                SELECT trigger_name, ROW_NUMBER() OVER (ORDER BY trigger_name) - 1 AS place, COUNT(*) OVER () AS number
                FROM qrtz_triggers WHERE trigger_group = 'email' AND trigger_name LIKE '%.next')
            UPDATE qrtz_triggers SET next_fire_time = @first + (@span / p.number) * p.place, start_time = @first + (@span / p.number) * p.place
            FROM planned p
            WHERE trigger_group = 'email' AND qrtz_triggers.trigger_name = p.trigger_name
            """,
            new { first = first.UtcTicks, span = span.Ticks });
        var rows = await connection.QueryAsync<(string Name, long Ticks)>(
            "SELECT trigger_name, next_fire_time FROM qrtz_triggers WHERE trigger_group = 'email' AND trigger_name LIKE '%.next'");
        return rows.ToDictionary(r => r.Name[..^".next".Length], r => new DateTimeOffset(r.Ticks, TimeSpan.Zero));
    });

    /// <summary>When each person's run began that was queued since an instant; only runs that completed.</summary>
    public Task<Dictionary<string, DateTimeOffset>> StartsAsync(DateTimeOffset since) => WithAsync(async connection =>
    {
        var rows = await connection.QueryAsync<(string UserId, long StartedAt, string Result, string? Cause)>(
            "SELECT user_id, started_at, result, cause FROM runs WHERE queued_at >= @since AND state = 'finished'", new { since = since.ToUnixTimeMilliseconds() });
        return rows.ToDictionary(
            r => r.UserId,
            r => r.Result == "completed" ? DateTimeOffset.FromUnixTimeMilliseconds(r.StartedAt) : throw new InvalidOperationException($"A run of {r.UserId} {r.Result}: {r.Cause}"));
    });

    /// <summary>How far into a person's last run the first message was recorded, as a share of it.</summary>
    public Task<double> FirstRecordedAsync(string userId) => WithAsync(connection => connection.ExecuteScalarAsync<double>(
        """
        SELECT ((SELECT MIN(recorded_at) FROM recordings WHERE user_id = @userId) - started_at) / CAST(ended_at - started_at AS REAL)
        FROM runs WHERE user_id = @userId ORDER BY queued_at DESC LIMIT 1
        """,
        new { userId }));

    public Task<int> RecordedAsync(string userId) => WithAsync(connection => connection.ExecuteScalarAsync<int>(
        "SELECT COUNT(*) FROM recordings WHERE user_id = @userId AND state = 'recorded'", new { userId }));

    /// <summary>Rows of messages.</summary>
    public Task<int> MessagesAsync(string userId) => WithAsync(connection => connection.ExecuteScalarAsync<int>(
        "SELECT COUNT(*) FROM messages WHERE user_id = @userId", new { userId }));

    private async Task<T> WithAsync<T>(Func<SqliteConnection, Task<T>> work)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False;Default Timeout=60");
        await connection.OpenAsync();
        return await work(connection);
    }
}
