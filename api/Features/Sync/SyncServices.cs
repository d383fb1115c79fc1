using EmailSync.Features.Connections;
using EmailSync.Features.Settings;

namespace EmailSync.Features.Sync;

internal static class SyncServices
{
    /// <summary>Needs evaluation, recording, settings, connections, storage and Quartz.</summary>
    public static IServiceCollection AddSync(this IServiceCollection services) => services
        .AddSingleton<RunStore>()
        .AddSingleton<CursorStore>()
        .AddSingleton<JobStateStore>()
        .AddSingleton<ChangeReader>()
        .AddSingleton<ContentReader>()
        .AddSingleton<MailReading>()
        .AddSingleton<BodyReader>()
        .AddSingleton<FilesAndMarks>()
        .AddSingleton<OpenMessages>()
        .AddSingleton<LaterLooks>()
        .AddSingleton<LiftedReasons>()
        .AddSingleton<Completeness>()
        .AddSingleton<RecordedRows>()
        .AddSingleton<CategoryList>()
        .AddSingleton<FolderList>()
        .AddSingleton<Unfinished>()
        .AddSingleton<SyncRun>()
        .AddSingleton<RunRecords>()
        .AddSingleton<RunExecution>()
        .AddSingleton<SyncMetrics>()
        .AddSingleton<ProbePauses>()
        .AddSingleton<SyncStops>()
        .AddSingleton<SyncTriggers>()
        .AddSingleton<SyncScheduler>()

        // The scheduler stands on settings and connections, so they get at it only when they call.
        .AddSingleton<SettingsSavedHandler>(SettingsSaved)
        .AddSingleton<ConnectionChangedHandler>(provider => (userId, cancellationToken) =>
            provider.GetRequiredService<SyncScheduler>().ConnectionChangedAsync(userId, cancellationToken))
        .AddSingleton<SyncSweep>()
        .AddHostedService(provider => provider.GetRequiredService<SyncSweep>());

    /// <summary>A person's own save waits for its run to be queued; what concerns many is done by the sweep.</summary>
    private static SettingsSavedHandler SettingsSaved(IServiceProvider provider) => (userId, cancellationToken) =>
    {
        if (userId is not null)
        {
            return provider.GetRequiredService<SyncScheduler>().SettingsSavedAsync(userId, cancellationToken);
        }

        provider.GetRequiredService<SyncSweep>().Ask();
        return Task.CompletedTask;
    };
}
