namespace EmailSync.Features.Connections;

/// <summary>Tells whoever schedules that a person's connection was made or works again (B4).</summary>
internal sealed class ConnectionNews(IEnumerable<ConnectionChangedHandler> handlers, ILogger<ConnectionNews> logger)
{
    /// <summary>The connection stands whatever becomes of this: the sweep finds what was missed.</summary>
    public async Task AnnounceAsync(string userId)
    {
        foreach (var handler in handlers)
        {
            try
            {
                // Not the request's token: it has happened, so whoever must know has to hear of it.
                await handler(userId, CancellationToken.None);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.NotScheduled(e, userId);
            }
        }
    }
}
