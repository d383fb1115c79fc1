using Dapper;

namespace EmailSync.Storage;

internal static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        // Columns are snake_case, properties are not.
        DefaultTypeMap.MatchNamesWithUnderscores = true;

        services.AddOptions<DatabaseOptions>()
            .Configure(options => options.ConnectionString = configuration.GetConnectionString("EmailSync") ?? options.ConnectionString)
            .BindConfiguration("Database")
            .Validate(
                options => options.Provider == "Sqlite",
                "Database:Provider: only Sqlite is supported so far.")
            .ValidateOnStart();
        services.AddSingleton<Database>();
        services.AddSingleton<Migrator>();
        services.AddSingleton<ProcessLock>();
        return services;
    }
}
