using EmailSync.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace EmailSync.Tests.Support;

/// <summary>A real SQLite file of a test's own.</summary>
internal sealed class TemporaryDatabase : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("emailsync-db-").FullName;

    public TemporaryDatabase(bool migrate = true)
    {
        // Column names of the tables are mapped by the same registration as in the service.
        Dapper.DefaultTypeMap.MatchNamesWithUnderscores = true;
        Database = new Database(Options.Create(new DatabaseOptions { ConnectionString = $"Data Source={Path.Combine(_folder, "test.db")}" }));
        if (migrate)
        {
            new Migrator(Database).Run();
        }
    }

    public Database Database { get; }

    public void Dispose()
    {
        Database.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
