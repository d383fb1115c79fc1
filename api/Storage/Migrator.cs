using System.Reflection;
using DbUp;
using DbUp.Engine.Output;
using Microsoft.Data.Sqlite;

namespace EmailSync.Storage;

/// <summary>Brings the schema up to date at start: numbered scripts, only forward, each in a transaction of its own.</summary>
internal sealed class Migrator(Database database)
{
    /// <exception cref="InvalidOperationException">A script failed; the message names it.</exception>
    public void Run()
    {
        if (database.FilePath is { } path && Path.GetDirectoryName(path) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        using (var connection = new SqliteConnection(database.ConnectionString))
        {
            // Readers go on while one writes; kept in the file, so once is enough.
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL;";
            command.ExecuteNonQuery();
        }

        var result = DeployChanges.To
            .SqliteDatabase(database.ConnectionString)
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), name => name.Contains(".Storage.Migrations.", StringComparison.Ordinal))
            .WithTransactionPerScript()
            .LogTo(new NoOpUpgradeLog())
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException($"The database could not be brought up to date: {result.ErrorScript?.Name} failed.", result.Error);
        }
    }
}
