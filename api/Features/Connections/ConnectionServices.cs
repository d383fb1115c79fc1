using EmailSync.Features.Me;

namespace EmailSync.Features.Connections;

internal static class ConnectionServices
{
    /// <summary>Needs the edges, storage, Data Protection, and <see cref="OtherSalesforceUsersAllowed"/> from the settings.</summary>
    public static IServiceCollection AddUserConnections(this IServiceCollection services) => services
        .AddSingleton<MailboxStore>()
        .AddSingleton<ConnectionNews>()
        .AddSingleton<DeploymentSignIn>()
        .AddSingleton<Mailboxes>()
        .AddSingleton<TokenProtection>()
        .AddSingleton<SalesforceConnectionStore>()
        .AddSingleton<SalesforceTokens>()
        .AddSingleton<SalesforceConnections>()
        .AddSingleton<SalesforceSignIns>()
        .AddSingleton<SalesforceUserCheck>()
        .AddSingleton<SalesforceSignIn>()
        .AddSingleton<PublicUrl>()
        .AddSingleton<UserAddedHandler>(FirstVisit);

    /// <summary>Reads the mailbox at once, so that the first page knows zone and folders; a slow Exchange does not hold the person up.</summary>
    private static UserAddedHandler FirstVisit(IServiceProvider provider) => async (userId, cancellationToken) =>
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(5));
        try
        {
            await provider.GetRequiredService<Mailboxes>().TryRefreshAsync(userId, Mailboxes.ReadEvery, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Our own patience has ended, not the caller's: the next page or run reads it.
        }
    };
}
