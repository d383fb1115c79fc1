using Microsoft.Data.Sqlite;

namespace EmailSync.Storage;

/// <summary>Which failures of the database are the machine's and not ours.</summary>
internal static class DatabaseFailures
{
    // SQLite's primary codes READONLY, IOERR, FULL and CANTOPEN.
    private static readonly int[] _unwritable = [8, 10, 13, 14];

    /// <summary>True where nothing can be written: the disk is full, broken or read-only. Nothing of the transaction was kept.</summary>
    public static bool IsUnwritable(Exception exception) =>
        exception is SqliteException sqlite ? _unwritable.Contains(sqlite.SqliteErrorCode)
        : exception.InnerException is { } inner && IsUnwritable(inner);
}
