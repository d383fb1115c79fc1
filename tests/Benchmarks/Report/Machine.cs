using System.Globalization;
using System.Runtime.InteropServices;

namespace EmailSync.Benchmarks.Report;

/// <summary>Where and when figures were made.</summary>
internal static class Machine
{
    public static string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"on {TimeProvider.System.GetUtcNow():d MMMM yyyy} with {Environment.ProcessorCount} cores ({RuntimeInformation.ProcessArchitecture}), "
        + $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30):0} GB of memory, {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.FrameworkDescription}");
}
