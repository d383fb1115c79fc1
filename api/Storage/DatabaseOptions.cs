namespace EmailSync.Storage;

/// <summary>Section <c>Database</c>, and the connection string <c>EmailSync</c>.</summary>
internal sealed class DatabaseOptions
{
    /// <summary>Only <c>Sqlite</c> so far; PostgreSQL follows.</summary>
    public string Provider { get; set; } = "Sqlite";

    /// <summary>From <c>ConnectionStrings:EmailSync</c>.</summary>
    public string ConnectionString { get; set; } = Default;

    private const string Default = "Data Source=emailsync.db";

    /// <summary>The connection string as it is configured, unchecked, for what is wired before the options are.</summary>
    public static string ConnectionStringOf(IConfiguration configuration) => configuration.GetConnectionString("EmailSync") ?? Default;
}
