using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;
using EmailSync.Integrations.Exchange.Wire;
using Microsoft.Identity.Client;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>What the edge does when Graph has a bad day.</summary>
public sealed class ExchangeResilienceTests
{
    private const string Whole = """{"id":"A","parentFolderId":"F","categories":[],"toRecipients":[]}""";

    private static readonly string[] TwoIds = ["A", "B"];

    public static TheoryData<string> BrokenAnswers => new("drop", "html", "cut", "502", "empty");

    [Theory]
    [MemberData(nameof(BrokenAnswers))]
    public async Task A_read_is_tried_again_briefly(string broken)
    {
        await using var stub = await ExchangeStub.StartAsync(Once(Broken(broken), ExchangeStub.Everywhere(_ => new(200, Whole))));
        await using var edge = new ExchangeEdge(stub.BaseUrl);
        var watch = Stopwatch.StartNew();

        var read = (await edge.Client.ReadMessagesAsync(ExchangeEdge.User, ["A"], MessageContent.Headers, default)).Single();

        Assert.Null(read.Failure);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5));
        Assert.Equal(2, stub.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(BrokenAnswers))]
    public async Task What_stays_broken_is_transient_after_three_tries(string broken)
    {
        await using var stub = await ExchangeStub.StartAsync(_ => Broken(broken));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        await ExchangeEdge.FailsAsync<RemoteFailure.Transient>(() => edge.Client.EnsureCategoryAsync(ExchangeEdge.User, "CRM", "preset7", default));

        Assert.Equal(3, stub.Requests.Count);
    }

    [Theory]
    [InlineData("drop")]
    [InlineData("html")]
    [InlineData("502")]
    public async Task Marks_are_never_written_twice(string broken)
    {
        await using var stub = await ExchangeStub.StartAsync(_ => Broken(broken));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var results = await edge.Client.SetCategoriesAsync(
            ExchangeEdge.User, [.. Enumerable.Range(0, 45).Select(i => new MarkRequest($"M{i}", ["CRM"], null))], default);

        Assert.Equal(45, results.Count);
        Assert.All(results, r => Assert.IsType<RemoteFailure.Transient>(r.Failure));
        Assert.Single(stub.Requests);
    }

    [Fact]
    public async Task Throttling_is_not_waited_for_and_fences_the_mailbox_alone()
    {
        await using var stub = await ExchangeStub.StartAsync(r =>
            r.Target.Contains(ExchangeEdge.User, StringComparison.Ordinal) ? StubReply.Error(429, "ApplicationThrottled", ("Retry-After", "30")) : new(200, Whole));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var first = (await edge.Client.ReadMessagesAsync(ExchangeEdge.User, ["A"], MessageContent.Headers, default)).Single();
        var second = await ExchangeEdge.FailsAsync<RemoteFailure.Throttled>(() => edge.Client.ReadFoldersAsync(ExchangeEdge.User, default));
        var colleague = (await edge.Client.ReadMessagesAsync("another", ["A"], MessageContent.Headers, default)).Single();

        Assert.Equal(TimeSpan.FromSeconds(30), Assert.IsType<RemoteFailure.Throttled>(first.Failure).RetryAfter);
        Assert.InRange(second.RetryAfter!.Value.TotalSeconds, 20, 30);
        Assert.NotNull(colleague.Message);
        Assert.Equal(2, stub.Requests.Count);
    }

    [Fact]
    public async Task Throttling_inside_a_batch_costs_those_messages_and_fences_the_mailbox()
    {
        await using var stub = await ExchangeStub.StartAsync(ExchangeStub.Everywhere(r =>
            r.Target.Contains("/messages/B", StringComparison.Ordinal) ? StubReply.Error(429, "ApplicationThrottled", ("Retry-After", "9")) : new(200, Whole)));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var reads = await edge.Client.ReadMessagesAsync(ExchangeEdge.User, TwoIds, MessageContent.Headers, default);

        Assert.NotNull(reads[0].Message);
        Assert.Equal(TimeSpan.FromSeconds(9), Assert.IsType<RemoteFailure.Throttled>(reads[1].Failure).RetryAfter);
        Assert.InRange(edge.Gate.Fenced.TotalSeconds, 1, 9);
        Assert.Single(stub.Requests);
    }

    [Fact]
    public async Task One_failing_message_of_a_batch_is_asked_for_again_by_itself()
    {
        var failing = 2;
        await using var stub = await ExchangeStub.StartAsync(ExchangeStub.Everywhere(r =>
            r.Target.Contains("/messages/B", StringComparison.Ordinal) && failing-- > 0 ? new StubReply(500) : new(200, Whole)));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var reads = await edge.Client.ReadMessagesAsync(ExchangeEdge.User, TwoIds, MessageContent.Headers, default);

        Assert.All(reads, r => Assert.NotNull(r.Message));
        Assert.Equal([2, 1, 1], stub.Requests.Select(r => r.Inner().Count));
    }

    [Fact]
    public async Task A_message_that_a_batch_does_not_answer_is_transient_and_costs_only_itself()
    {
        await using var stub = await ExchangeStub.StartAsync(r => ExchangeStub.Batch(r, inner =>
            inner.Target.Contains("/messages/B", StringComparison.Ordinal) ? null : new StubReply(200, Whole)));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var reads = await edge.Client.ReadMessagesAsync(ExchangeEdge.User, TwoIds, MessageContent.Headers, default);

        Assert.NotNull(reads[0].Message);
        Assert.IsType<RemoteFailure.Transient>(reads[1].Failure);
    }

    [Fact]
    public async Task A_refusal_under_load_is_checked_alone_before_it_counts()
    {
        await using var stub = await ExchangeStub.StartAsync(request => request.Target.EndsWith("$batch", StringComparison.Ordinal) && request.Inner().Count > 1
            ? ExchangeStub.Batch(request, _ => StubReply.Error(403, "ErrorAccessDenied"))
            : ExchangeStub.Everywhere(_ => new(200, Whole))(request));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var reads = await edge.Client.ReadMessagesAsync(ExchangeEdge.User, TwoIds, MessageContent.Headers, default);

        Assert.All(reads, r => Assert.NotNull(r.Message));
    }

    [Fact]
    public async Task A_refusal_that_stands_alone_is_authorization_lost()
    {
        await using var stub = await ExchangeStub.StartAsync(ExchangeStub.Everywhere(_ => StubReply.Error(403, "ErrorAccessDenied")));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var reads = await edge.Client.ReadMessagesAsync(ExchangeEdge.User, TwoIds, MessageContent.Headers, default);
        var marks = await edge.Client.SetCategoriesAsync(ExchangeEdge.User, [new("A", [], null), new("B", [], null)], default);

        Assert.All(reads, r => Assert.IsType<RemoteFailure.AuthorizationLost>(r.Failure));
        Assert.All(marks, r => Assert.IsType<RemoteFailure.AuthorizationLost>(r.Failure));
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        await using var stub = await ExchangeStub.StartAsync(r =>
            r.Header("Authorization") == "Bearer new" ? new(200, Whole) : StubReply.Error(401, "InvalidAuthenticationToken"));
        await using var edge = new ExchangeEdge(stub.BaseUrl, token: isFresh => isFresh ? "Bearer new" : "Bearer old");

        var read = (await edge.Client.ReadMessagesAsync(ExchangeEdge.User, ["A"], MessageContent.Headers, default)).Single();

        Assert.NotNull(read.Message);
        Assert.Equal(2, stub.Requests.Count);
    }

    [Fact]
    public async Task No_token_is_Entras_failure_and_nothing_is_sent()
    {
        await using var stub = await ExchangeStub.StartAsync(_ => new(200, Whole));
        await using var edge = new ExchangeEdge(stub.BaseUrl, token: _ => throw new MsalServiceException("invalid_client", "AADSTS7000215", 401));

        var failure = await ExchangeEdge.FailsAsync<RemoteFailure.AuthorizationLost>(() => edge.Client.ReadProfileAsync(ExchangeEdge.User, default));

        Assert.Equal((RemoteSystem.Entra, "AADSTS7000215"), (failure.System, failure.Code));
        Assert.Empty(stub.Requests);
    }

    [Fact]
    public async Task Nothing_is_followed_to_another_host_even_when_Graph_says_so()
    {
        await using var elsewhere = await ExchangeStub.StartAsync(_ => new(200, Whole));
        await using var stub = await ExchangeStub.StartAsync(_ => new(302, "", ("Location", elsewhere.BaseUrl)));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var read = (await edge.Client.ReadMessagesAsync(ExchangeEdge.User, ["A"], MessageContent.Headers, default)).Single();

        Assert.IsType<RemoteFailure.Rejected>(read.Failure);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task Requests_are_counted_as_Outlook_counts_them()
    {
        var measured = new ConcurrentQueue<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == GraphMetrics.MeterName)
                    self.EnableMeasurementEvents(instrument);
            },
        };
        var own = new AsyncLocal<bool> { Value = true };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) =>
        {
            // Other tests measure at the same time.
            if (own.Value)
                measured.Enqueue($"{instrument.Name} {tags[0].Value}");
        });
        listener.Start();
        await using var stub = await ExchangeStub.StartAsync(ExchangeStub.Everywhere(r =>
            r.Target.Contains("/messages/B", StringComparison.Ordinal) ? StubReply.Error(429, "ApplicationThrottled") : new(200, Whole)));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        await edge.Client.ReadMessagesAsync(ExchangeEdge.User, TwoIds, MessageContent.Headers, default);

        Assert.Equal(
            [
                "emailsync.exchange.counted message",
                "emailsync.exchange.counted message",
                "emailsync.exchange.requests batch",
                "emailsync.exchange.throttled message",
            ],
            measured.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Cancelling_is_not_a_failure_of_Exchange()
    {
        using var cancellation = new CancellationTokenSource();
        await using var stub = await ExchangeStub.StartAsync(async _ =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(200);
            return new StubReply(200, Whole);
        });
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => edge.Client.ReadFoldersAsync(ExchangeEdge.User, cancellation.Token));
        using var all = await edge.Gate.EnterAsync(4, false, default);
    }

    [Fact]
    public async Task Many_callers_of_one_mailbox_are_never_more_than_four_at_once()
    {
        var (now, most) = (0, 0);
        await using var stub = await ExchangeStub.StartAsync(async request =>
        {
            var places = request.Target.EndsWith("$batch", StringComparison.Ordinal) ? 4 : 1;
            lock (TwoIds)
            {
                now += places;
                most = Math.Max(most, now);
            }

            await Task.Delay(15);
            lock (TwoIds)
            {
                now -= places;
            }

            return ExchangeStub.Everywhere(_ => new(200, Whole))(request);
        });
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => edge.Client.ReadMessagesAsync(
            ExchangeEdge.User, i % 4 == 0 ? ["A", "B", "C", "D", "E"] : ["A"], MessageContent.Headers, default)));

        Assert.Equal(4, most);
    }

    private static StubReply Broken(string how) => how switch
    {
        "drop" => StubReply.Drop,
        "html" => new(200, "<html>Sign in to the wireless network</html>") { ContentType = "text/html" },
        "cut" => new(200, Whole[..20]),
        "empty" => new(200),
        _ => new(502, "<html>Bad gateway</html>") { ContentType = "text/html" },
    };

    private static Func<StubRequest, StubReply> Once(StubReply first, Func<StubRequest, StubReply> then)
    {
        var isFirst = 1;
        return request => Interlocked.Exchange(ref isFirst, 0) == 1 ? first : then(request);
    }
}
