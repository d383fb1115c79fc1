using System.Net;
using EmailSync.Integrations.Salesforce.Wire;
using Microsoft.Extensions.Options;
using Polly;

namespace EmailSync.Integrations.Salesforce;

internal static class SalesforceServices
{
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(100);

    /// <summary>Registers <see cref="SalesforceClient"/> and <see cref="SalesforceOAuth"/>; section <c>Salesforce</c> is checked at start.</summary>
    public static IServiceCollection AddSalesforce(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SalesforceOptions>().Bind(configuration.GetSection(SalesforceOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SalesforceOptions>, SalesforceOptionsValidator>();
        services.AddMetrics();
        services.AddSingleton<SalesforceMetrics>();
        services.AddSingleton<OrganisationFence>();
        services.AddSingleton<SalesforceWire>();
        services.AddSingleton<SalesforceQueries>();
        services.AddSingleton<OrganisationReader>();
        services.AddSingleton<PeopleReader>();
        services.AddSingleton<ChangedPeopleReader>();
        services.AddSingleton<RecordedReader>();
        services.AddSingleton<RecordReader>();
        services.AddSingleton<TaskWriter>();
        services.AddSingleton<FileWriter>();
        services.AddSingleton<SalesforceClient>();
        services.AddSingleton<SalesforceOAuth>();

        // Loggers off: they would write addresses of requests.
        var api = services.AddHttpClient(SalesforceWire.ClientName, Configure).RemoveAllLoggers();
        api.AddResilienceHandler("reads", pipeline =>
        {
            // Not the clock of the container: these pauses must pass also where a test has stopped it.
            pipeline.TimeProvider = TimeProvider.System;
            pipeline.AddRetry(ReadRetries.Strategy());
        });
        api.AddHttpMessageHandler(provider => new MeteringHandler(provider.GetRequiredService<SalesforceMetrics>()));
        api.UseSocketsHttpHandler((handler, _) => Configure(handler));
        services.AddHttpClient(SalesforceOAuth.ClientName, Configure).RemoveAllLoggers()
            .UseSocketsHttpHandler((handler, _) => Configure(handler));
        return services;
    }

    private static void Configure(HttpClient client)
    {
        client.Timeout = LongestCall;
        client.DefaultRequestHeaders.UserAgent.ParseAdd("EmailSync/1.0");
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
    }

    /// <summary>Redirects are not followed: a token goes only where it was meant to.</summary>
    private static void Configure(SocketsHttpHandler handler)
    {
        handler.AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate;
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
    }
}
