using Dapper;
using EmailSync.Storage;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Quartz;

namespace EmailSync.Hosting;

/// <summary>Live: the process answers. Ready: the database can be written and runs are being started. Systems outside are not asked.</summary>
internal static class Health
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database")
            .AddCheck<SchedulerCheck>("scheduler");
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).AllowAnonymous();
        endpoints.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new HealthDocument(report.Status, report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status)), context.RequestAborted);

    private sealed record HealthDocument(HealthStatus Status, IReadOnlyDictionary<string, HealthStatus> Checks);

    private sealed class DatabaseCheck(Database database) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                // A write that changes nothing: a disk that is full or read-only can be read as well as ever.
                await database.WriteAsync(
                    (connection, transaction) => connection.ExecuteAsync(new CommandDefinition(
                        "UPDATE organisation SET id = id", transaction: transaction, cancellationToken: cancellationToken)),
                    cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (Exception e) when (DatabaseFailures.IsUnwritable(e))
            {
                return HealthCheckResult.Unhealthy("The database cannot be written.", e);
            }
        }
    }

    private sealed class SchedulerCheck(ISchedulerFactory schedulers) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var scheduler = await schedulers.GetScheduler(cancellationToken);
            return scheduler.Status == SchedulerStatus.Running
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The scheduler has not started.");
        }
    }
}
