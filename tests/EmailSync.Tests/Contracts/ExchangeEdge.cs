using System.Security.Claims;
using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;
using EmailSync.Integrations.Exchange.Wire;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Identity.Abstractions;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>The Exchange edge as the service wires it, with tokens of the test's own making.</summary>
internal sealed class ExchangeEdge : IAsyncDisposable
{
    public const string User = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

    private readonly ServiceProvider _services;

    public ExchangeEdge(string baseUrl, TimeProvider? time = null, Func<bool, string>? token = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Graph:BaseUrl", baseUrl)]).Build();
        var services = new ServiceCollection();
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddLogging();
        services.AddScoped<IAuthorizationHeaderProvider>(_ => new Tokens(token ?? (_ => "Bearer test")));
        services.AddExchange(configuration);
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public static ExchangeEdge Of(string baseUrl, Func<bool, string> token) => new(baseUrl, token: token);

    public ExchangeClient Client => _services.GetRequiredService<ExchangeClient>();

    public AttachmentReader Attachments => _services.GetRequiredService<AttachmentReader>();

    public MailboxGate Gate => _services.GetRequiredService<MailboxGates>().Of(User);

    public static async Task<T> FailsAsync<T>(Func<Task> call)
        where T : RemoteFailure => Assert.IsType<T>((await Assert.ThrowsAsync<RemoteException>(call)).Failure);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    // The argument of the function says whether a new token is demanded.
    private sealed class Tokens(Func<bool, string> token) : IAuthorizationHeaderProvider
    {
        public Task<string> CreateAuthorizationHeaderForAppAsync(
            string scopes, AuthorizationHeaderProviderOptions? downstreamApiOptions = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(token(downstreamApiOptions?.AcquireTokenOptions.ForceRefresh ?? false));

        public Task<string> CreateAuthorizationHeaderForUserAsync(
            IEnumerable<string> scopes,
            AuthorizationHeaderProviderOptions? authorizationHeaderProviderOptions = null,
            ClaimsPrincipal? claimsPrincipal = null,
            CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<string> CreateAuthorizationHeaderAsync(
            IEnumerable<string> scopes,
            AuthorizationHeaderProviderOptions? options = null,
            ClaimsPrincipal? claimsPrincipal = null,
            CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
