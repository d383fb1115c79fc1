namespace EmailSync.Tests.Support;

/// <summary>The Chromium of the tests in a browser.</summary>
public static class BrowserExecutable
{
    private const string Override = "EMAILSYNC_CHROMIUM";
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>The one that is named by the environment, else the system's, else Playwright's own.</summary>
    /// <param name="playwrights">Where Playwright would have installed its own.</param>
    /// <exception cref="InvalidOperationException">There is none; the message says what to do.</exception>
    public static string Find(string playwrights)
    {
        if (Environment.GetEnvironmentVariable(Override) is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : throw new InvalidOperationException($"{Override} names {named}, which is not there.");
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).Append(playwrights).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                $"No Chromium was found: install Chromium or Chrome (Debian: apt-get install chromium fonts-liberation), or name one in {Override}.");
    }
}
