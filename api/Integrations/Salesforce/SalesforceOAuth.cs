namespace EmailSync.Integrations.Salesforce;

/// <summary>Salesforce's sign-in: authorization code with PKCE, refresh, revocation. Throws only <see cref="RemoteException"/>.</summary>
internal sealed class SalesforceOAuth
{
    public static SalesforcePkce NewPkce() => throw new NotImplementedException();

    public Uri AuthorizeUrl(string redirectUri, string state, string codeChallenge, string? loginHint) => throw new NotImplementedException();

    public Task<SalesforceGrant> RedeemAsync(string code, string codeVerifier, string redirectUri, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<SalesforceGrant> RefreshAsync(string refreshToken, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task RevokeAsync(string token, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<SalesforceIdentity> ReadIdentityAsync(SalesforceGrant grant, CancellationToken cancellationToken) => throw new NotImplementedException();
}
