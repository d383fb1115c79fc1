using System.IO.Compression;
using System.Text;
using System.Text.Json;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Recording;
using EmailSync.Integrations;
using EmailSync.Tests.Support;
using Xunit;
using static EmailSync.Tests.Contracts.SalesforceEdgeStub;

namespace EmailSync.Tests.Contracts;

/// <summary>What no sandbox does on purpose.</summary>
public sealed class SalesforceEdgeOddAnswersTests
{
    private const string Statuses = """{"compositeResponse":[{"body":{"totalSize":0,"done":true,"records":[]},"httpHeaders":{},"httpStatusCode":200,"referenceId":"part0"}]}""";

    private static readonly CrmOrganisation Org = new() { OrganisationId = Organisation };

    [Fact]
    public async Task A_read_that_met_a_page_of_html_is_asked_again_and_comes_back()
    {
        var asked = 0;
        await using var stub = await StartAsync((context, _) => ++asked < 3
            ? WriteAsync(context, "<html>Service unavailable</html>", 503, "text/html")
            : WriteAsync(context, Statuses));

        await stub.Client.FindTasksByKeysAsync(stub.Session(), ["KEY"], default);

        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task A_read_is_asked_three_times_at_most_and_quickly()
    {
        await using var stub = await StartAsync((context, _) => WriteAsync(context, "<html>", 502, "text/html"));
        var started = TimeProvider.System.GetTimestamp();

        var e = await Assert.ThrowsAsync<RemoteException>(() => stub.Client.FindTasksByKeysAsync(stub.Session(), ["KEY"], default));

        Assert.IsType<RemoteFailure.Transient>(e.Failure);
        Assert.Equal(3, stub.Seen.Count);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(4));
    }

    [Theory]
    [InlineData(503)]
    [InlineData(500)]
    public async Task What_creates_is_never_sent_again(int status)
    {
        await using var stub = await StartAsync((context, _) => WriteAsync(context, "<html>", status, "text/html"));

        var e = await Assert.ThrowsAsync<RemoteException>(() => stub.Client.CreateTasksAsync(stub.Session(), [SalesforceEdgeTasks.Draft()], default));

        Assert.IsType<RemoteFailure.Transient>(e.Failure);
        Assert.Single(stub.Seen);
    }

