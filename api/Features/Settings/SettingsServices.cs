using EmailSync.Features.Connections;

namespace EmailSync.Features.Settings;

internal static class SettingsServices
{
    /// <summary>Needs storage. Whoever schedules adds a <see cref="SettingsSavedHandler"/>.</summary>
    public static IServiceCollection AddSettings(this IServiceCollection services) => services
        .AddSingleton<SettingsStore>()
        .AddSingleton<OtherSalesforceUsersAllowed>(provider => async cancellationToken =>
            (await provider.GetRequiredService<SettingsStore>().ReadOrganisationAsync(cancellationToken)).AllowOtherSalesforceUsers);
}
