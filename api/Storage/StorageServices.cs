using Dapper;
using Microsoft.Data.Sqlite;

namespace EmailSync.Storage;

internal static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        // Columns are snake_case, properties are not.
        DefaultTypeMap.MatchNamesWithUnderscores = true;

        services.AddOptions<DatabaseOptions>()
            .Configure(options => options.Provider = configuration["Database:Provider"] ?? options.Provider)
            .Configure(options => options.ConnectionString = DatabaseOptions.ConnectionStringOf(configuration))
            .Validate(
                options => options.Provider == "Sqlite",
                "Database:Provider: only Sqlite is supported so far.")
            .Validate(
                options => IsConnectionString(options.ConnectionString),
                "ConnectionStrings:EmailSync must be a connection string of SQLite, such as Data Source=emailsync.db.")
            .ValidateOnStart();
        services.AddSingleton<Database>();
        services.AddSingleton<Migrator>();
        services.AddSingleton<ProcessLock>();
        return services;
    }

    private static bool IsConnectionString(string text)
    {
        try
        {
            return new SqliteConnectionStringBuilder(text).DataSource.Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
