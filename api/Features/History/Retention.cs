using EmailSync.Domain.Decisions;
using EmailSync.Features.Evaluation;
using EmailSync.Features.Me;
using EmailSync.Features.Recording;
using EmailSync.Features.Settings;
using EmailSync.Features.Sync;
using EmailSync.Storage;

namespace EmailSync.Features.History;

/// <summary>At start, and once a day: what is kept for 30 days only goes (E3), whether anybody's job runs or not.</summary>
internal sealed class Retention(
    UserStore users, MessageRetention messages, MatchRetention matches, RunStore runs, TimeProvider time, ILogger<Retention> logger) : BackgroundService
{
    private static readonly TimeSpan _every = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await ClearAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Tomorrow's tries again; nothing depends on it but the promise, which the log tells of.
                logger.RetentionFailed(e);
            }

            await Task.Delay(_every, time, stoppingToken);
        }
    }

    /// <summary>Clears what is due now.</summary>
    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var deleted = 0;
        foreach (var user in await users.ReadAllAsync(cancellationToken))
        {
            await messages.ClearOverdueAsync(user.Id, JobKinds.Email, now, cancellationToken);
            deleted += await messages.DeleteEndedAsync(user.Id, JobKinds.Email, now, cancellationToken);
            deleted += await messages.DeleteUndecidedAsync(user.Id, JobKinds.Email, now, cancellationToken);
        }

        var before = now - ReasonCodes.Horizon;
        var cleared = await Batches.AllAsync(token => matches.ClearAsync(before, now - Ledger.GivenUpAfter, Batches.Size, token), cancellationToken);
        await Batches.AllAsync(token => matches.ForgetChoicesAsync(before, Batches.Size, token), cancellationToken);
        await Batches.AllAsync(token => matches.ForgetNamesOfChosenAsync(before, Batches.Size, token), cancellationToken);
        await Batches.AllAsync(token => matches.ForgetRelationsAsync(before, Batches.Size, token), cancellationToken);
        var forgotten = await Batches.AllAsync(token => runs.DeleteFinishedAsync(JobKinds.Email, before, Batches.Size, token), cancellationToken);
        logger.Retained(deleted, cleared, forgotten);
    }
}
