using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace EmailSync.Tests.Support;

/// <summary>
/// A disk that takes nothing more, for one process alone: a limit on the size of files that is lowered under it while it runs. It binds an
/// administrator too, whom the modes of files do not.
/// </summary>
internal static class FullDisk
{
    /// <summary>Every write to a file fails from now on.</summary>
    public static Task BeginAsync(int processId) => LimitAsync(processId, "0:unlimited");

    /// <summary>There is room again.</summary>
    public static Task EndAsync(int processId) => LimitAsync(processId, "unlimited:unlimited");

    private static async Task LimitAsync(int processId, string limit)
    {
        using var process = Process.Start("prlimit", ["--pid", processId.ToString(CultureInfo.InvariantCulture), $"--fsize={limit}"]);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}

/// <summary>A test that fills the disk of a process; skipped by name where the system cannot do that.</summary>
public sealed class FullDiskFactAttribute : FactAttribute
{
    public FullDiskFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/prlimit"))
        {
            Skip = "Only Linux with prlimit can lower a running process's limit on files.";
        }
    }
}
