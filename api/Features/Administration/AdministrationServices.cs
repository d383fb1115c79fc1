namespace EmailSync.Features.Administration;

internal static class AdministrationServices
{
    /// <summary>Needs every slice that it shows something of.</summary>
    public static IServiceCollection AddAdministration(this IServiceCollection services) => services
        .AddSingleton<UserOverview>()
        .AddSingleton<UserAccess>()
        .AddSingleton<ProfileStore>();
}
