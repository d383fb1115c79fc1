using Microsoft.Identity.Abstractions;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;

namespace EmailSync.Integrations.Exchange.Wire;

/// <summary>
/// Puts the app's own token on requests. The SDK's credential-based providers send none to a host that is not Microsoft's, and say nothing.
/// </summary>
internal sealed class AppTokens(IServiceScopeFactory scopes) : IAuthenticationProvider
{
    private const string Scope = "https://graph.microsoft.com/.default";

    /// <summary>On a request: the token in the cache was refused, take a new one.</summary>
    public static IRequestOption Fresh { get; } = new FreshToken();

    public async Task AuthenticateRequestAsync(
        RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
    {
        try
        {
            // Identity.Web registers its provider for a scope, and runs have none of a request.
            await using var scope = scopes.CreateAsyncScope();
            var provider = scope.ServiceProvider.GetRequiredService<IAuthorizationHeaderProvider>();
            var header = await provider.CreateAuthorizationHeaderForAppAsync(
                Scope,
                new AuthorizationHeaderProviderOptions
                {
                    AcquireTokenOptions = new AcquireTokenOptions { ForceRefresh = request.RequestOptions.Contains(Fresh) },
                },
                cancellationToken);
            request.Headers.Remove("Authorization");
            request.Headers.Add("Authorization", header);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RemoteException(EntraFailures.From(e), e);
        }
    }

    private sealed class FreshToken : IRequestOption;
}
