using System.Diagnostics;
using System.Net;
using System.Text;
using Xunit;

namespace EmailSync.Tests.Contracts;

[Collection(ContractSandbox.Name)]
public sealed class GraphWriteTests(ContractSandbox sandbox) : IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await sandbox.Control.SetLatencyAsync(new { graph = 0 });
        await sandbox.Control.ClearFaultsAsync();
    }

    [Fact]
    public async Task Categories_are_replaced_as_a_whole_and_the_change_key_moves()
    {
        var mailbox = await sandbox.MailboxAsync();
        var message = await mailbox.ArriveAsync(new { categories = new[] { "Blue category" } });

        var body = new Dictionary<string, object> { ["@odata.type"] = "#microsoft.graph.message", ["categories"] = new[] { "CRM" } };
        var patched = await mailbox.PatchAsync($"/messages/{message.Id}", body, $"W/\"{message.ChangeKey}\"");

        patched.Is(HttpStatusCode.OK);
        Assert.Equal("CRM", patched.Json.GetProperty("categories")[0].GetString());
        Assert.NotEqual(message.ChangeKey, patched.Json.GetProperty("changeKey").GetString());
        (await mailbox.PatchAsync($"/messages/{message.Id}", new { categories = Array.Empty<string>() }, $"W/\"{message.ChangeKey}\""))
            .IsRefused(HttpStatusCode.PreconditionFailed, "ErrorIrresolvableConflict");
        Assert.Equal(["CRM"], (await sandbox.Control.MessagesAsync(mailbox.Owner.Email))[0].Categories);
    }

    [Fact]
    public async Task Of_two_writes_that_overlap_one_is_refused_and_changes_nothing()
    {
        var mailbox = await sandbox.MailboxAsync();
        var message = await mailbox.ArriveAsync();
        await sandbox.Control.SetLatencyAsync(new { graph = 200 });

        var answers = await Task.WhenAll(
            mailbox.PatchAsync($"/messages/{message.Id}", new { categories = new[] { "A" } }),
            mailbox.PatchAsync($"/messages/{message.Id}", new { categories = new[] { "B" } }));

        var refused = Assert.Single(answers, a => a.Status == HttpStatusCode.Conflict);
        Assert.Equal("ErrorIrresolvableConflict", refused.Code);
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_change_that_a_person_makes_during_the_write_is_a_failed_precondition()
    {
        var mailbox = await sandbox.MailboxAsync();
        var message = await mailbox.ArriveAsync();
        await sandbox.Control.SetLatencyAsync(new { graph = 300 });

        var write = mailbox.PatchAsync($"/messages/{message.Id}", new { categories = new[] { "CRM" } }, $"W/\"{message.ChangeKey}\"");
        await Task.Delay(100);
        await sandbox.Control.SetCategoriesAsync(mailbox.Owner.Email, message.ImmutableId, "DoNotSync");

        (await write).IsRefused(HttpStatusCode.PreconditionFailed, "ErrorIrresolvableConflict");
        Assert.Equal(["DoNotSync"], (await sandbox.Control.MessagesAsync(mailbox.Owner.Email))[0].Categories);
    }

    [Theory]
    [InlineData("""{"id":"x"}""", "ErrorInvalidPropertySet")]
    [InlineData("""{"shoes":1}""", "BadRequest")]
    [InlineData("""{"categories":"CRM"}""", "UnableToDeserializePostBody")]
    [InlineData("""{"categories":[""", "BadRequest")]
    [InlineData("[]", "BadRequest")]
    public async Task A_wrong_body_is_refused(string body, string code)
    {
        var mailbox = await sandbox.MailboxAsync();
        var message = await mailbox.ArriveAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        (await mailbox.PatchAsync($"/messages/{message.Id}", content)).IsRefused(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task A_batch_passes_headers_on_and_answers_each_request_by_itself()
    {
        var mailbox = await sandbox.MailboxAsync();
        var message = await mailbox.ArriveAsync();
        var json = new Dictionary<string, string> { ["Content-Type"] = "application/json", ["If-Match"] = "W/\"stale\"" };

        var answers = await mailbox.BatchAsync(
            new { id = "1", method = "GET", url = $"/users/{mailbox.Owner.Email}/messages/{message.Id}?$select=id", headers = new { Prefer = GraphMailbox.Immutable } },
            new { id = "2", method = "PATCH", url = $"/users/{mailbox.Owner.Email}/messages/{message.Id}", headers = json, body = new { categories = new[] { "CRM" } } },
            new { id = "3", method = "GET", url = $"users/{mailbox.Owner.Email}/messages/{message.Id}/$value" },
            new { id = "4", method = "GET", url = $"/users/{mailbox.Owner.Email}/mailFolders/inbox/messages/delta?$select=id" });

        Assert.Equal(message.ImmutableId, answers["1"].GetProperty("body").GetProperty("id").GetString());
        Assert.Equal(412, answers["2"].GetProperty("status").GetInt32());
        Assert.StartsWith("From:", Encoding.UTF8.GetString(answers["3"].GetProperty("body").GetBytesFromBase64()), StringComparison.Ordinal);
        Assert.Equal(200, answers["4"].GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task A_batch_is_worked_off_four_at_a_time()
    {
        var mailbox = await sandbox.MailboxAsync();
        await sandbox.Control.SetLatencyAsync(new { graph = 100 });
        await sandbox.Control.ResetCountersAsync();
        var clock = Stopwatch.StartNew();

        var answers = await mailbox.BatchAsync([.. Enumerable.Range(0, 20).Select(i => Get($"{i}", $"/users/{mailbox.Owner.Email}/mailFolders/inbox"))]);

        Assert.All(answers.Values, a => Assert.Equal(200, a.GetProperty("status").GetInt32()));
        Assert.True(clock.ElapsedMilliseconds >= 480, $"{clock.ElapsedMilliseconds} ms");
        var counters = await sandbox.Control.CountersAsync("graph");
        Assert.Equal((1, 20, 4), (counters.Requests, counters.Counted, counters.MaxConcurrentPerMailbox));
    }

    [Fact]
    public async Task A_malformed_batch_is_refused_as_a_whole()
    {
        var mailbox = await sandbox.MailboxAsync();
        var url = $"/users/{mailbox.Owner.Email}/messages";

        async Task RefusedAsync(params object[] requests) => (await mailbox.PostAsync("/v1.0/$batch", new { requests })).IsRefused(HttpStatusCode.BadRequest, "BadRequest");

        await RefusedAsync();
        await RefusedAsync([.. Enumerable.Range(0, 21).Select(i => Get($"{i}", url))]);
        await RefusedAsync(Get("a", url), Get("A", url));
        await RefusedAsync(new { id = "1", method = "GET" });
        await RefusedAsync(new { id = "1", method = "PATCH", url, body = new { } });
        await RefusedAsync(Get("1", "https://graph.microsoft.com/v1.0/users"));
    }

    [Fact]
    public async Task What_depends_on_a_failed_request_fails_with_424()
    {
        var mailbox = await sandbox.MailboxAsync();

        var answers = await mailbox.BatchAsync(
            Get("1", $"/users/{mailbox.Owner.Email}/messages/17"),
            new { id = "2", method = "GET", url = $"/users/{mailbox.Owner.Email}/messages", dependsOn = new[] { "1" } });

        Assert.Equal(424, answers["2"].GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Five_at_once_are_one_too_many_and_who_comes_back_early_waits_longer()
    {
        var mailbox = await sandbox.MailboxAsync();
        await sandbox.Control.SetLatencyAsync(new { graph = 400 });

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => mailbox.GetAsync("/mailFolders/inbox")));
        var early = await mailbox.GetAsync("/mailFolders/inbox");
        var earlier = await mailbox.GetAsync("/mailFolders/inbox");

        var refused = Assert.Single(answers, a => a.Status == HttpStatusCode.TooManyRequests);
        Assert.Equal("ApplicationThrottled", refused.Code);
        Assert.Equal([2, 4, 8], new[] { refused, early, earlier }.Select(a => a.Headers.RetryAfter!.Delta!.Value.TotalSeconds));
        await sandbox.Control.AdvanceClockAsync(TimeSpan.FromSeconds(8));
        (await mailbox.GetAsync("/mailFolders/inbox")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_throttle_that_a_test_sets_is_held_against_this_mailbox_alone()
    {
        var mailbox = await sandbox.MailboxAsync();
        var other = await sandbox.MailboxAsync();
        await sandbox.Control.AddFaultAsync(new { system = "graph", kind = "throttle", route = $"GET *{mailbox.Owner.Email}/*", retryAfterSeconds = 30 });

        var first = await mailbox.GetAsync("/mailFolders/inbox");
        await Task.Delay(300);
        var second = await mailbox.GetAsync("/mailFolders/inbox");

        Assert.Equal([30, 60], new[] { first, second }.Select(a => a.Headers.RetryAfter!.Delta!.Value.TotalSeconds));
        (await other.GetAsync("/mailFolders/inbox")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_lost_answer_of_an_inner_request_takes_the_batch_with_it_after_the_work()
    {
        var mailbox = await sandbox.MailboxAsync();
        var message = await mailbox.ArriveAsync();
        await sandbox.Control.AddFaultAsync(new { system = "graph", kind = "loseAnswer", route = $"PATCH *{mailbox.Owner.Email}*", inner = true });
        var json = new Dictionary<string, string> { ["Content-Type"] = "application/json" };
        var patch = new { id = "1", method = "PATCH", url = $"/users/{mailbox.Owner.Email}/messages/{message.Id}", headers = json, body = new { categories = new[] { "CRM" } } };

        await Assert.ThrowsAsync<HttpRequestException>(() => mailbox.BatchAsync(patch));

        Assert.Equal(["CRM"], (await sandbox.Control.MessagesAsync(mailbox.Owner.Email))[0].Categories);
    }

    [Fact]
    public async Task The_log_names_inner_requests_with_their_batch_and_mailbox()
    {
        var mailbox = await sandbox.MailboxAsync();
        var since = (await sandbox.Control.RequestsAsync()).Next;

        await mailbox.BatchAsync(Get("1", $"/users/{mailbox.Owner.Email}/mailFolders/inbox"));

        var items = (await sandbox.Control.RequestsAsync("graph", since)).Items;
        Assert.Equal(["POST /v1.0/$batch", "GET /v1.0/users/{user}/mailFolders/{folder}"], items.Select(i => i.Route));
        Assert.Equal((items[0].N, mailbox.Owner.Email, 200), (items[1].Batch, items[1].User, items[1].Status));
    }

    private static object Get(string id, string url) => new { id, method = "GET", url };
}
