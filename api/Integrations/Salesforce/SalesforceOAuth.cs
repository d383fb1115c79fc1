using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Duende.IdentityModel;
using Duende.IdentityModel.Client;
using EmailSync.Integrations.Salesforce.Wire;
using Microsoft.Extensions.Options;

namespace EmailSync.Integrations.Salesforce;

/// <summary>
/// Salesforce's sign-in: authorization code with PKCE, refresh, revocation. Nothing is sent twice: a code and a rotated refresh token work
/// once. Throws only <see cref="RemoteException"/>, cancellation apart.
/// </summary>
internal sealed class SalesforceOAuth(
    IHttpClientFactory clients, IOptions<SalesforceOptions> options, SalesforceMetrics metrics, TimeProvider time)
{
    public const string ClientName = "EmailSync.Salesforce.OAuth";

    private const string Scopes = "api refresh_token openid";

    public static SalesforcePkce NewPkce()
    {
        var verifier = CryptoRandom.CreateUniqueId(32, CryptoRandom.OutputFormat.Base64Url);
        return new(verifier, Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))));
    }

    /// <summary>The page where the person signs in and consents.</summary>
    /// <param name="codeChallenge">S256.</param>
    /// <param name="loginHint">The Salesforce username, where it is known.</param>
    public Uri AuthorizeUrl(string redirectUri, string state, string codeChallenge, string? loginHint)
        => new(new RequestUrl(Endpoint("authorize")).CreateAuthorizeUrl(
            options.Value.ClientId,
            OidcConstants.ResponseTypes.Code,
            Scopes,
            redirectUri,
            state,
            loginHint: loginHint,
            codeChallenge: codeChallenge,
            codeChallengeMethod: OidcConstants.CodeChallengeMethods.Sha256));

    public Task<SalesforceGrant> RedeemAsync(string code, string codeVerifier, string redirectUri, CancellationToken cancellationToken)
        => AskAsync(async client => GrantOf(await client.RequestAuthorizationCodeTokenAsync(
            Request(new AuthorizationCodeTokenRequest { Code = code, CodeVerifier = codeVerifier, RedirectUri = redirectUri }, "token"),
            cancellationToken)));

    /// <summary>Store the new refresh token, where there is one, before the access token is used.</summary>
    public Task<SalesforceGrant> RefreshAsync(string refreshToken, CancellationToken cancellationToken)
        => AskAsync(async client => GrantOf(await client.RequestRefreshTokenAsync(
            Request(new RefreshTokenRequest { RefreshToken = refreshToken }, "token"), cancellationToken)));

    /// <summary>Ends a refresh token and all that came of it. One that is not known any more counts as ended.</summary>
    public Task RevokeAsync(string token, CancellationToken cancellationToken)
        => AskAsync(async client =>
        {
            var answer = await client.RevokeTokenAsync(
                Request(new TokenRevocationRequest { Token = token }, "revoke"), cancellationToken);
            return answer.IsError && answer.Error is not ("invalid_token" or "unsupported_token_type") ? throw FailureOf(answer) : true;
        });

    public Task<SalesforceIdentity> ReadIdentityAsync(SalesforceGrant grant, CancellationToken cancellationToken)
        => AskAsync(client => IdentityReading.ReadAsync(client, grant, cancellationToken));

    private async Task<T> AskAsync<T>(Func<HttpClient, Task<T>> ask)
    {
        metrics.Requested("oauth");
        try
        {
            return await ask(clients.CreateClient(ClientName));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException { InnerException: TimeoutException })
        {
            throw new RemoteException(SalesforceFailures.FromTransport(e), e);
        }
    }

    private SalesforceGrant GrantOf(TokenResponse answer) => answer.IsError ? throw FailureOf(answer) : GrantReading.Of(answer);

    private RemoteException FailureOf(ProtocolResponse answer)
    {
        if (answer.HttpResponse is not { } http)
        {
            return new(SalesforceFailures.FromTransport(answer.Exception ?? new HttpRequestException(answer.Error)), answer.Exception);
        }

        var wait = RetryAfter.Read(http.Headers, time.GetUtcNow());
        var error = RestErrors.Read(answer.Raw);
        var failure = http.IsSuccessStatusCode
            ? SalesforceFailures.FromAnswer((int)http.StatusCode, null, wait)
            : SalesforceFailures.FromOAuth((int)http.StatusCode, error?.ErrorCode, error?.Message, wait);
        return new(failure, answer.Exception);
    }

    private T Request<T>(T request, string endpoint)
        where T : ProtocolRequest
    {
        request.Address = Endpoint(endpoint);
        request.ClientId = options.Value.ClientId;
        request.ClientSecret = string.IsNullOrEmpty(options.Value.ClientSecret) ? null : options.Value.ClientSecret;
        request.ClientCredentialStyle = ClientCredentialStyle.PostBody;
        return request;
    }

    private string Endpoint(string name) => $"{options.Value.LoginUrl.TrimEnd('/')}/services/oauth2/{name}";
}
