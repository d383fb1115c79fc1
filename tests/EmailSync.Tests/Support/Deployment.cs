using System.Text.Json;
using Microsoft.Data.Sqlite;
using Xunit;

namespace EmailSync.Tests.Support;

/// <summary>
/// A whole deployment for a scenario: the service and the sandbox as processes, and one person whose Salesforce is connected. Scenarios see
/// what the outside sees: Tasks in the org, categories in the mailbox, the sentence in the history.
/// </summary>
public sealed class Deployment : IAsyncDisposable
{
    public const string Anna = "anna@contoso.example";

    private string? _graphToken;

    private Deployment(SandboxProcess sandbox, ApiProcess api) => (Sandbox, Api) = (sandbox, api);

    public SandboxProcess Sandbox { get; }

    public ApiProcess Api { get; }

    public SandboxControl Control => Sandbox.Control;

    /// <summary>The sandbox's clock when the scenario began: what mail is dated by.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>The first person, an administrator.</summary>
    public Employee Me { get; private set; } = null!;

    /// <summary>An empty tenant and org with Anna, connected, and nothing to sync yet.</summary>
    public static async Task<Deployment> StartAsync(params string[] sandboxOptions)
    {
        var sandbox = await SandboxProcess.StartAsync(sandboxOptions.Length == 0 ? ["--world", "empty"] : sandboxOptions);
        ApiProcess? api = null;
        try
        {
            api = await ApiProcess.StartAsync(sandbox);
            var deployment = new Deployment(sandbox, api);
            deployment.StartedAt = await sandbox.Control.ClockAsync();
            deployment.Me = await deployment.HireAsync(Anna, "Anna Berg", isAdmin: true);
            return deployment;
        }
        catch
        {
            await (api?.DisposeAsync() ?? ValueTask.CompletedTask);
            await sandbox.DisposeAsync();
            throw;
        }
    }

    /// <summary>A sandbox and a service that run already, with the people of the sandbox's own world: there is no <see cref="Me"/>.</summary>
    public static async Task<Deployment> OverAsync(SandboxProcess sandbox, ApiProcess api) =>
        new(sandbox, api) { StartedAt = await sandbox.Control.ClockAsync() };

    /// <summary>Adds a person to tenant and org, signs them in and connects their Salesforce.</summary>
    public async Task<Employee> HireAsync(string email, string name, bool isAdmin = false)
    {
        var user = await Control.PostAsync("/salesforce/users", new { FirstName = name.Split(' ')[0], LastName = name.Split(' ')[^1], Email = email });
        var person = await Control.AddPersonAsync(new
        {
            email,
            displayName = name,
            isAdmin,
            timeZone = "Europe/Berlin",
            salesforceUserId = user.GetProperty("Id").GetString(),
        });
        return await JoinAsync(person);
    }

    /// <summary>Signs a person of the sandbox in and connects their Salesforce.</summary>
    public async Task<Employee> JoinAsync(SandboxPerson person)
    {
        var employee = new Employee(this, person, await Api.SignInAsync(person));
        await employee.Http.GetAnswerAsync("/api/me");
        var back = await Api.ConnectSalesforceAsync(Sandbox, employee.Http);
        Assert.EndsWith("salesforce=connected", back, StringComparison.Ordinal);
        return employee;
    }

    /// <summary>A Contact in the org; its id.</summary>
    public async Task<string> ContactAsync(string email, string name = "Maria Lopez") =>
        (await Control.PostAsync("/salesforce/contacts", new { FirstName = name.Split(' ')[0], LastName = name.Split(' ')[^1], Email = email }))
        .GetProperty("Id").GetString()!;

    /// <summary>Every Task in the org.</summary>
    public async Task<IReadOnlyList<JsonElement>> TasksAsync() => [.. (await Control.GetAsync("/salesforce/tasks")).EnumerateArray()];

    /// <summary>A message as Graph gives it to an application: who is on it, and its text.</summary>
    public async Task<SandboxMail> ReadAsync(Employee employee, SandboxMessage message)
    {
        _graphToken ??= (await Control.PostAsync("/entra/app-token")).GetProperty("accessToken").GetString();
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            $"/v1.0/users/{employee.Email}/messages/{Uri.EscapeDataString(message.Id)}?$select=from,toRecipients,ccRecipients,bccRecipients,body");
        request.Headers.Authorization = new("Bearer", _graphToken);
        request.Headers.TryAddWithoutValidation("Prefer", "outlook.body-content-type=\"text\"");
        using var response = await Sandbox.Graph.SendAsync(request);
        var mail = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        string[] lists = ["toRecipients", "ccRecipients", "bccRecipients"];
        var people = lists.SelectMany(l => mail.GetProperty(l).EnumerateArray()).Prepend(mail.GetProperty("from")).Where(p => p.ValueKind == JsonValueKind.Object);
        return new SandboxMail(
            [.. people.Select(p => p.GetProperty("emailAddress").GetProperty("address").GetString()!.ToLowerInvariant())],
            mail.GetProperty("body").GetProperty("content").GetString()!);
    }

    /// <summary>Changes the service's database directly, while it runs or not.</summary>
    public async Task ChangeDatabaseAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Api.DatabasePath};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        await Sandbox.DisposeAsync();
    }
}

