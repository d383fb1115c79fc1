using Microsoft.Extensions.Options;

namespace EmailSync.Hosting.SignIn;

/// <summary>
/// With <c>AzureAd:BackChannelAddress</c> the service is in a closed world: calls to Entra's host go to that address, the Host header kept, and
/// every host but this machine is refused. Without it nothing is changed.
/// </summary>
internal sealed class BackChannel(IOptions<SignInOptions> options)
{
    /// <summary>Null: the real Entra is called.</summary>
    public Uri? Address { get; } = options.Value.BackChannelAddress is { Length: > 0 } address ? new Uri(address) : null;

    private string InstanceHost { get; } = new Uri(options.Value.Instance).Host;

    /// <summary>Whoever controls the address controls where people sign in, so it may only be on this machine.</summary>
    public static bool IsAllowed(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback && uri.PathAndQuery == "/";

    /// <summary>Points a request where it may go.</summary>
    /// <exception cref="HttpRequestException">It may not go anywhere: the host is not on this machine.</exception>
    public void Direct(HttpRequestMessage request)
    {
        if (Address is null || request.RequestUri is not { } uri)
        {
            return;
        }

        if (string.Equals(uri.Host, InstanceHost, StringComparison.OrdinalIgnoreCase))
        {
            request.Headers.Host = InstanceHost;
            request.RequestUri = new Uri(Address, uri.PathAndQuery);
        }
        else if (!uri.IsLoopback)
        {
            throw new HttpRequestException($"AzureAd:BackChannelAddress is set, so only this machine may be called, not {uri.Host}.");
        }
    }
}

/// <summary>The last step before the wire of every client.</summary>
internal sealed class BackChannelHandler(BackChannel backChannel) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        backChannel.Direct(request);
        return base.SendAsync(request, cancellationToken);
    }
}
