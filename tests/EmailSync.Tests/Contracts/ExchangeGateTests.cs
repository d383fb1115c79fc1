using EmailSync.Integrations.Exchange.Wire;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EmailSync.Tests.Contracts;

public sealed class ExchangeGateTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Never_are_more_than_four_at_once()
    {
        var gate = new MailboxGate(_time);
        var (now, most) = (0, 0);

        await Task.WhenAll(Enumerable.Range(0, 60).Select(async i =>
        {
            var places = i % 3 == 0 ? 4 : 1;
            using var place = await gate.EnterAsync(places, i % 5 == 0, default);
            var at = Interlocked.Add(ref now, places);
            InterlockedMax(ref most, at);
            await Task.Delay(1);
            Interlocked.Add(ref now, -places);
        }));

        Assert.Equal((0, 4), (now, most));
    }

    [Fact]
    public async Task The_urgent_line_goes_first_and_a_batch_is_not_overtaken_in_its_own()
    {
        var gate = new MailboxGate(_time);
        var order = new List<string>();
        var held = await gate.EnterAsync(4, false, default);
        var batch = Enter("batch", 4, false);
        var single = Enter("single", 1, false);
        var pane = Enter("pane", 1, true);

        held.Dispose();
        await Task.WhenAll(batch, single, pane);

        Assert.Equal(["pane", "batch", "single"], order);

        async Task Enter(string name, int places, bool isUrgent)
        {
            using var place = await gate.EnterAsync(places, isUrgent, default);
            lock (order)
            {
                order.Add(name);
            }

            await Task.Yield();
        }
    }

    [Fact]
    public async Task Who_gives_up_waiting_makes_way()
    {
        var gate = new MailboxGate(_time);
        var held = await gate.EnterAsync(2, false, default);
        using var cancellation = new CancellationTokenSource();
        var batch = gate.EnterAsync(4, false, cancellation.Token);
        var single = gate.EnterAsync(1, false, default);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => batch);
        (await single).Dispose();
        held.Dispose();
        (await gate.EnterAsync(4, false, default)).Dispose();
    }

    [Fact]
    public async Task A_lease_given_back_twice_counts_once()
    {
        var gate = new MailboxGate(_time);
        var held = await gate.EnterAsync(4, false, default);
        held.Dispose();
        held.Dispose();

        using var all = await gate.EnterAsync(4, false, default);
        var fifth = gate.EnterAsync(1, false, default);

        Assert.False(fifth.IsCompleted);
    }

    [Fact]
    public void A_fence_ends_by_itself_and_is_never_shortened()
    {
        var gate = new MailboxGate(_time);
        gate.Fence(TimeSpan.FromSeconds(30));
        gate.Fence(TimeSpan.FromSeconds(5));

        Assert.Equal(TimeSpan.FromSeconds(30), gate.Fenced);
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(TimeSpan.Zero, gate.Fenced);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); value > seen; seen = Volatile.Read(ref target))
        {
            Interlocked.CompareExchange(ref target, value, seen);
        }
    }
}
