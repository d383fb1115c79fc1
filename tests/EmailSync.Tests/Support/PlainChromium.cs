using System.Diagnostics;
using Microsoft.Playwright;

namespace EmailSync.Tests.Support;

/// <summary>A Chromium that was started as a program, with a profile of its own, and is only looked into.</summary>
public sealed class PlainChromium : IAsyncDisposable
{
    /// <summary>In milliseconds.</summary>
    private const int Patience = 30_000;

    private readonly Process _process;
    private readonly string _profile;
    private IBrowser? _browser;

    private PlainChromium(Process process, string profile) => (_process, _profile) = (process, profile);

    /// <summary>The profile itself: what it keeps, it keeps on disk.</summary>
    public IBrowserContext Context => _browser!.Contexts[0];

    /// <summary>One that has only just started now and then never answers who looks in first: another is started then.</summary>
    public static async Task<PlainChromium> StartAsync(IPlaywright playwright)
    {
        for (var left = 2; ; left--)
        {
            try
            {
                return await TryAsync(playwright);
            }
            catch (TimeoutException) when (left > 0)
            {
            }
        }
    }

    private static async Task<PlainChromium> TryAsync(IPlaywright playwright)
    {
        var profile = Directory.CreateTempSubdirectory("emailsync-chromium-").FullName;
        var start = new ProcessStartInfo(BrowserExecutable.Find(playwright.Chromium.ExecutablePath))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The last two only because there is no screen, and because root may not use Chromium's own sandbox.
        string[] switches = [$"--user-data-dir={profile}", "--remote-debugging-port=0", "--no-first-run", "--window-size=1280,800", "--headless=new", "--no-sandbox"];
        Array.ForEach(switches, start.ArgumentList.Add);
        var plain = new PlainChromium(Process.Start(start) ?? throw new InvalidOperationException("Chromium did not start."), profile);
        plain._process.BeginOutputReadLine();
        plain._process.BeginErrorReadLine();
        try
        {
            plain._browser = await playwright.Chromium.ConnectOverCDPAsync($"http://127.0.0.1:{await plain.PortAsync()}", new() { Timeout = Patience });
            return plain;
        }
        catch
        {
            await plain.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_profile, recursive: true);
    }

    /// <summary>Chromium writes the port that it chose into its profile.</summary>
    private async Task<string> PortAsync()
    {
        var file = Path.Combine(_profile, "DevToolsActivePort");
        await EmployeeSteps.UntilAsync(() => Task.FromResult(File.Exists(file) && File.ReadAllLines(file).Length > 0));
        return (await File.ReadAllLinesAsync(file))[0];
    }
}
