namespace EmailSync.Integrations.Exchange.Wire;

/// <summary>
/// Outlook works off four requests at once for an app and a mailbox and refuses the fifth. Whoever wants to send takes places and waits for
/// them in line, the urgent line first. A mailbox that Outlook has slowed down is fenced for as long as it named: nobody waits then.
/// </summary>
internal sealed class MailboxGate(TimeProvider time)
{
    /// <summary>How many requests Outlook works off at once; a batch takes as many of them as it has requests.</summary>
    public const int Places = 4;

    private readonly Lock _lock = new();
    private readonly LinkedList<Waiter> _urgent = [];
    private readonly LinkedList<Waiter> _normal = [];
    private int _free = Places;
    private long _fencedAt;
    private TimeSpan _fence;

    /// <summary>How long the mailbox is still fenced; zero: it is not. Measured apart from the wall clock, which may jump.</summary>
    public TimeSpan Fenced
    {
        get
        {
            lock (_lock)
            {
                return Left();
            }
        }
    }

    /// <summary>Waits for the places; disposing the answer gives them back.</summary>
    public async Task<IDisposable> EnterAsync(int places, bool isUrgent, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(places, Places);
        var waiter = new Waiter(places);
        lock (_lock)
        {
            (isUrgent ? _urgent : _normal).AddLast(waiter);
            Admit();
        }

        using var cancelled = cancellationToken.Register(() => Withdraw(waiter, cancellationToken));
        await waiter.Admitted.Task;
        return new Lease(this, places);
    }

    /// <summary>Lets nobody through for so long; never shortens an earlier fence.</summary>
    public void Fence(TimeSpan wait)
    {
        lock (_lock)
        {
            if (wait > Left())
                (_fencedAt, _fence) = (time.GetTimestamp(), wait);
        }
    }

    private TimeSpan Left()
    {
        var left = _fence - time.GetElapsedTime(_fencedAt);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    // The first in line is never overtaken in its line, so a batch that needs every place gets its turn.
    private void Admit()
    {
        while ((_urgent.First ?? _normal.First) is { } next && next.Value.Places <= _free)
        {
            next.List!.Remove(next);
            _free -= next.Value.Places;
            next.Value.Admitted.TrySetResult();
        }
    }

    private void Withdraw(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_urgent.Remove(waiter) || _normal.Remove(waiter))
            {
                waiter.Admitted.TrySetCanceled(cancellationToken);
                Admit();
            }
        }
    }

    private void Leave(int places)
    {
        lock (_lock)
        {
            _free += places;
            Admit();
        }
    }

    private sealed class Waiter(int places)
    {
        public int Places { get; } = places;

        public TaskCompletionSource Admitted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Lease(MailboxGate gate, int places) : IDisposable
    {
        private int _places = places;

        public void Dispose()
        {
            var held = Interlocked.Exchange(ref _places, 0);
            if (held > 0)
                gate.Leave(held);
        }
    }
}