    [Fact]
    public async Task A_connection_dropped_after_the_write_brings_no_second_post()
    {
        await using var stub = await StartAsync(async (context, body) =>
        {
            if (body.Contains("compositeRequest", StringComparison.Ordinal))
            {
                await WriteAsync(context, Statuses);
                return;
            }

            context.Abort();
        });
        await stub.Client.FindTasksByKeysAsync(stub.Session(), ["KEY"], default);

        // On the kept connection: there HttpClient itself may send again what it takes for unsent.
        var e = await Assert.ThrowsAsync<RemoteException>(() => stub.Client.CreateTasksAsync(stub.Session(), [SalesforceEdgeTasks.Draft()], default));

        Assert.Equal("connection", Assert.IsType<RemoteFailure.Transient>(e.Failure).Code);
        Assert.Single(stub.Seen, request => request.Path.EndsWith("/composite/sobjects", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_write_whose_answer_breaks_off_is_in_doubt_not_done()
    {
        await using var stub = await StartAsync(async (context, _) =>
        {
            context.Response.ContentLength = 500;
            await WriteAsync(context, """[{"id":"00Txx0000001gER","suc""");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        var e = await Assert.ThrowsAsync<RemoteException>(() => stub.Client.CreateTasksAsync(stub.Session(), [SalesforceEdgeTasks.Draft()], default));

        Assert.IsType<RemoteFailure.Transient>(e.Failure);
        Assert.Single(stub.Seen);
    }

    [Theory]
    [InlineData("""[{"id":"00Txx0000001gER","success":true,"errors":[]}]""")]
    [InlineData("[]")]
    [InlineData("""[{"id":"00Txx0000001gER","suc""")]
    [InlineData("""{"odd":1}""")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("<html>Signed out</html>")]
    public async Task An_answer_to_a_write_that_does_not_add_up_is_in_doubt(string answer)
    {
        await using var stub = await StartAsync((context, _) => WriteAsync(context, answer));

        var e = await Assert.ThrowsAsync<RemoteException>(
            () => stub.Client.CreateTasksAsync(stub.Session(), [SalesforceEdgeTasks.Draft(), SalesforceEdgeTasks.Draft()], default));

        Assert.Equal("unreadable_answer", Assert.IsType<RemoteFailure.Transient>(e.Failure).Code);
    }

    [Theory]
    [InlineData("""{"compositeResponse":[]}""")]
    [InlineData("""{"compositeResponse":null}""")]
    [InlineData("""{"compositeResponse":[{"body":{"message":"hello"},"httpStatusCode":200,"referenceId":"part0"},{"body":{"message":"hello"},"httpStatusCode":200,"referenceId":"part1"}]}""")]
    [InlineData("""{"compositeResponse":[{"body":{"totalSize":9,"done":false,"records":[]},"httpStatusCode":200,"referenceId":"part0"},{"body":{"totalSize":9,"done":false,"records":[]},"httpStatusCode":200,"referenceId":"part1"}]}""")]
    [InlineData("<html>Signed out</html>")]
    [InlineData("""{"compositeResponse":[{"bo""")]
    public async Task An_answer_that_cannot_be_read_never_looks_like_nobody_found(string answer)
    {
        await using var stub = await StartAsync((context, _) => WriteAsync(context, answer));

        var e = await Assert.ThrowsAsync<RemoteException>(() => stub.Client.FindPeopleAsync(stub.Session(), Addresses("a@b.example"), Org, false, default));

        Assert.IsType<RemoteFailure.Transient>(e.Failure);
    }

    [Theory, Rule("B4")]
    [InlineData("""[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]""")]
    [InlineData("""[{"message":"Session expired or invalid","err""")]
    [InlineData("<html><body>Sign in</body></html>")]
    [InlineData("")]
    public async Task An_expired_session_is_renewed_once_and_the_call_sent_again(string refusal)
    {
        await using var stub = await StartAsync((context, _) => context.Request.Headers.Authorization == "Bearer old-token"
            ? WriteAsync(context, refusal, 401)
            : WriteAsync(context, """[{"id":"00Txx0000001gER","success":true,"errors":[]}]"""));

        var created = await stub.Client.CreateTasksAsync(stub.Session(), [SalesforceEdgeTasks.Draft()], default);

        Assert.Equal("00Txx0000001gEREAY", created.Single().TaskId);
        Assert.Equal([null, "old-token"], stub.Refused);
        Assert.Equal(2, stub.Seen.Count);
        Assert.Single(stub.Seen.Select(request => request.Body).Distinct());
    }

    [Theory]
    [InlineData("Session expired or invalid", 2)]
    [InlineData("This session is not valid for use with the REST API", 1)]
    public async Task A_session_that_stays_refused_is_lost_without_a_loop(string message, int calls)
    {
        await using var stub = await StartAsync((context, _) => WriteAsync(context, $$"""[{"message":"{{message}}","errorCode":"INVALID_SESSION_ID"}]""", 401));

        var e = await Assert.ThrowsAsync<RemoteException>(() => stub.Client.FindTasksByKeysAsync(stub.Session(), ["KEY"], default));

        Assert.IsType<RemoteFailure.AuthorizationLost>(e.Failure);
        Assert.Equal(calls, stub.Seen.Count);
    }

    [Theory]
    [InlineData("30", 30)]
    [InlineData("Wed, 25 Nov 2026 12:01:00 GMT", 60)]
    public async Task A_wait_that_is_named_closes_the_org_and_no_other_until_it_is_over(string retryAfter, int seconds)
    {
        var busy = true;
        await using var stub = await StartAsync((context, _) =>
        {
            context.Response.Headers.RetryAfter = retryAfter;
            return busy ? WriteAsync(context, """[{"errorCode":"REQUEST_LIMIT_EXCEEDED","message":"x"}]""", 503) : WriteAsync(context, Statuses);
        });

        var first = await Assert.ThrowsAsync<RemoteException>(() => stub.Client.FindTasksByKeysAsync(stub.Session(), ["KEY"], default));
        busy = false;
        stub.Clock.Advance(TimeSpan.FromSeconds(seconds - 1));
        var second = await Assert.ThrowsAsync<RemoteException>(() => stub.Client.FindTasksByKeysAsync(stub.Session(), ["KEY"], default));
        await stub.Client.FindTasksByKeysAsync(stub.Session("00Dxx0000002gERAAY"), ["KEY"], default);
        stub.Clock.Advance(TimeSpan.FromSeconds(1));
        await stub.Client.FindTasksByKeysAsync(stub.Session(), ["KEY"], default);

        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.IsType<RemoteFailure.Throttled>(first.Failure).RetryAfter);
        Assert.Equal(TimeSpan.FromSeconds(1), Assert.IsType<RemoteFailure.Throttled>(second.Failure).RetryAfter);
        Assert.Equal(3, stub.Seen.Count);
    }

    [Fact]
    public async Task Pages_are_followed_by_their_locator_on_the_orgs_own_host()
    {
        await using var stub = await StartAsync((context, _) => context.Request.Path.StartsWithSegments("/services/data/v66.0/query")
            ? WriteAsync(context, """{"totalSize":2,"done":true,"records":[{"Id":"003xx0000000002","Name":"Two","Email":"two@b.example"}]}""")
            : WriteAsync(context, """{"compositeResponse":[{"body":{"totalSize":2,"done":false,"nextRecordsUrl":"https://evil.example/services/data/v66.0/query/01gxx-2000","records":[{"Id":"003xx0000000001","Name":"One","Email":"One@B.example"}]},"httpStatusCode":200,"referenceId":"part0"},{"body":{"totalSize":0,"done":true,"records":[]},"httpStatusCode":200,"referenceId":"part1"}]}"""));

        var found = await stub.Client.FindPeopleAsync(stub.Session(), Addresses("one@b.example", "two@b.example"), Org, false, default);

        Assert.Equal("/services/data/v66.0/query/01gxx-2000", stub.Seen.Last().Path);
        Assert.Equal(["One", "Two"], found.ByAddress.Values.SelectMany(people => people).Select(person => person.Name));
    }

    [Fact]
    public async Task An_answer_may_be_compressed_and_a_post_has_a_length()
    {
        await using var stub = await StartAsync(async (context, _) =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            context.Response.ContentType = "application/json";
            await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Statuses));
        });

        await stub.Client.FindTasksByKeysAsync(stub.Session(), ["KEY"], default);

        var request = stub.Seen.Single();
        Assert.Contains("gzip", request.Headers.AcceptEncoding.ToString(), StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetByteCount(request.Body), request.Headers.ContentLength);
        Assert.Empty(request.Headers.TransferEncoding.ToString());
    }

    [Theory]
    [InlineData("https://acme.lightning.force.com")]
    [InlineData("http://acme.example")]
    public async Task A_token_is_not_sent_to_an_address_that_must_not_have_it(string instance)
    {
        await using var stub = await StartAsync((context, _) => WriteAsync(context, Statuses));
        var session = new Integrations.Salesforce.SalesforceSession(
            Organisation, User, (_, _) => ValueTask.FromResult(new Integrations.Salesforce.SalesforceAccess(new Uri(instance), "token")));

        var e = await Assert.ThrowsAsync<RemoteException>(() => stub.Client.FindTasksByKeysAsync(session, ["KEY"], default));

        Assert.Equal("foreign_host", e.Failure.Code);
    }

    [Fact]
    public async Task A_user_who_may_not_see_accounts_still_finds_contacts()
    {
        await using var stub = await StartAsync((context, body) => body.Contains("Account", StringComparison.Ordinal)
            ? WriteAsync(context, """{"compositeResponse":[{"body":[{"errorCode":"INVALID_FIELD","message":"No such column 'AccountId' on entity 'Contact'."}],"httpStatusCode":400,"referenceId":"part0"},{"body":{"totalSize":0,"done":true,"records":[]},"httpStatusCode":200,"referenceId":"part1"}]}""")
            : WriteAsync(context, """{"compositeResponse":[{"body":{"totalSize":1,"done":true,"records":[{"Id":"003xx0000000001","Name":"One","Email":"one@b.example","LastModifiedDate":"2026-11-24T10:00:00.000+0000","LastActivityDate":"2026-11-20"}]},"httpStatusCode":200,"referenceId":"part0"},{"body":{"totalSize":0,"done":true,"records":[]},"httpStatusCode":200,"referenceId":"part1"}]}"""));

        var found = await stub.Client.FindPeopleAsync(stub.Session(), Addresses("one@b.example"), Org, false, default);

        var person = found.ByAddress.Single().Value.Single();
        Assert.Null(person.Company);
        Assert.Equal(new DateOnly(2026, 11, 20), person.LastActivity);
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero), person.LastModified);
    }

    [Fact]
    public async Task Cancelling_is_not_a_failure_of_Salesforce()
    {
        using var cancel = new CancellationTokenSource();
        await using var stub = await StartAsync(async (context, _) =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stub.Client.FindTasksByKeysAsync(stub.Session(), ["KEY"], cancel.Token));

        Assert.Single(stub.Seen);
    }

    [Fact]
    public async Task What_the_sessions_maker_throws_comes_out_as_it_is()
    {
        await using var stub = await StartAsync((context, _) => WriteAsync(context, Statuses));
        var lost = new RemoteException(new RemoteFailure.AuthorizationLost(RemoteSystem.Salesforce, "invalid_grant", null));
        var session = new Integrations.Salesforce.SalesforceSession(Organisation, User, (_, _) => throw lost);

        Assert.Same(lost, await Assert.ThrowsAsync<RemoteException>(() => stub.Client.FindTasksByKeysAsync(session, ["KEY"], default)));
    }

    [Fact]
    public async Task Unreachable_is_transient()
    {
        await using var stub = await StartAsync((context, _) => WriteAsync(context, Statuses));
        var session = new Integrations.Salesforce.SalesforceSession(
            Organisation, User, (_, _) => ValueTask.FromResult(new Integrations.Salesforce.SalesforceAccess(new Uri("http://127.0.0.1:1"), "token")));

        var e = await Assert.ThrowsAsync<RemoteException>(() => stub.Client.FindTasksByKeysAsync(session, ["KEY"], default));

        Assert.Equal("connection", Assert.IsType<RemoteFailure.Transient>(e.Failure).Code);
    }

    private static List<EmailAddress> Addresses(params string[] texts)
        => [.. texts.Select(text => EmailAddress.TryParse(text, out var address) ? address : throw new JsonException(text))];
}
