namespace EmailSync.Sandbox.Core;

/// <summary>Waits for the end: a signal to any listener, or the end of the standard input, so that a killed test leaves no orphan.</summary>
internal static class Ending
{
    public static async Task WaitAsync(IEnumerable<WebApplication> apps, bool exitWithStdin)
    {
        var all = apps.ToList();
        var ends = all.Select(app => app.WaitForShutdownAsync()).ToList();
        if (exitWithStdin)
            ends.Add(StandardInputEndsAsync());

        await Task.WhenAny(ends);
        await Task.WhenAll(all.Select(app => app.StopAsync()));
    }

    private static async Task StandardInputEndsAsync()
    {
        var buffer = new byte[256];
        await using var input = Console.OpenStandardInput();
        while (await input.ReadAsync(buffer) > 0)
        {
        }
    }
}