/// <summary>Who is on a message (From, To, Cc, Bcc; lower case), and its text.</summary>
public sealed record SandboxMail(IReadOnlyList<string> Addresses, string Text);

/// <summary>A person at work: their mailbox, their settings, their runs.</summary>
public sealed class Employee(Deployment deployment, SandboxPerson person, HttpClient http)
{
    private const string Settings = "/api/me/jobs/email/settings";

    public SandboxPerson Person { get; } = person;

    public string Email => Person.Email;

    public HttpClient Http { get; } = http;

    /// <summary>A mail from a customer, in the Inbox unless told otherwise.</summary>
    public Task<SandboxMessage> ReceiveAsync(string from, string subject, string text = "Hello", object? more = null) =>
        AddAsync(new { folder = "Inbox", from, to = new[] { Email }, subject, text }, more);

    /// <summary>A mail of theirs, in Sent Items.</summary>
    public Task<SandboxMessage> SendAsync(string to, string subject, string text = "Hello", object? more = null) =>
        AddAsync(new { folder = "Sent Items", from = Email, to = new[] { to }, subject, text }, more);

    public Task<IReadOnlyList<SandboxMessage>> MessagesAsync(string? folder = null) => deployment.Control.MessagesAsync(Email, folder);

    public async Task<SandboxMessage> MessageAsync(string subject) => (await MessagesAsync()).Single(m => m.Subject == subject);

    /// <summary>Saves settings as a form would, over the version it has just read.</summary>
    public async Task SaveAsync(object values)
    {
        var form = await Http.GetAnswerAsync(Settings);
        var saved = await Http.PutAnswerAsync(Settings, JsonSerializer.Serialize(new { values }), form.ETag);
        Assert.True(saved.Status == 200, saved.Text);
    }

    /// <summary>Switches the job on at all hours, which runs it at once, and waits for that run.</summary>
    public async Task<JsonElement> StartSyncingAsync(string mode = "all")
    {
        // Once a day, so that no scheduled run comes into a scenario.
        await SaveAsync(new { mode, days = AllDays, from = "00:00", to = "00:00", intervalMinutes = 1_440 });
        return await RunEndedAsync();
    }

    public static readonly string[] AllDays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    /// <summary>Sync Now, and wait until the run has ended.</summary>
    public async Task<JsonElement> SyncNowAsync()
    {
        var answer = await Http.PostAnswerAsync("/api/me/jobs/email/runs");
        Assert.True(answer.Status == 202, answer.Text);
        return await RunEndedAsync();
    }

    /// <summary>Waits until no run is queued, running or waiting; the newest run.</summary>
    public async Task<JsonElement> RunEndedAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (true)
        {
            var runs = (await Http.GetAnswerAsync("/api/me/jobs/email/runs")).Json.GetProperty("items");
            if (runs.GetArrayLength() > 0 && runs.EnumerateArray().All(r => r.GetProperty("state").GetString() == "finished"))
            {
                return runs[0];
            }

            await Task.Delay(50, patience.Token);
        }
    }

    /// <summary>Every row of the history, of all four views.</summary>
    public async Task<IReadOnlyList<JsonElement>> HistoryAsync()
    {
        var rows = new List<JsonElement>();
        foreach (var view in new[] { "recorded", "unresolved", "excluded", "ignored" })
        {
            string? cursor = null;
            do
            {
                var page = (await Http.GetAnswerAsync($"/api/me/history?view={view}&limit=200{(cursor is null ? "" : $"&cursor={cursor}")}")).Json;
                rows.AddRange(page.GetProperty("items").EnumerateArray());
                cursor = page.GetProperty("nextCursor").GetString();
            }
            while (cursor is not null);
        }

        return rows;
    }

    public async Task<JsonElement> HistoryOfAsync(string subject) =>
        (await HistoryAsync()).Single(r => r.GetProperty("subject").GetString() == subject);

    /// <summary>What the service says of a message.</summary>
    public async Task<JsonElement> ExplainAsync(SandboxMessage message)
    {
        var answer = await Http.PostAnswerAsync("/api/me/messages/explain", new { message.InternetMessageId, restId = message.Id });
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json;
    }

    private Task<SandboxMessage> AddAsync(object message, object? more)
    {
        var merged = JsonSerializer.SerializeToNode(message)!.AsObject();
        foreach (var property in JsonSerializer.SerializeToNode(more ?? new { })!.AsObject())
        {
            merged[property.Key] = property.Value?.DeepClone();
        }

        return deployment.Control.AddMessageAsync(Email, merged);
    }
}
