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

    /// <summary>What was granted and could not be stored, by user, with the version it was made from: Salesforce may take the former token no more.</summary>
    private readonly ConcurrentDictionary<string, (long Version, SalesforceGrant Grant)> _unstored = new();

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

    /// <summary>Stores what a sign-in has granted. False: it is another org than the organisation's, and nothing was stored.</summary>
    /// <exception cref="RemoteException">Salesforce granted no refresh token, so nothing could go on later.</exception>
    public async Task<bool> ConnectAsync(BegunSignIn signIn, SalesforceGrant grant, SalesforceIdentity identity, CancellationToken cancellationToken)
    {
        if (grant.RefreshToken is null)
        {
            throw new RemoteException(new RemoteFailure.Rejected(RemoteSystem.Salesforce, "no_refresh_token", null, "refresh_token"));
        }

        var row = new SalesforceConnectionRow
        {
            UserId = signIn.UserId,
            OrganisationId = identity.OrganisationId,
            SalesforceUserId = identity.UserId,
            Username = identity.Username,
            DisplayName = identity.DisplayName,
            InstanceUrl = grant.InstanceUrl.AbsoluteUri,
            RefreshToken = protection.ProtectToken(grant.RefreshToken),
            AccessToken = protection.ProtectToken(grant.AccessToken),
        };
        if (!await store.ConnectAsync(row, signIn.IsAdmin, cancellationToken))
        {
            return false;
        }

        _unstored.TryRemove(signIn.UserId, out _);

        logger.Connected(signIn.UserId, identity.OrganisationId);
        return true;
    }

    /// <summary>Takes the connection away here, then its tokens at Salesforce.</summary>
    public async Task DisconnectAsync(string userId, CancellationToken cancellationToken)
    {
        if (await store.DeleteAsync(userId, cancellationToken) is not { } row)
        {
            return;
        }

        logger.Disconnected(userId);
        if (row.RefreshToken is { } token)
        {
            try
            {
                await RevokeAsync(userId, Unprotect(token));
            }
            catch (RemoteException e)
            {
                logger.RevokeFailed(userId, e.Failure.Code);
            }
        }
    }

    /// <summary>Revokes a token, as far as Salesforce lets it: what is not ours any more must not stop anything.</summary>
    public async Task RevokeAsync(string userId, string token)
    {
        try
        {
            await oauth.RevokeAsync(token, CancellationToken.None);
        }
        catch (RemoteException e)
        {
            logger.RevokeFailed(userId, e.Failure.Code);
        }
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
        var isKept = _unstored.TryGetValue(row.UserId, out var kept) && kept.Version == row.Version;
        SalesforceGrant grant;
        try
        {
            grant = isKept ? kept.Grant : await oauth.RefreshAsync(Unprotect(row.RefreshToken!), CancellationToken.None);
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

        // Where the disk takes nothing now, the next who asks stores it.
        _unstored[row.UserId] = (row.Version, grant);
        var isStored = await store.StoreTokensAsync(
            row.UserId,
            row.Version,
            protection.ProtectToken(grant.AccessToken),
            grant.RefreshToken is { } refreshToken ? protection.ProtectToken(refreshToken) : null,
            grant.InstanceUrl.AbsoluteUri,
            CancellationToken.None);
        _unstored.TryRemove(row.UserId, out _);
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

        // One that cannot be read any more is refreshed like one that has run out; whether the connection is lost the refresh finds out.
        var accessToken = row.AccessToken is null ? null : TryUnprotect(row.AccessToken);
        return accessToken is null || accessToken == refused ? null : new SalesforceAccess(new Uri(row.InstanceUrl), accessToken);
    }

    private string Unprotect(string token) =>
        TryUnprotect(token) ?? throw new RemoteException(new RemoteFailure.AuthorizationLost(RemoteSystem.Salesforce, "unreadable_token", null));

    private string? TryUnprotect(string token)
    {
        try
        {
            return protection.UnprotectToken(token);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
