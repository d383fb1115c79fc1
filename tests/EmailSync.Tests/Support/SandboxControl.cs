using System.Net.Http.Json;
using System.Text.Json;

namespace EmailSync.Tests.Support;

/// <summary>The sandbox's control address. A refusal throws with what the sandbox said.</summary>
public sealed class SandboxControl(HttpClient http)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public Uri Address => http.BaseAddress!;

    public Task<JsonElement> GetAsync(string path) => GetAsync<JsonElement>(path);

    public async Task<T> GetAsync<T>(string path) => await SendAsync<T>(HttpMethod.Get, path, null);

    public Task<JsonElement> PostAsync(string path, object? body = null) => SendAsync<JsonElement>(HttpMethod.Post, path, body ?? new { });

    public Task<JsonElement> PutAsync(string path, object body) => SendAsync<JsonElement>(HttpMethod.Put, path, body);

    public Task DeleteAsync(string path) => SendAsync<JsonElement>(HttpMethod.Delete, path, null);

    public Task<IReadOnlyList<SandboxPerson>> PeopleAsync() => GetAsync<IReadOnlyList<SandboxPerson>>("/people");

    /// <summary>Adds a person with an empty mailbox.</summary>
    public Task<SandboxPerson> AddPersonAsync(object person) => SendAsync<SandboxPerson>(HttpMethod.Post, "/people", person);

    public async Task<DateTimeOffset> ClockAsync() => (await GetAsync("/clock")).GetProperty("now").GetDateTimeOffset();

    /// <summary>Time goes on running from there.</summary>
    public Task SetClockAsync(DateTimeOffset now) => PutAsync("/clock", new { now });

    public Task AdvanceClockAsync(TimeSpan by) => PostAsync("/clock/advance", new { seconds = by.TotalSeconds });

    /// <summary>Milliseconds a request, by system; what is not named stays.</summary>
    public Task SetLatencyAsync(object latency) => PutAsync("/latency", latency);

    /// <summary>Every request with a number above <paramref name="since"/>, and the number to ask from next.</summary>
    public Task<SandboxRequests> RequestsAsync(string? system = null, long since = 0) =>
        GetAsync<SandboxRequests>($"/requests?since={since}{(system is null ? "" : $"&system={system}")}");

    public async Task<SandboxCounters> CountersAsync(string system) =>
        (await GetAsync<Dictionary<string, SandboxCounters>>("/counters"))[system];

    public Task ResetCountersAsync() => PostAsync("/counters/reset");

    /// <exception cref="InvalidOperationException">Something was asked that the sandbox does not hold.</exception>
    public async Task EnsureNothingUnknownAsync()
    {
        var unknown = (await GetAsync<Dictionary<string, SandboxCounters>>("/counters")).Values.SelectMany(c => c.Unknown).ToList();
        if (unknown.Count > 0)
            throw new InvalidOperationException($"The sandbox does not hold: {string.Join("; ", unknown)}");
    }

    /// <summary>Sets a fault: <c>new { system = "graph", kind = "throttle", route = "PATCH *", count = 1 }</c>; answers its id.</summary>
    public async Task<int> AddFaultAsync(object fault) => (await PostAsync("/faults", fault)).GetProperty("id").GetInt32();

    public async Task<int> FaultHitsAsync(int id) =>
        (await GetAsync("/faults")).EnumerateArray().Single(f => f.GetProperty("id").GetInt32() == id).GetProperty("hits").GetInt32();

    public async Task<int> HeldAsync(int id) => (await GetAsync($"/faults/{id}/held")).GetProperty("held").GetInt32();

    public Task ReleaseAsync(int id) => PostAsync($"/faults/{id}/release");

    public Task RemoveFaultAsync(int id) => DeleteAsync($"/faults/{id}");

    public Task ClearFaultsAsync() => DeleteAsync("/faults");

    /// <summary>The messages of a mailbox, by the owner's address.</summary>
    public Task<IReadOnlyList<SandboxMessage>> MessagesAsync(string mailbox, string? folder = null) =>
        GetAsync<IReadOnlyList<SandboxMessage>>($"/mailboxes/{mailbox}/messages{(folder is null ? "" : $"?folder={Uri.EscapeDataString(folder)}")}");

    /// <summary>Lets a message arrive: <c>new { folder = "Inbox", from = "a@b.example", to = new[] { … }, subject, text }</c>.</summary>
    public Task<SandboxMessage> AddMessageAsync(string mailbox, object message) =>
        SendAsync<SandboxMessage>(HttpMethod.Post, $"/mailboxes/{mailbox}/messages", message);

    public Task<SandboxMessage> MoveMessageAsync(string mailbox, string immutableId, string folder) =>
        SendAsync<SandboxMessage>(HttpMethod.Post, $"/mailboxes/{mailbox}/messages/{immutableId}/move", new { folder });

    public Task<SandboxMessage> SetCategoriesAsync(string mailbox, string immutableId, params string[] categories) =>
        SendAsync<SandboxMessage>(HttpMethod.Put, $"/mailboxes/{mailbox}/messages/{immutableId}/categories", categories);

    public Task DeleteMessageAsync(string mailbox, string immutableId) => DeleteAsync($"/mailboxes/{mailbox}/messages/{immutableId}");

    public Task AddFolderAsync(string mailbox, string path) => PostAsync($"/mailboxes/{mailbox}/folders", new { path });

    /// <param name="mailbox">The owner's address.</param>
    /// <param name="how">gone, goneWithLocation or syncStateNotFound.</param>
    /// <param name="folder">Only this folder's tokens; null: all of the mailbox.</param>
    public Task ExpireDeltaAsync(string mailbox, string how, string? folder = null) =>
        PostAsync($"/mailboxes/{mailbox}/expire-delta", new { folder, how });

    public Task SetMailboxOptionsAsync(string mailbox, object options) => PutAsync($"/mailboxes/{mailbox}/options", options);

    /// <summary>A person's access token for the API; <paramref name="how"/> may hold expired, wrongAudience or wrongKey.</summary>
    public async Task<string> TokenAsync(Guid objectId, object? how = null)
    {
        var body = JsonSerializer.SerializeToNode(how ?? new { }, Json)!.AsObject();
        body["objectId"] = objectId;
        return (await PostAsync("/entra/token", body)).GetProperty("accessToken").GetString()!;
    }

    private async Task<T> SendAsync<T>(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body, options: Json) };
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException($"{method} {path}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? default! : JsonSerializer.Deserialize<T>(text, Json)!;
    }
}
