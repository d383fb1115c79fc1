using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace EmailSync.Features.Connections;

/// <summary>Where people reach the service: <c>PublicUrl</c> of the configuration, else the address it listens on.</summary>
internal sealed class PublicUrl(IConfiguration configuration, IServer server)
{
    public const string Key = "PublicUrl";

    /// <summary>With a slash at the end.</summary>
    /// <exception cref="InvalidOperationException">None is configured, and the service does not listen yet.</exception>
    public Uri Value => configuration[Key] is { Length: > 0 } configured ? WithSlash(configured) : WithSlash(Listening());

    /// <summary>The address of a path of this service.</summary>
    public Uri Of(string path) => new(Value, path);

    private string Listening()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? throw new InvalidOperationException($"{Key} is not configured, and the service does not listen yet.");

        // A wildcard is no address that a browser can go to.
        return address.Replace("//[::]", "//localhost", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal)
            .Replace("//*", "//localhost", StringComparison.Ordinal)
            .Replace("//+", "//localhost", StringComparison.Ordinal);
    }

    private static Uri WithSlash(string address) => new(address.TrimEnd('/') + "/");
}
