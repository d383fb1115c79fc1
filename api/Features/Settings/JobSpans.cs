using System.Data.Common;
using Dapper;
using EmailSync.Storage;

namespace EmailSync.Features.Settings;

/// <summary>The table <c>job_spans</c>: when each person's job was on, which is the time that the look-back counts (T6).</summary>
internal sealed class JobSpans(Database database, TimeProvider time)
{
    /// <summary>Opens and ends spans until they say what the settings say now; for null for everybody.</summary>
    public Task ReconcileAsync(string? userId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (connection, transaction) =>
                await ReconcileAsync(connection, transaction, await SettingsStore.PeopleAsync(connection, transaction, userId), time.GetUtcNow()),
            cancellationToken);

    /// <summary>The same within the transaction that changes the settings.</summary>
    public static async Task ReconcileAsync(DbConnection connection, DbTransaction transaction, IReadOnlyList<PersonSettings> people, DateTimeOffset now)
    {
        var open = (await connection.QueryAsync<string>(
            "SELECT user_id FROM job_spans WHERE kind = @kind AND on_to IS NULL", new { kind = JobKinds.Email }, transaction)).ToHashSet(StringComparer.Ordinal);
        await connection.ExecuteAsync(
            """
            INSERT INTO job_spans (user_id, kind, on_from) VALUES (@UserId, @kind, @now)
            ON CONFLICT (user_id, kind, on_from) DO UPDATE SET on_to = NULL
            """,
            people.Where(person => person.IsOn && !open.Contains(person.UserId)).Select(person => new { person.UserId, kind = JobKinds.Email, now = now.ToStored() }),
            transaction);
        await connection.ExecuteAsync(
            "UPDATE job_spans SET on_to = @now WHERE user_id = @UserId AND kind = @kind AND on_to IS NULL",
            people.Where(person => !person.IsOn && open.Contains(person.UserId)).Select(person => new { person.UserId, kind = JobKinds.Email, now = now.ToStored() }),
            transaction);
    }
}
