using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>Faults of chance: repeatable, to be had one kind at a time, and counted.</summary>
public sealed class RandomFaultTests : IAsyncLifetime
{
    private const string Anna = "anna@contoso.example";
    private const string Bo = "bo@contoso.example";
    private const string Inbox = "/mailFolders/inbox/messages";
    private SandboxProcess _sandbox = null!;
    private GraphMailbox _anna = null!;
    private GraphMailbox _bo = null!;

    private SandboxControl Control => _sandbox.Control;

    public async Task InitializeAsync()
    {
        _sandbox = await SandboxProcess.StartAsync("--world", "empty");
        var token = (await Control.PostAsync("/entra/app-token")).GetProperty("accessToken").GetString()!;
        _anna = new GraphMailbox(_sandbox.Graph, Control, await Control.AddPersonAsync(new { email = Anna }), token);
        _bo = new GraphMailbox(_sandbox.Graph, Control, await Control.AddPersonAsync(new { email = Bo }), token);
    }

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    [Fact]
    public async Task The_same_calls_meet_the_same_faults_whatever_runs_beside_them()
    {
        var setting = new { seed = 7, share = 0.5, systems = new[] { "graph" }, kinds = new { unavailableBare = 1, serverError = 1, gatewayTimeout = 1 } };
        await Control.PutAsync("/faults/random", setting);
        var alone = await StatusesAsync(_anna, 30);
        var elseOrdinal = await StatusesAsync(_anna, 30);

        await Control.PutAsync("/faults/random", setting);
        var others = StatusesAsync(_bo, 30);
        var beside = await StatusesAsync(_anna, 30);
        await Control.PutAsync("/faults/random", new { seed = 8, share = 0.5, systems = new[] { "graph" }, setting.kinds });
        var otherSeed = await StatusesAsync(_anna, 30);

        Assert.Equal(alone, beside);
        Assert.NotEqual(alone, await others);
        Assert.NotEqual(alone, elseOrdinal);
        Assert.NotEqual(alone, otherSeed);
        Assert.InRange(alone.Count(status => status != HttpStatusCode.OK), 8, 22);
    }

    [Fact]
    public async Task What_chance_did_is_counted_and_ends_when_it_is_taken_away()
    {
        await Control.PutAsync("/faults/random", new { seed = 1, share = 1, kinds = new { serverError = 1 }, routes = "GET */messages" });
        await StatusesAsync(_anna, 3);
        (await _anna.GetAsync("/mailFolders")).Is(HttpStatusCode.OK);
        await Control.DeleteAsync("/faults/random");
        (await _anna.GetAsync(Inbox)).Is(HttpStatusCode.OK);

        var report = await Control.GetAsync("/faults/random");

        Assert.Equal(JsonValueKind.Null, report.GetProperty("setting").ValueKind);
        Assert.Equal((3, 3), (report.GetProperty("seen").GetInt32(), report.GetProperty("struck").GetInt32()));
        Assert.Equal(3, report.GetProperty("bySystem").GetProperty("graph").GetInt32());
        Assert.Equal(3, report.GetProperty("byKind").GetProperty("serverError").GetInt32());
        Assert.Equal(3, report.GetProperty("byRoute").GetProperty("GET /v1.0/users/{user}/mailFolders/{folder}/messages").GetInt32());
    }

    [Fact]
    public async Task Inner_requests_of_a_batch_are_struck_apart()
    {
        await Control.PutAsync("/faults/random", new { seed = 3, share = 0.5, inner = true, kinds = new { unavailableBare = 1 } });

        var answers = await _anna.BatchAsync([.. Enumerable.Range(0, 20).Select(i => new { id = $"{i}", method = "GET", url = $"/users/{Anna}{Inbox}" })]);

        Assert.InRange(answers.Values.Count(a => a.GetProperty("status").GetInt32() == 503), 4, 16);
    }

