using Microsoft.Identity.Abstractions;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;

namespace EmailSync.Integrations.Exchange.Wire;

/// <summary>
/// Puts the app's own token on requests. The SDK's credential-based providers send none to a host that is not Microsoft's, and say nothing.
/// </summary>
internal sealed class AppTokens(IServiceScopeFactory scopes, TimeProvider time) : IAuthenticationProvider
{
    private const string Scope = "https://graph.microsoft.com/.default";

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(1000)];

    /// <summary>On a request: the token in the cache was refused, take a new one.</summary>
    public static IRequestOption Fresh { get; } = new FreshToken();

    public async Task AuthenticateRequestAsync(
        RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await AddTokenAsync(request, cancellationToken);
                return;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                // A bad moment passes; and a refusal is checked before it counts, for it concerns every mailbox (B4).
                var failure = EntraFailures.From(e, time.GetUtcNow());
                if (attempt == Pauses.Length || failure is not (RemoteFailure.AuthorizationLost or RemoteFailure.Transient))
                {
                    throw new RemoteException(failure, e);
                }

                await Task.Delay(Pauses[attempt], time, cancellationToken);
            }
        }
    }

    private async Task AddTokenAsync(RequestInformation request, CancellationToken cancellationToken)
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

    private sealed class FreshToken : IRequestOption;
}
