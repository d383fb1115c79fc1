using System.Diagnostics;
using System.Text.Json;

namespace EmailSync.Tests.Support;

/// <summary>What the sandbox says it would hold with these options (<c>--describe-world</c>); it starts no servers for that.</summary>
public sealed record DescribedWorld(int ExitCode, JsonDocument? Json, string Error)
{
    public JsonElement Root => Json?.RootElement ?? throw new InvalidOperationException($"Exit code {ExitCode}: {Error}");

    public IReadOnlyList<JsonElement> Mailboxes => [.. Root.GetProperty("mailboxes").EnumerateArray()];

    public IReadOnlyList<JsonElement> Messages => [.. Root.GetProperty("messages").EnumerateArray()];

    public static async Task<DescribedWorld> ReadAsync(params string[] options)
    {
        var start = new ProcessStartInfo("dotnet", [SandboxProcess.Dll(), "--describe-world", "--messages", .. options])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await process.WaitForExitAsync(patience.Token);
        var json = await output;
        return new DescribedWorld(process.ExitCode, json.Length == 0 ? null : JsonDocument.Parse(json), (await error).Trim());
    }
}
