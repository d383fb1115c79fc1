using System.Globalization;
using System.Runtime.InteropServices;

namespace EmailSync.Benchmarks.Report;

/// <summary>Where and when figures were made, and how busy the machine was with them and with others' work.</summary>
internal static class Machine
{
    private const string Load = "/proc/loadavg";

    public static string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"on {TimeProvider.System.GetUtcNow():d MMMM yyyy} with {Environment.ProcessorCount} cores ({RuntimeInformation.ProcessArchitecture}), "
        + $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30):0} GB of memory, {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.FrameworkDescription}"
        + $"{LoadAverage()}");

    /// <summary>Over the last quarter of an hour, where the system says it.</summary>
    private static string LoadAverage() => File.Exists(Load) ? $", load average {File.ReadAllText(Load).Split(' ')[2]}" : "";
}
