using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Dapper;
using Microsoft.Data.Sqlite;

namespace EmailSync.Tests.Support;

/// <summary>
/// The built service as a process of its own, on a free port, with a database in a folder of its own that goes with it. It can be killed and
/// started again on the same database, as often as a test likes.
/// </summary>
public sealed class ApiProcess : IAsyncDisposable
{
    private readonly SandboxProcess _sandbox;
    private readonly Dictionary<string, string?> _settings;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly List<HttpClient> _clients = [];
    private Process? _process;

    private ApiProcess(SandboxProcess sandbox, IReadOnlyDictionary<string, string?>? settings)
    {
        _sandbox = sandbox;
        Folder = Directory.CreateTempSubdirectory("emailsync-").FullName;
        Address = new Uri($"http://localhost:{FreePort()}");
        var pages = Path.Combine(SandboxProcess.RepositoryRoot(), "addin", "dist");
        _settings = new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["urls"] = Address.AbsoluteUri,
            ["ConnectionStrings__EmailSync"] = $"Data Source={DatabasePath}",
            ["AzureAd__TenantId"] = "6d3f1c52-0f4e-4d3c-9a55-2f3a8f0e1a11",
            ["AzureAd__ClientId"] = "0b6f2a9e-7f0e-4a52-8a63-1f6f4c2f7d22",
            ["AzureAd__ClientCredentials__0__SourceType"] = "ClientSecret",
            ["AzureAd__ClientCredentials__0__ClientSecret"] = "sandbox-secret",
            ["AzureAd__BackChannelAddress"] = sandbox.Entra.BaseAddress!.AbsoluteUri,
            ["Graph__BaseUrl"] = new Uri(sandbox.Graph.BaseAddress!, "v1.0").AbsoluteUri,
            ["Salesforce__LoginUrl"] = sandbox.Salesforce.BaseAddress!.AbsoluteUri.TrimEnd('/'),
            ["Salesforce__ClientId"] = "emailsync-sandbox",
            ["Salesforce__ClientSecret"] = "emailsync-sandbox-secret",
            ["Spa__Root"] = Directory.Exists(pages) ? pages : null,
            // A machine's own settings must not reach a test.
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = null,
            ["MSAL_FORCE_REGION"] = null,
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>())
        {
            _settings[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        Anonymous = Client(null);
    }

    /// <summary>Where it listens; the same after a restart.</summary>
    public Uri Address { get; }

    /// <summary>Holds the database; deleted at the end.</summary>
    public string Folder { get; }

    public string DatabasePath => Path.Combine(Folder, "emailsync.db");

    /// <summary>Of the life that it lives now.</summary>
    public int ProcessId => _process!.Id;

    /// <summary>Brings no token and follows no redirects.</summary>
    public HttpClient Anonymous { get; }

    /// <summary>Every line that it has written so far, over all its lives.</summary>
    public IReadOnlyCollection<string> LogLines => _lines;

    /// <summary>What its present life has used: processor time so far, and the largest working set.</summary>
    public (TimeSpan Processor, long PeakBytes) Usage
    {
        get
        {
            _process!.Refresh();
            return (_process.TotalProcessorTime, _process.PeakWorkingSet64);
        }
    }

    /// <summary>Starts it against a sandbox.</summary>
    /// <param name="sandbox">Plays Entra, Graph and Salesforce.</param>
    /// <param name="settings">Configuration keys such as <c>Scheduler:Threads</c>; null takes a key away.</param>
    /// <exception cref="InvalidOperationException">It did not become ready; the message holds what it said.</exception>
    public static async Task<ApiProcess> StartAsync(SandboxProcess sandbox, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var api = new ApiProcess(sandbox, settings);
        try
        {
            await api.RegisterAsync();
            await api.RestartAsync();
            return api;
        }
        catch
        {
            await api.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it where it should fail to; its exit code and what it said.</summary>
    public static async Task<(int ExitCode, string Output)> FailToStartAsync(SandboxProcess sandbox, IReadOnlyDictionary<string, string?> settings)
    {
        await using var api = new ApiProcess(sandbox, settings);
        api.Launch();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await api._process!.WaitForExitAsync(patience.Token);
        return (api._process.ExitCode, string.Join('\n', api._lines));
    }

    /// <summary>Starts it again on the same database and port, and waits until it is ready.</summary>
    public async Task RestartAsync()
    {
        Launch();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        while (true)
        {
            if (_process!.HasExited)
            {
                throw new InvalidOperationException($"The service ended with {_process.ExitCode}: {string.Join('\n', _lines)}");
            }

            try
            {
                using var response = await Anonymous.GetAsync("/health/ready", patience.Token);
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
            catch (OperationCanceledException)
            {
                throw new InvalidOperationException($"The service did not become ready: {string.Join('\n', _lines)}");
            }

            await Task.Delay(100, CancellationToken.None);
        }
    }

    /// <summary>Ends it in the middle of whatever it does, as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>A client with a person's token.</summary>
    public async Task<HttpClient> SignInAsync(SandboxPerson person) => Client(await _sandbox.Control.TokenAsync(person.ObjectId));

    /// <summary>A client with any token.</summary>
    public HttpClient Client(string? token)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = Address,
            Timeout = TimeSpan.FromSeconds(120),
        };
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        _clients.Add(client);
        return client;
    }

    /// <summary>Asks or changes its database directly, while it runs or not; the first column of what comes.</summary>
    public async Task<IReadOnlyList<string>> QueryAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        await connection.OpenAsync();
        return [.. await connection.QueryAsync<string>(sql)];
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
        _clients.ForEach(client => client.Dispose());
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Lets the sandbox's Salesforce send browsers back here, as well as to others that were registered.</summary>
    private async Task RegisterAsync()
    {
        var known = (await _sandbox.Control.GetAsync("/salesforce/options")).GetProperty("redirectUris").EnumerateArray().Select(uri => uri.GetString()!);
        string[] all = [.. known, new Uri(Address, "api/connections/salesforce/callback").AbsoluteUri];
        await _sandbox.Control.PutAsync("/salesforce/options", new { redirectUris = all });
    }

    private void Launch()
    {
        // Tests and service are built together: the same configuration and framework. Its own folder has its own settings file.
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var folder = Path.Combine(SandboxProcess.RepositoryRoot(), "api", "bin", output.Parent!.Name, output.Name);
        string[] command = ["dotnet", Path.Combine(folder, "EmailSync.Api.dll"), "--contentRoot", folder];
        if (OperatingSystem.IsLinux())
        {
            // So that a full disk (FullDisk) is an error of the write, as a real one is, and no signal.
            command = ["/bin/sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh", .. command];
        }

        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in _settings)
        {
            start.Environment[key] = value;
        }

        _process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        _process.OutputDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
