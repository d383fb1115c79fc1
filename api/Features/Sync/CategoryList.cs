using EmailSync.Domain.Decisions;
using EmailSync.Features.Connections;
using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;

namespace EmailSync.Features.Sync;

/// <summary>Sees once a day that the mailbox's own list of categories has ours; without it the mark shows without a colour.</summary>
internal sealed class CategoryList(Mailboxes mailboxes, ExchangeClient exchange, TimeProvider time, ILogger<CategoryList> logger)
{
    private const string Color = "preset7";
    private static readonly TimeSpan _every = TimeSpan.FromDays(1);

    /// <summary>A refusal is logged and tried again by the next run: it stops nothing.</summary>
    public async Task EnsureAsync(string userId, CancellationToken cancellationToken)
    {
        var ensured = (await mailboxes.ReadAsync(userId, cancellationToken)).CategoryEnsuredAt;
        if (ensured is not null && (time.GetUtcNow() - ensured.Value).Duration() < _every)
        {
            return;
        }

        try
        {
            await exchange.EnsureCategoryAsync(userId, Categories.Record, Color, cancellationToken);
            await mailboxes.RecordCategoryEnsuredAsync(userId, cancellationToken);
        }
        catch (RemoteException e)
        {
            logger.CategoryRefused(userId, e.Failure.Code);
        }
    }
}
