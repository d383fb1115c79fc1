namespace EmailSync.Integrations.Salesforce;

internal static class SalesforceServices
{
    /// <summary>Registers <see cref="SalesforceClient"/> and <see cref="SalesforceOAuth"/>; needs a <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddSalesforce(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<SalesforceOptions>(configuration.GetSection(SalesforceOptions.Section));
        services.AddSingleton<SalesforceOAuth>();
        services.AddSingleton<SalesforceClient>();
        return services;
    }
}
