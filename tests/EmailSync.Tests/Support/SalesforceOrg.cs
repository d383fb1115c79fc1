using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace EmailSync.Tests.Support;

/// <summary>An empty org of the sandbox with two users, Anna and Bo, called as Anna unless a test says otherwise.</summary>
public sealed class SalesforceOrg : IAsyncLifetime
{
    public const string Anna = "anna@contoso.example";
    public const string Bo = "bo@contoso.example";
    public const string Data = "/services/data/v66.0";

    public SandboxProcess Sandbox { get; private set; } = null!;

    public string AnnaToken { get; private set; } = "";

    public string BoToken { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Sandbox = await SandboxProcess.StartAsync("--world", "empty");
        await AddAsync("users", new { FirstName = "Anna", LastName = "Berg", Email = Anna });
        await AddAsync("users", new { FirstName = "Bo", LastName = "Lind", Email = Bo });
        AnnaToken = await TokenAsync(Anna);
        BoToken = await TokenAsync(Bo);
    }

    public async Task DisposeAsync() => await Sandbox.DisposeAsync();

    /// <summary>An access token without the sign-in page.</summary>
    public async Task<string> TokenAsync(string user) =>
        (await Sandbox.Control.PostAsync("/salesforce/token", new { user })).GetProperty("access_token").GetString()!;

    /// <summary>Adds a record by the control address; answers its id.</summary>
    public async Task<string> AddAsync(string type, object record) =>
        (await Sandbox.Control.PostAsync($"/salesforce/{type}", record)).GetProperty("Id").GetString()!;

    public Task<JsonElement> SetAsync(object options) => Sandbox.Control.PutAsync("/salesforce/options", options);

    public Task<SalesforceReply> GetAsync(string path, string? token = null) => SendAsync(HttpMethod.Get, path, null, token);

    public Task<SalesforceReply> PostAsync(string path, object body, string? token = null) => SendAsync(HttpMethod.Post, path, body, token);

    public Task<SalesforceReply> QueryAsync(string soql, string? token = null) => GetAsync(QueryPath(soql), token);

    /// <summary>One record each, all of type Task.</summary>
    public Task<SalesforceReply> CreateTasksAsync(bool allOrNone, params object[] tasks) =>
        PostAsync("/composite/sobjects", new { allOrNone, records = tasks.Select(Typed) });

    public static string QueryPath(string soql) => "/query?q=" + Uri.EscapeDataString(soql);

    /// <summary>Sends to the REST API (a path beneath <see cref="Data"/>) or, with a whole path, elsewhere in the org.</summary>
    public async Task<SalesforceReply> SendAsync(HttpMethod method, string path, object? body, string? token = null, params (string Name, string Value)[] headers)
    {
        var whole = path.StartsWith("/services/", StringComparison.Ordinal) ? path : Data + path;
        using var request = new HttpRequestMessage(method, whole) { Content = body as HttpContent ?? (body is null ? null : JsonContent.Create(body)) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? AnnaToken);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Sandbox.Salesforce.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new SalesforceReply(response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text), response.Headers);
    }

    private static Dictionary<string, JsonElement> Typed(object task)
    {
        var record = JsonSerializer.SerializeToElement(task).EnumerateObject().ToDictionary(p => p.Name, p => p.Value);
        record["attributes"] = JsonSerializer.SerializeToElement(new { type = "Task" });
        return record;
    }
}
