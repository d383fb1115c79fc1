namespace EmailSync.Features.Me;

internal static class MeServices
{
    public static IServiceCollection AddMe(this IServiceCollection services) => services.AddSingleton<UserStore>();
}
