using System.Collections.Concurrent;
using System.Security.Cryptography;
using EmailSync.Integrations;
using EmailSync.Integrations.Salesforce;

namespace EmailSync.Features.Connections;

/// <summary>
/// Each user's access, refreshed by one call at a time. A rotated refresh token is the only one that works, so it is stored, over the version
/// it was made from, before anything uses it; and the refresh goes on when its caller has lost patience, or the new token would be lost.
/// </summary>
internal sealed class SalesforceTokens(
    SalesforceConnectionStore store, SalesforceOAuth oauth, TokenProtection protection, ILogger<SalesforceTokens> logger)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<SalesforceAccess>>> _refreshes = new();

    /// <param name="userId">Whose.</param>
    /// <param name="refused">The access token that Salesforce has just refused; null: none was.</param>
    /// <param name="cancellationToken">Ends the waiting, not a refresh that has begun.</param>
    /// <exception cref="RemoteException">Authorization lost where there is no connection any more; else how the refresh failed.</exception>
    public async ValueTask<SalesforceAccess> AccessAsync(string userId, string? refused, CancellationToken cancellationToken)
    {
        if (Usable(await store.ReadAsync(userId, cancellationToken), refused) is { } stored)
        {
            return stored;
        }

        var refresh = _refreshes.GetOrAdd(userId, id => new(() => RefreshAsync(id, refused)));
        return await refresh.Value.WaitAsync(cancellationToken);
    }

    private async Task<SalesforceAccess> RefreshAsync(string userId, string? refused)
    {
        try
        {
            // Read after the single flight has begun: an earlier one may have ended in between.
            var row = await store.ReadAsync(userId, CancellationToken.None);
            return Usable(row, refused) ?? await RefreshAsync(row!);
        }
        finally
        {
            _refreshes.TryRemove(userId, out _);
        }
    }

    private async Task<SalesforceAccess> RefreshAsync(SalesforceConnectionRow row)
    {
        SalesforceGrant grant;
        try
        {
            grant = await oauth.RefreshAsync(Unprotect(row.RefreshToken!), CancellationToken.None);
        }
        catch (RemoteException e) when (e.Failure is RemoteFailure.AuthorizationLost)
        {
            // Whoever rotated it meanwhile made this one worthless; only the newest one's refusal counts.
            var newest = await store.ReadAsync(row.UserId, CancellationToken.None);
            if (newest is not null && newest.Version != row.Version && Usable(newest, null) is { } access)
            {
                return access;
            }

            if (await store.ExpireAsync(row.UserId, row.Version, e.Failure.Code, CancellationToken.None))
            {
                logger.ConnectionExpired(row.UserId, e.Failure.Code);
            }

            throw;
        }

        var isStored = await store.StoreTokensAsync(
            row.UserId,
            row.Version,
            protection.ProtectToken(grant.AccessToken),
            grant.RefreshToken is { } refreshToken ? protection.ProtectToken(refreshToken) : null,
            grant.InstanceUrl.AbsoluteUri,
            CancellationToken.None);
        return isStored
            ? new SalesforceAccess(grant.InstanceUrl, grant.AccessToken)
            : Usable(await store.ReadAsync(row.UserId, CancellationToken.None), null)!;
    }

    /// <summary>The stored access where it is another than the refused one; null: it has to be refreshed.</summary>
    private SalesforceAccess? Usable(SalesforceConnectionRow? row, string? refused)
    {
        if (row is not { IsOpen: true })
        {
            throw new RemoteException(new RemoteFailure.AuthorizationLost(RemoteSystem.Salesforce, "not_connected", null));
        }

        var accessToken = row.AccessToken is null ? null : Unprotect(row.AccessToken);
        return accessToken is null || accessToken == refused ? null : new SalesforceAccess(new Uri(row.InstanceUrl), accessToken);
    }

    private string Unprotect(string token)
    {
        try
        {
            return protection.UnprotectToken(token);
        }
        catch (CryptographicException e)
        {
            throw new RemoteException(new RemoteFailure.AuthorizationLost(RemoteSystem.Salesforce, "unreadable_token", null), e);
        }
    }
}
