using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace EmailSync.Tests.Support;

/// <summary>
/// The sandbox as a process of its own, on free ports. It ends with this process, whatever becomes of it. Disposing it throws where it was
/// asked for something that it does not hold, so that an unknown route fails the test that called it.
/// </summary>
public sealed class SandboxProcess : IAsyncDisposable
{
    private const string Ready = "sandbox ready ";
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _errors;

    private SandboxProcess(Process process, ConcurrentQueue<string> errors, Dictionary<string, string> addresses)
    {
        (_process, _errors) = (process, errors);
        Entra = Client(addresses["entra"]);
        Graph = Client(addresses["graph"]);
        Salesforce = Client(addresses["salesforce"]);
        Control = new SandboxControl(Client(addresses["control"]));
        Outlook = Client(addresses["outlook"]);
    }

    /// <summary>Speaks to the sign-in; follows no redirects.</summary>
    public HttpClient Entra { get; }

    /// <summary>Speaks to Graph, without a token.</summary>
    public HttpClient Graph { get; }

    /// <summary>Speaks to Salesforce, without a token; follows no redirects.</summary>
    public HttpClient Salesforce { get; }

    public SandboxControl Control { get; }

    /// <summary>Speaks to the page that plays Outlook.</summary>
    public HttpClient Outlook { get; }

    /// <summary>What it has written to its log so far.</summary>
    public IReadOnlyCollection<string> LogLines => _errors;

    /// <param name="options">Options of its command line beside the ports, such as <c>--world</c>, <c>empty</c>.</param>
    /// <exception cref="InvalidOperationException">It did not become ready within half a minute; the message holds what it said.</exception>
    public static async Task<SandboxProcess> StartAsync(params string[] options)
    {
        string[] ports = ["--entra", "0", "--graph", "0", "--salesforce", "0", "--control", "0", "--outlook", "0", "--exit-with-stdin"];
        var start = new ProcessStartInfo("dotnet", [Dll(), .. ports, .. options])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var errors = new ConcurrentQueue<string>();
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        process.ErrorDataReceived += (_, line) => errors.Enqueue(line.Data ?? "");
        process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith(Ready, StringComparison.Ordinal))
                return new SandboxProcess(process, errors, JsonSerializer.Deserialize<Dictionary<string, string>>(line[Ready.Length..])!);
        }

        await process.WaitForExitAsync(patience.Token);
        throw new InvalidOperationException($"The sandbox ended with {process.ExitCode}: {string.Join('\n', errors)}");
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Control.EnsureNothingUnknownAsync();
        }
        finally
        {
            _process.StandardInput.Close();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await _process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!_process.HasExited)
                _process.Kill(entireProcessTree: true);
            _process.Dispose();
        }
    }

    /// <summary>The folder that holds EmailSync.sln.</summary>
    public static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EmailSync.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("EmailSync.sln is in no folder above the tests.");
    }

    internal static string Dll()
    {
        // Tests and sandbox are built together: the same configuration and framework.
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var dll = Path.Combine(RepositoryRoot(), "tests", "Sandbox", "bin", output.Parent!.Name, output.Name, "EmailSync.Sandbox.dll");
        return File.Exists(dll) ? dll : throw new InvalidOperationException($"{dll} is missing: build the solution first.");
    }

    private static HttpClient Client(string address) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(address) };
}
