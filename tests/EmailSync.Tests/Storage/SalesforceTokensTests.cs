using Dapper;
using EmailSync.Features.Connections;
using EmailSync.Integrations;
using EmailSync.Integrations.Salesforce;
using EmailSync.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EmailSync.Tests.Storage;

/// <summary>Refreshing against the sandbox's Salesforce, where a refresh token works once.</summary>
public sealed class SalesforceTokensTests : IAsyncLifetime, IDisposable
{
    private const string UserId = "user";
    private readonly TemporaryDatabase _temporary = new();
    private readonly TokenProtection _protection = new(new EphemeralDataProtectionProvider());
    private SandboxProcess _sandbox = null!;
    private SalesforceConnectionStore _store = null!;
    private SalesforceOAuth _oauth = null!;

    public async Task InitializeAsync()
    {
        _sandbox = await SandboxProcess.StartAsync("--world", "team");
        _store = new(_temporary.Database, TimeProvider.System);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Salesforce:LoginUrl"] = _sandbox.Salesforce.BaseAddress!.AbsoluteUri.TrimEnd('/'),
            ["Salesforce:ClientId"] = "emailsync-sandbox",
            ["Salesforce:ClientSecret"] = "emailsync-sandbox-secret",
        }).Build();
        _oauth = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSalesforce(configuration)
            .BuildServiceProvider().GetRequiredService<SalesforceOAuth>();
        await _sandbox.Control.PutAsync("/salesforce/options", new { rotateRefreshTokens = true });
        var person = (await _sandbox.Control.PeopleAsync()).Single(p => p.Key == "lukas");
        var grant = await _sandbox.Control.PostAsync("/salesforce/token", new { user = person.SalesforceUserId });
        await _store.ConnectAsync(
            new()
            {
                UserId = UserId,
                OrganisationId = "00Dxx0000001gERAAY",
                SalesforceUserId = person.SalesforceUserId!,
                InstanceUrl = grant.GetProperty("instance_url").GetString()!,
                AccessToken = _protection.ProtectToken(grant.GetProperty("access_token").GetString()!),
                RefreshToken = _protection.ProtectToken(grant.GetProperty("refresh_token").GetString()!),
            },
            isAdmin: false,
            default);
    }

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task Many_who_were_refused_at_once_make_one_refresh()
    {
        var tokens = Tokens();
        var refused = (await tokens.AccessAsync(UserId, null, default)).AccessToken;

        var all = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => tokens.AccessAsync(UserId, refused, default).AsTask()));

        Assert.NotEqual(refused, Assert.Single(all.Select(access => access.AccessToken).Distinct()));
        Assert.Equal(1, await RefreshesAsync());
    }

    [Fact, Rule("B4"), Rule("B5")]
    public async Task Tokens_that_cannot_be_read_any_more_expire_the_connection()
    {
        var others = new SalesforceTokens(
            _store, _oauth, new TokenProtection(new EphemeralDataProtectionProvider()), NullLogger<SalesforceTokens>.Instance);

        var e = await Assert.ThrowsAsync<RemoteException>(() => others.AccessAsync(UserId, null, default).AsTask());

        Assert.IsType<RemoteFailure.AuthorizationLost>(e.Failure);
        Assert.False((await _store.ReadAsync(UserId, default))!.IsOpen);
    }

    [Fact]
    public async Task A_rotated_refresh_token_is_the_one_that_is_used_next()
    {
        var tokens = Tokens();
        var first = await tokens.AccessAsync(UserId, null, default);
        var second = await tokens.AccessAsync(UserId, first.AccessToken, default);

        var third = await tokens.AccessAsync(UserId, second.AccessToken, default);

        Assert.Equal(3, new[] { first.AccessToken, second.AccessToken, third.AccessToken }.Distinct().Count());
        Assert.True((await _store.ReadAsync(UserId, default))!.IsOpen);
    }

    [Fact, Rule("B4")]
    public async Task A_rotated_token_that_could_not_be_stored_is_stored_by_the_next_who_asks()
    {
        var tokens = Tokens();
        var first = await tokens.AccessAsync(UserId, null, default);
        await ExecuteAsync("CREATE TRIGGER full BEFORE UPDATE ON salesforce_connections BEGIN SELECT RAISE(ABORT, 'The disk is full.'); END");
        await Assert.ThrowsAsync<SqliteException>(() => tokens.AccessAsync(UserId, first.AccessToken, default).AsTask());
        await ExecuteAsync("DROP TRIGGER full");

        var second = await tokens.AccessAsync(UserId, first.AccessToken, default);
        var third = await tokens.AccessAsync(UserId, second.AccessToken, default);

        Assert.Equal(3, new[] { first.AccessToken, second.AccessToken, third.AccessToken }.Distinct().Count());
        Assert.True((await _store.ReadAsync(UserId, default))!.IsOpen);

        Task ExecuteAsync(string sql) => _temporary.Database.WriteAsync((connection, transaction) => connection.ExecuteAsync(sql, transaction: transaction), default);
    }

    [Fact, Rule("B4")]
    public async Task A_refusal_of_a_token_that_somebody_has_rotated_meanwhile_is_no_end()
    {
        var tokens = Tokens();
        var refused = (await tokens.AccessAsync(UserId, null, default)).AccessToken;
        var hold = await _sandbox.Control.AddFaultAsync(new { system = "salesforce", kind = "hold", route = "POST /services/oauth2/token", count = 1 });
        var late = tokens.AccessAsync(UserId, refused, default).AsTask();
        await UntilAsync(async () => await _sandbox.Control.HeldAsync(hold) == 1);

        // Another process is faster: it rotates the token, and stores what it got.
        var winner = await Tokens().AccessAsync(UserId, refused, default);
        await _sandbox.Control.ReleaseAsync(hold);

        Assert.Equal(winner.AccessToken, (await late).AccessToken);
        Assert.True((await _store.ReadAsync(UserId, default))!.IsOpen);
    }

    [Fact, Rule("B4")]
    public async Task A_revoked_connection_becomes_expired_and_keeps_no_token()
    {
        var tokens = Tokens();
        var refused = (await tokens.AccessAsync(UserId, null, default)).AccessToken;
        await _sandbox.Control.PostAsync("/salesforce/revoke", new { user = (await _store.ReadAsync(UserId, default))!.SalesforceUserId });

        var failure = (await Assert.ThrowsAsync<RemoteException>(() => tokens.AccessAsync(UserId, refused, default).AsTask())).Failure;

        Assert.IsType<RemoteFailure.AuthorizationLost>(failure);
        var row = await _store.ReadAsync(UserId, default);
        Assert.Equal((SalesforceConnectionRow.Expired, null, null), (row!.State, row.AccessToken, row.RefreshToken));
    }

    [Fact]
    public async Task A_salesforce_that_is_down_ends_no_connection()
    {
        var tokens = Tokens();
        var refused = (await tokens.AccessAsync(UserId, null, default)).AccessToken;
        await _sandbox.Control.AddFaultAsync(new { system = "salesforce", kind = "refuse", status = 503, route = "POST /services/oauth2/token", count = 1 });

        await Assert.ThrowsAsync<RemoteException>(() => tokens.AccessAsync(UserId, refused, default).AsTask());

        Assert.True((await _store.ReadAsync(UserId, default))!.IsOpen);
        Assert.NotEqual(refused, (await tokens.AccessAsync(UserId, refused, default)).AccessToken);
    }

    [Fact]
    public async Task A_caller_who_loses_patience_loses_no_token()
    {
        var tokens = Tokens();
        var refused = (await tokens.AccessAsync(UserId, null, default)).AccessToken;
        var hold = await _sandbox.Control.AddFaultAsync(new { system = "salesforce", kind = "hold", route = "POST /services/oauth2/token", count = 1 });
        using var patience = new CancellationTokenSource();
        var call = tokens.AccessAsync(UserId, refused, patience.Token).AsTask();
        await UntilAsync(async () => await _sandbox.Control.HeldAsync(hold) == 1);

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await _sandbox.Control.ReleaseAsync(hold);

        var next = await tokens.AccessAsync(UserId, refused, default);
        Assert.NotEqual(refused, next.AccessToken);
        Assert.Equal(1, await RefreshesAsync());
    }

    /// <summary>As one process has it.</summary>
    private SalesforceTokens Tokens() => new(_store, _oauth, _protection, NullLogger<SalesforceTokens>.Instance);

    private async Task<int> RefreshesAsync() =>
        (await _sandbox.Control.RequestsAsync("salesforce")).Items.Count(request => request.Path == "/services/oauth2/token" && request.Status == 200);

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await condition())
        {
            await Task.Delay(50, patience.Token);
        }
    }
}
