using EmailSync.Features.Connections;
using EmailSync.Features.Me;

namespace EmailSync.Features.Settings;

internal static class SettingsServices
{
    /// <summary>Needs storage and the connections. Whoever schedules adds a <see cref="SettingsSavedHandler"/>.</summary>
    public static IServiceCollection AddSettings(this IServiceCollection services) => services
        .AddSingleton<SettingsStore>()
        .AddSingleton<SettingsNews>()
        .AddSingleton<ChangeHistory>()
        .AddSingleton<SettingsForms>()
        .AddSingleton<FormRequests>()
        .AddSingleton<JobSpans>()
        .AddHostedService<JobSpansAtStart>()
        .AddSingleton<PersonalFactsReader>(ReadFacts)
        .AddSingleton<UserAddedHandler>(FirstVisit)
        .AddSingleton<OtherSalesforceUsersAllowed>(provider => async cancellationToken =>
            (await provider.GetRequiredService<SettingsStore>().ReadOrganisationAsync(cancellationToken)).AllowOtherSalesforceUsers);

    private static PersonalFactsReader ReadFacts(IServiceProvider provider) => async (userId, cancellationToken) =>
    {
        var store = provider.GetRequiredService<SettingsStore>();
        return new(
            (await store.ReadEffectiveAsync(userId, cancellationToken)).TimeZone,
            (await store.ReadOrganisationAsync(cancellationToken)).HelpContact);
    };

    /// <summary>Where a level above has set the mode, a person's job is on from their first visit (S5).</summary>
    private static UserAddedHandler FirstVisit(IServiceProvider provider) => async (userId, cancellationToken) =>
    {
        await provider.GetRequiredService<JobSpans>().ReconcileAsync(userId, cancellationToken);
        await provider.GetRequiredService<SettingsNews>().AnnounceAsync(userId);
    };

    /// <summary>A process that died between a first visit and its span is made up for.</summary>
    private sealed class JobSpansAtStart(JobSpans spans) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => spans.ReconcileAsync(null, cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
