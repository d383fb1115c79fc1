using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace EmailSync.Storage;

/// <summary>
/// Opens connections. Writers begin immediate transactions, since a deferred one that first reads and then writes fails at once when
/// another writer was faster. They queue here, each in its turn, so that nobody waits on a thread: SQLite takes one at a time.
/// </summary>
internal sealed class Database(IOptions<DatabaseOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _writers = new(1, 1);

    // Only who holds the place of the writer touches it.
    private bool _wasUnwritable;

    private readonly string _connectionString = new SqliteConnectionStringBuilder(options.Value.ConnectionString)
    {
        ForeignKeys = true,
        DefaultTimeout = 30,
        Pooling = true,
    }.ToString();

    /// <summary>The database file; null for one in memory.</summary>
    public string? FilePath
    {
        get
        {
            var source = new SqliteConnectionStringBuilder(_connectionString);
            return source.Mode == SqliteOpenMode.Memory || source.DataSource is "" or ":memory:" ? null : Path.GetFullPath(source.DataSource);
        }
    }

    /// <summary>The connection string as it is used, for libraries that open their own connections.</summary>
    public string ConnectionString => _connectionString;

    /// <summary>An open connection; the caller disposes it.</summary>
    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = PatientSqliteFactory.Create(_connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);

            // SQLite's own knows only the letters of ASCII; PostgreSQL's knows them all.
            connection.CreateFunction("lower", (string? text) => text?.ToLowerInvariant(), isDeterministic: true);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs reads on one connection.</summary>
    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        return await read(connection);
    }

    /// <summary>Runs writes in one transaction: all of them, or none.</summary>
    public async Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, Task<T>> write, CancellationToken cancellationToken)
    {
        await _writers.WaitAsync(cancellationToken);
        try
        {
            await using var connection = await OpenAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var result = await write(connection, transaction);
            await transaction.CommitAsync(cancellationToken);
            if (_wasUnwritable)
            {
                _wasUnwritable = false;
                SqliteConnection.ClearAllPools();
            }

            return result;
        }
        catch (Exception e) when (DatabaseFailures.IsUnwritable(e))
        {
            // A connection that was opened while the disk was read-only stays so for ever, whoever's it is: none is used again.
            _wasUnwritable = true;
            SqliteConnection.ClearAllPools();
            throw;
        }
        finally
        {
            _writers.Release();
        }
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Func<DbConnection, DbTransaction, Task> write, CancellationToken cancellationToken) =>
        WriteAsync(
            async (connection, transaction) =>
            {
                await write(connection, transaction);
                return 0;
            },
            cancellationToken);

    public void Dispose() => _writers.Dispose();
}
