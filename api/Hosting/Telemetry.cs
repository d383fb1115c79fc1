using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EmailSync.Hosting;

/// <summary>
/// Traces and metrics by OpenTelemetry. They leave the process only where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector. Query strings are
/// redacted by the instrumentation: they may hold addresses (B5).
/// </summary>
internal static class Telemetry
{
    /// <summary>Every meter and activity source of this service begins so.</summary>
    private const string Ours = "EmailSync.*";

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        // A problem document names its trace, and the log line with the same one tells the rest.
        services.Configure<LoggerFactoryOptions>(options => options.ActivityTrackingOptions = ActivityTrackingOptions.TraceId);
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("EmailSync"))
            .WithMetrics(metrics => metrics
                .AddMeter(Ours)
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation())
            .WithTracing(traces => traces
                .AddSource(Ours)
                .AddSource("Quartz")
                .AddAspNetCoreInstrumentation(options => options.Filter = context => !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
                .AddHttpClientInstrumentation());
        if (configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
        {
            telemetry.UseOtlpExporter();
        }

        return services;
    }
}
