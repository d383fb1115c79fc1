using System.Net;
using EmailSync.Integrations.Exchange.Wire;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace EmailSync.Integrations.Exchange;

/// <summary>The wiring of this folder.</summary>
internal static class ExchangeServices
{
    /// <summary>
    /// Adds <see cref="ExchangeClient"/>. The app's tokens come from Microsoft.Identity.Web's IAuthorizationHeaderProvider, which the host registers.
    /// </summary>
    public static IServiceCollection AddExchange(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ExchangeOptions>()
            .Bind(configuration.GetSection(ExchangeOptions.Section))
            .Validate(
                o => Uri.TryCreate(o.BaseUrl, UriKind.Absolute, out var url) && IsSafe(url),
                "Graph:BaseUrl must be an https address such as https://graph.microsoft.com/v1.0, or an http address of this machine.")
            .ValidateOnStart();
        // Its own log lines would name every URL.
        services.AddHttpClient(GraphTransport.ClientName).RemoveAllLoggers().ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            // The client lives as long as the process; its connections must not outlive a change of addresses.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
        });
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        return services
            .AddSingleton(s => new GraphUrls(new Uri(s.GetRequiredService<IOptions<ExchangeOptions>>().Value.BaseUrl)))
            .AddSingleton<GraphMetrics>().AddSingleton<AppTokens>().AddSingleton<GraphTransport>()
            .AddSingleton<MailboxGates>().AddSingleton<GatedTransport>().AddSingleton<MailRequests>().AddSingleton<GraphSender>()
            .AddSingleton<ProfileReader>().AddSingleton<FolderReader>().AddSingleton<ChangeReader>()
            .AddSingleton<AttachmentRequests>().AddSingleton<AttachmentReader>()
            .AddSingleton<MessageReader>().AddSingleton<CategoryWriter>().AddSingleton<MessageCounter>()
            .AddSingleton<ExchangeClient>();
    }

    private static bool IsSafe(Uri url) => url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback);
}
