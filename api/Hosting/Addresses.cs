using System.Net;
using EmailSync.Features.Connections;

namespace EmailSync.Hosting;

/// <summary>Where the service listens and is reached, as far as the configuration says it before anything has started.</summary>
internal static class Addresses
{
    /// <summary>Kestrel's endpoints, else the urls, else the ports, and the public address; ASP.NET's default is this machine.</summary>
    public static IReadOnlyList<string> Of(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>().ToList();
        var listening = endpoints.Count > 0 ? endpoints : Urls(configuration);
        return configuration[PublicUrl.Key] is { Length: > 0 } publicUrl ? [.. listening, publicUrl] : listening;
    }

    /// <summary>True for an address that only this machine reaches.</summary>
    public static bool IsLoopback(string address)
    {
        // Wildcards are no hosts to Uri.
        var host = address.Split("://", 2)[^1].Split('/', 2)[0];
        host = host.StartsWith('[') ? host[1..Math.Max(1, host.IndexOf(']', StringComparison.Ordinal))] : host.Split(':')[0];
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
    }

    private static List<string> Urls(IConfiguration configuration)
    {
        if (configuration["urls"] is { Length: > 0 } urls)
        {
            return [.. urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        }

        // Ports alone are listened to on every address.
        var ports = $"{configuration["http_ports"]};{configuration["https_ports"]}".Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. ports.Select(port => $"http://*:{port}")];
    }
}
