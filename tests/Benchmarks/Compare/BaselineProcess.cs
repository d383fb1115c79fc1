using System.Diagnostics;
using System.Text.Json;

namespace EmailSync.Benchmarks.Compare;

/// <summary>A baseline as a process of its own, so that its memory is measured like the service's.</summary>
internal sealed class BaselineProcess : IAsyncDisposable
{
    private readonly Process _process;

    private BaselineProcess(Process process) => _process = process;

    public long PeakBytes
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    public static async Task<BaselineProcess> StartAsync(string kind, BaselineJob job)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(BaselineProcess).Assembly.Location, "--baseline", kind])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(job));
        return new BaselineProcess(process);
    }

    /// <summary>One run of it.</summary>
    /// <returns>How long it took.</returns>
    /// <exception cref="InvalidOperationException">It ended; what it said is on stderr.</exception>
    public async Task<TimeSpan> RunAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        await _process.StandardInput.WriteLineAsync("run");
        await _process.StandardInput.FlushAsync();
        return await _process.StandardOutput.ReadLineAsync() == "done"
            ? TimeProvider.System.GetElapsedTime(started)
            : throw new InvalidOperationException("The baseline ended before its work.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
