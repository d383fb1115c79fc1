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
                o => Uri.TryCreate(o.BaseUrl, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)),
                "Graph:BaseUrl must be an https address such as https://graph.microsoft.com/v1.0, or an http address of this machine.")
            .ValidateOnStart();
        return services.AddSingleton<ExchangeClient>();
    }
}
