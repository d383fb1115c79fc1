using EmailSync.Features.Connections;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Storage;

/// <summary>Which org a deployment serves, and who wins when tokens change.</summary>
public sealed class SalesforceConnectionStoreTests : IDisposable
{
    private readonly TemporaryDatabase _temporary = new();
    private readonly SalesforceConnectionStore _store;

    public SalesforceConnectionStoreTests() => _store = new(_temporary.Database, TimeProvider.System);

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task The_first_administrators_connection_fixes_the_org()
    {
        Assert.True(await _store.ConnectAsync(To("org-a", "admin"), isAdmin: true, default));

        Assert.False(await _store.ConnectAsync(To("org-b", "user"), isAdmin: false, default));
        Assert.False(await _store.ConnectAsync(To("org-b", "other-admin"), isAdmin: true, default));
        Assert.True(await _store.ConnectAsync(To("org-a", "user"), isAdmin: false, default));
        Assert.Null(await _store.ReadAsync("other-admin", default));
    }

    [Fact]
    public async Task Before_that_everybodys_is_to_the_same_org()
    {
        Assert.True(await _store.ConnectAsync(To("org-a", "first"), isAdmin: false, default));
        Assert.False(await _store.ConnectAsync(To("org-b", "second"), isAdmin: false, default));
    }

    [Fact]
    public async Task An_administrators_org_closes_connections_to_another()
    {
        await _store.ConnectAsync(To("org-a", "user"), isAdmin: false, default);

        Assert.True(await _store.ConnectAsync(To("org-b", "admin"), isAdmin: true, default));

        var row = await _store.ReadAsync("user", default);
        Assert.True(row!.IsForeign);
        Assert.False(row.IsOpen);
    }

    [Fact]
    public async Task Tokens_are_stored_only_over_the_version_they_were_made_from()
    {
        await _store.ConnectAsync(To("org-a", "user"), isAdmin: false, default);
        var version = (await _store.ReadAsync("user", default))!.Version;

        Assert.True(await _store.StoreTokensAsync("user", version, "access-2", "refresh-2", "https://x.example", default));
        Assert.False(await _store.StoreTokensAsync("user", version, "access-3", "refresh-3", "https://x.example", default));
        Assert.False(await _store.ExpireAsync("user", version, "invalid_grant", default));

        var row = await _store.ReadAsync("user", default);
        Assert.Equal(("access-2", "refresh-2", true), (row!.AccessToken, row.RefreshToken, row.IsOpen));
    }

    private static SalesforceConnectionRow To(string organisation, string user) => new()
    {
        UserId = user,
        OrganisationId = organisation,
        SalesforceUserId = "005",
        Username = "u",
        DisplayName = "U",
        InstanceUrl = "https://x.example/",
        AccessToken = "access",
        RefreshToken = "refresh",
    };
}
