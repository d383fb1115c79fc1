namespace EmailSync.Features.AddressLists;

internal static class AddressListServices
{
    /// <summary>Needs storage, settings and the connections.</summary>
    public static IServiceCollection AddAddressLists(this IServiceCollection services) => services
        .AddSingleton<AddressListStore>()
        .AddSingleton<PersonListReader>()
        .AddSingleton<ListRequests>();
}
