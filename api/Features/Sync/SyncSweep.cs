using System.Threading.Channels;

namespace EmailSync.Features.Sync;

/// <summary>
/// At start, every few minutes, and whenever something was saved that concerns many: whoever's job is on has a trigger at the right instant,
/// whatever was lost or changed (ARCHITECTURE, T2).
/// </summary>
internal sealed class SyncSweep(SyncScheduler scheduler, TimeProvider time, ILogger<SyncSweep> logger) : BackgroundService
{
    private static readonly TimeSpan _every = TimeSpan.FromMinutes(5);

    private readonly Channel<bool> _asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Asks for a sweep at once, and does not wait for it: for thousands of people it takes its time.</summary>
    public void Ask() => _asked.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
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

            await UntilNextAsync(stoppingToken);
        }
    }

    private async Task UntilNextAsync(CancellationToken stoppingToken)
    {
        using var pause = new CancellationTokenSource(_every, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, pause.Token);
        try
        {
            await _asked.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            // Nobody asked: it is time by itself.
        }
    }
}
