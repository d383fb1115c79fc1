using EmailSync.Storage;
using Microsoft.Extensions.Options;
using Quartz;

namespace EmailSync.Hosting.Scheduling;

/// <summary>Quartz on the service's own database: what is due survives the process. Jobs are registered by the slices that own them.</summary>
internal static class SchedulerServices
{
    public static IServiceCollection AddScheduler(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SchedulerOptions>().BindConfiguration(SchedulerOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SchedulerOptions>, SchedulerOptionsValidator>();

        // Read here because Quartz is built here; whether they are sensible is said at the start, before it is used.
        var options = configuration.GetSection(SchedulerOptions.Section).Get<SchedulerOptions>() ?? new SchedulerOptions();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "emailsync";
                scheduler.MaxBatchSize = options.BatchSize;
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UseDefaultThreadPool(options.Threads);
            quartz.UsePersistentStore(store =>
            {
                store.UseSqlite(PatientSqliteFactory.Instance, DatabaseOptions.ConnectionStringOf(configuration));
                store.ProvisionSchema();
                store.ConfigureStore(adoStore =>
                {
                    adoStore.StoreJobDataAsStrings = true;
                    adoStore.MisfireThreshold = TimeSpan.FromMinutes(1);
                    adoStore.RecoverFiringsCancelledByShutdown = true;
                });
            });
        });

        // A run goes on where it stopped (T5): an ending process asks it to stop, waits until it has, and the next one takes it up at once.
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        return services;
    }
}
