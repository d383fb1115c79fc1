namespace EmailSync.Features.Sync;

/// <summary>At start and every few minutes: whoever's job is on has a trigger, whatever was lost (ARCHITECTURE).</summary>
internal sealed class SyncSweep(SyncScheduler scheduler, TimeProvider time, ILogger<SyncSweep> logger) : BackgroundService
{
    private static readonly TimeSpan _every = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_every, time);
        do
        {
            try
            {
                await scheduler.SweepAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The next sweep tries again; a service without sweeps still runs what has a trigger.
                logger.SweepFailed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
