using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Http;

/// <summary>
/// One sandbox and one service for the tests of the interface, which run one after the other. Each test takes a person of its own, so that none
/// sees what another did.
/// </summary>
public sealed class ServiceFixture : IAsyncLifetime
{
    private readonly string _pages = Directory.CreateTempSubdirectory("emailsync-pages-").FullName;
    private int _people;

    public SandboxProcess Sandbox { get; private set; } = null!;

    public ApiProcess Api { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(_pages, "assets"));
        await File.WriteAllTextAsync(Path.Combine(_pages, "web.html"), "<!doctype html><title>EmailSync</title>");
        await File.WriteAllTextAsync(Path.Combine(_pages, "assets", "app-1a2b.js"), "export {};");
        Sandbox = await SandboxProcess.StartAsync("--world", "team");
        Api = await ApiProcess.StartAsync(Sandbox, new Dictionary<string, string?> { ["Spa:Root"] = _pages });
    }

    public async Task DisposeAsync()
    {
        await Api.DisposeAsync();
        Directory.Delete(_pages, recursive: true);
        await Sandbox.DisposeAsync();
    }

    /// <summary>Somebody of the built-in team, by the key: they have mail and a Salesforce licence.</summary>
    public async Task<SandboxPerson> MemberAsync(string key) => (await Sandbox.Control.PeopleAsync()).Single(person => person.Key == key);

    /// <summary>Somebody new with an empty mailbox, signed in, who has opened the page once.</summary>
    public async Task<(SandboxPerson Person, HttpClient Client)> NewPersonAsync(bool isAdmin = false)
    {
        var person = await Sandbox.Control.AddPersonAsync(new { email = $"person{Interlocked.Increment(ref _people)}@contoso.example", isAdmin });
        var client = await Api.SignInAsync(person);
        await client.GetAnswerAsync("/api/me");
        return (person, client);
    }

    /// <summary>Writes into the service's database what only a later version, or time, could have written.</summary>
    public Task ExecuteAsync(string sql) => Api.QueryAsync(sql);

    /// <summary>The first column of what the service has stored.</summary>
    public Task<IReadOnlyList<string>> ReadAsync(string sql) => Api.QueryAsync(sql);
}

[CollectionDefinition(Name)]
public sealed class TheService : ICollectionFixture<ServiceFixture>
{
    public const string Name = "The service";
}