    [Theory]
    [InlineData("throttleSeconds")]
    [InlineData("throttleDate")]
    [InlineData("unavailable")]
    public async Task Who_is_named_a_wait_must_keep_it(string kind)
    {
        await Control.PutAsync("/faults/random", new { seed = 1, share = 1, maxRetryAfterSeconds = 2, kinds = new Dictionary<string, int> { [kind] = 1 } });
        var struck = await _anna.GetAsync(Inbox);
        await Control.DeleteAsync("/faults/random");
        await Task.Delay(300);
        var early = await _anna.GetAsync(Inbox);
        (await _bo.GetAsync(Inbox)).Is(HttpStatusCode.OK);

        struck.Is(kind == "unavailable" ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.TooManyRequests);
        Assert.Equal(kind == "throttleDate", struck.Headers.RetryAfter!.Date is not null);
        early.Is(HttpStatusCode.TooManyRequests);
        Assert.Equal(1, (await EarlyAsync("graph")).GetProperty(Anna).GetInt32());

        await Task.Delay(early.Headers.RetryAfter!.Delta!.Value);
        (await _anna.GetAsync(Inbox)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_wait_that_was_kept_is_not_counted_and_one_throttled_within_a_batch_is_known_when_the_batch_ends()
    {
        await Control.PutAsync("/latency", new { graph = 120 });
        await Control.AddFaultAsync(new { system = "graph", kind = "throttle", inner = true, retryAfterSeconds = 1 });

        var answers = await _anna.BatchAsync([.. Enumerable.Range(0, 20).Select(i => new { id = $"{i}", method = "GET", url = $"/users/{Anna}{Inbox}" })]);
        await Task.Delay(1000);
        (await _anna.GetAsync(Inbox)).Is(HttpStatusCode.OK);

        Assert.Single(answers.Values, a => a.GetProperty("status").GetInt32() == 429);
        Assert.Empty((await EarlyAsync("graph")).EnumerateObject());
    }

    [Fact]
    public async Task An_org_user_who_is_back_too_early_is_sent_away_and_counted()
    {
        await Control.PostAsync("/salesforce/users", new { FirstName = "Anna", LastName = "Berg", Email = Anna });
        var token = (await Control.PostAsync("/salesforce/token", new { user = Anna })).GetProperty("access_token").GetString()!;
        await Control.AddFaultAsync(new { system = "salesforce", kind = "throttle", retryAfterSeconds = 1 });

        var statuses = new List<HttpStatusCode>();
        foreach (var pause in (int[])[300, 2100, 0])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/services/data/v66.0/sobjects");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var answer = await _sandbox.Salesforce.SendAsync(request);
            statuses.Add(answer.StatusCode);
            await Task.Delay(pause);
        }

        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.OK], statuses);
        Assert.Equal(1, (await EarlyAsync("salesforce")).GetProperty(Anna).GetInt32());
    }

    [Theory]
    [InlineData("{\"seed\":1,\"share\":1.5}", "share")]
    [InlineData("{\"seed\":1,\"share\":1,\"kinds\":{\"nonsense\":1}}", "nonsense")]
    [InlineData("{\"seed\":1,\"share\":1,\"maxRetryAfterSeconds\":0}", "maxRetryAfterSeconds")]
    public async Task A_wrong_setting_is_told_what_is_wrong(string setting, string named)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Control.PutAsync("/faults/random", JsonSerializer.Deserialize<JsonElement>(setting)));

        Assert.Contains("400", refused.Message, StringComparison.Ordinal);
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    private async Task<JsonElement> EarlyAsync(string system) => (await Control.GetAsync("/counters")).GetProperty(system).GetProperty("cameBackEarly");

    private static async Task<List<HttpStatusCode>> StatusesAsync(GraphMailbox mailbox, int count)
    {
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < count; i++)
            statuses.Add((await mailbox.GetAsync(Inbox)).Status);
        return statuses;
    }
}
