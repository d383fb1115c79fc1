using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EmailSync.Storage;

/// <summary>
/// Connections that wait for another's write as SQLite itself does, at first for milliseconds. Its .NET driver alone would have each of them sleep for
/// 150 ms, whatever the other needs.
/// </summary>
internal sealed class PatientSqliteFactory : DbProviderFactory
{
    private const int LongestWaitMilliseconds = 10_000;

    private PatientSqliteFactory()
    {
    }

    public static PatientSqliteFactory Instance { get; } = new();

    public static SqliteConnection Create(string? connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        connection.StateChange += OnStateChange;
        return connection;
    }

    public override DbConnection CreateConnection() => Create(null);

    public override DbCommand CreateCommand() => SqliteFactory.Instance.CreateCommand();

    public override DbParameter CreateParameter() => SqliteFactory.Instance.CreateParameter();

    private static void OnStateChange(object sender, StateChangeEventArgs e)
    {
        if (e.CurrentState == ConnectionState.Open)
        {
            _ = raw.sqlite3_busy_timeout(((SqliteConnection)sender).Handle, LongestWaitMilliseconds);
        }
    }
}
