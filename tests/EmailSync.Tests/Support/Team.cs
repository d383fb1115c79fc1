using System.Text.Json;
using Xunit;

namespace EmailSync.Tests.Support;

/// <summary>
/// One deployment for many scenarios: each hires people of its own, with mailboxes of their own, and invents its customers. What all share,
/// the organisation's settings, the org's options and the faults, a scenario puts back.
/// </summary>
public sealed class Team : IAsyncLifetime
{
    private int _people;
    private int _customers;
    private int _rooms;

    public Deployment Deployment { get; private set; } = null!;

    public SandboxControl Control => Deployment.Control;

    public ApiProcess Api => Deployment.Api;

    public async Task InitializeAsync() => Deployment = await Deployment.StartAsync();

    public async Task DisposeAsync() => await Deployment.DisposeAsync();

    /// <summary>Somebody with an empty mailbox and a connected Salesforce, whose job is off.</summary>
    public Task<Employee> HireAsync(string name = "Kim Adler") => Deployment.HireAsync($"person{++_people}@contoso.example", name);

    /// <summary>An address that nobody in Salesforce has.</summary>
    public string Stranger() => $"customer{++_customers}@fabrikam.example";

    /// <summary>An address that a Contact has.</summary>
    public async Task<string> CustomerAsync(string name = "Maria Lopez")
    {
        var address = Stranger();
        await Deployment.ContactAsync(address, name);
        return address;
    }

    /// <summary>A record in the org; its id.</summary>
    public async Task<string> AddAsync(string type, object record) =>
        (await Control.PostAsync($"/salesforce/{type}", record)).GetProperty("Id").GetString()!;

    /// <summary>The Tasks with this subject.</summary>
    public async Task<IReadOnlyList<JsonElement>> TasksAsync(string subject) =>
        [.. (await Deployment.TasksAsync()).Where(t => t.GetProperty("Subject").GetString() == subject)];

    /// <summary>A folder that the service sees from its next run on, as it would a day later.</summary>
    public async Task AddFolderAsync(Employee employee, string path)
    {
        await Control.AddFolderAsync(employee.Email, path);
        await Api.QueryAsync($"UPDATE mailboxes SET folders_read_at = 0 WHERE user_id = '{employee.Person.ObjectId}'");
    }

    /// <summary>Hours before the sandbox's start; mail is dated by it.</summary>
    public DateTimeOffset Ago(double hours) => Deployment.StartedAt.AddHours(-hours);

    /// <summary>Saves an organisation's setting as its administrator.</summary>
    public async Task SaveOrganisationAsync(object values)
    {
        const string Organisation = "/api/admin/organisation";
        var admin = Deployment.Me.Http;
        var saved = await admin.PutAnswerAsync(Organisation, JsonSerializer.Serialize(new { values }), (await admin.GetAnswerAsync(Organisation)).ETag);
        Assert.True(saved.Status == 200, saved.Text);
    }

    /// <summary>Tells the database that the waits of all runs are over, or whatever else, and lets the service look.</summary>
    /// <param name="change">What becomes of the runs that wait.</param>
    public async Task EndWaitsAsync(string change = "resumes_at = 0")
    {
        await Api.QueryAsync($"UPDATE runs SET {change} WHERE state = 'waiting'");
        await SweepAsync();
    }

    /// <summary>Lets the service look for what waits or was lost, as it does every few minutes and at its start, and here since something is saved for many.</summary>
    public Task SweepAsync() => SaveOrganisationAsync(new { helpContact = $"Dora, room {++_rooms}" });

    /// <summary>Changes how the org is set up, and lets the service describe it afresh.</summary>
    public async Task ConfigureOrgAsync(object options)
    {
        await Control.PutAsync("/salesforce/options", options);
        await Api.QueryAsync("UPDATE salesforce_connections SET described_at = 0");
    }
}

/// <summary>Scenarios of bad days share another one: what is killed, aged or refused there is nobody else's.</summary>
[CollectionDefinition(Name)]
public sealed class TheTroubledTeam : ICollectionFixture<Team>
{
    public const string Name = "The troubled team";
}

/// <summary>The scenarios that share one deployment; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class TheTeam : ICollectionFixture<Team>
{
    public const string Name = "The team";
}
