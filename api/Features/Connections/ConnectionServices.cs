namespace EmailSync.Features.Connections;

internal static class ConnectionServices
{
    /// <summary>Needs the edges, storage, Data Protection, and <see cref="OtherSalesforceUsersAllowed"/> from the settings.</summary>
    public static IServiceCollection AddConnections(this IServiceCollection services) => services
        .AddSingleton<MailboxStore>()
        .AddSingleton<Mailboxes>()
        .AddSingleton<TokenProtection>()
        .AddSingleton<SalesforceConnectionStore>()
        .AddSingleton<SalesforceTokens>()
        .AddSingleton<SalesforceConnections>();
}
