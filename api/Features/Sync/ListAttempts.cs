using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;

namespace EmailSync.Features.Sync;

/// <summary>Lists are the cheap way to contents, never the only one.</summary>
internal static class ListAttempts
{
    /// <summary>A page; null where this list cannot be had, while the mailbox as such answers: then messages are asked for by id.</summary>
    /// <exception cref="RemoteException">The mailbox asks for patience, or is closed to us.</exception>
    public static async Task<MessagePage?> TryListMessagesAsync(
        this ExchangeClient exchange, string userId, MessageListQuery query, CancellationToken cancellationToken)
    {
        try
        {
            return await exchange.ListMessagesAsync(userId, query, cancellationToken);
        }
        catch (RemoteException e) when (e.Failure is RemoteFailure.NotFound or RemoteFailure.Rejected or RemoteFailure.Transient)
        {
            return null;
        }
    }
}
