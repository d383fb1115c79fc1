namespace EmailSync.Storage;

/// <summary>
/// SQLite has no clustering, so a second process on the same file would run everybody's jobs twice: it is refused. The lock is the
/// operating system's and goes with the process, however that ends.
/// </summary>
internal sealed class ProcessLock : IDisposable
{
    private readonly FileStream? _stream;

    /// <exception cref="InvalidOperationException">Another process uses the database.</exception>
    public ProcessLock(Database database)
    {
        if (database.FilePath is not { } path)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            _stream = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new InvalidOperationException(
                $"Another process uses the database {path}. On SQLite only one may run; stop the other, or give this one a file of its own (ConnectionStrings:EmailSync).", e);
        }
    }

    public void Dispose() => _stream?.Dispose();
}
