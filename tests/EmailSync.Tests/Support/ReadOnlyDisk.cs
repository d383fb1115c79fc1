using System.Diagnostics;
using Xunit;

namespace EmailSync.Tests.Support;

/// <summary>
/// A disk that can be read and not written: the database's files are made immutable under the service while it runs, which binds an administrator
/// and what is open already too. What SQLite shares in memory stays as it is; no disk takes part in that.
/// </summary>
internal static class ReadOnlyDisk
{
    /// <summary>Every write to the database fails from now on, and who opens it anew is given it for reading only.</summary>
    public static async Task BeginAsync(ApiProcess api) => Assert.Equal(0, await ChangeAsync("+i", [.. Files(api)]));

    /// <summary>It can be written again; nothing happens where it can.</summary>
    public static Task EndAsync(ApiProcess api) => ChangeAsync("-i", [.. Files(api)]);

    /// <summary>True where this system and the disk of its temporary files can do that.</summary>
    public static bool IsPossible()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/chattr"))
        {
            return false;
        }

        var file = Path.GetTempFileName();
        try
        {
            var isPossible = ChangeAsync("+i", [file]).GetAwaiter().GetResult() == 0;
            ChangeAsync("-i", [file]).GetAwaiter().GetResult();
            return isPossible;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static IEnumerable<string> Files(ApiProcess api) => new[] { api.DatabasePath, $"{api.DatabasePath}-wal" }.Where(File.Exists);

    private static async Task<int> ChangeAsync(string how, string[] files)
    {
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/chattr", [how, .. files]) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}

/// <summary>A test on a disk that cannot be written; skipped by name where that cannot be had.</summary>
public sealed class ReadOnlyDiskFactAttribute : FactAttribute
{
    private static readonly bool _isPossible = ReadOnlyDisk.IsPossible();

    public ReadOnlyDiskFactAttribute()
    {
        if (!_isPossible)
        {
            Skip = "Only an administrator of Linux can make files immutable, on disks that know of that.";
        }
    }
}
