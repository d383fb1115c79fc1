using System.Collections.Concurrent;

namespace EmailSync.Integrations.Salesforce.Wire;

/// <summary>
/// For how long an org has asked to be left alone (B3): its calls fail at once until then, other orgs' go on. Measured apart from the wall
/// clock, which may jump.
/// </summary>
internal sealed class OrganisationFence(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Closed> _closed = new();

    /// <summary>Never shortens an earlier wait.</summary>
    public void Close(string organisationId, TimeSpan wait, RemoteFailure why)
    {
        var closed = new Closed(time.GetTimestamp(), wait, why);
        _closed.AddOrUpdate(organisationId, closed, (_, old) => Left(old) > wait ? old : closed);
    }

    /// <exception cref="RemoteException">Why the org is left alone; throttled with what is left of the wait.</exception>
    public void Pass(string organisationId)
    {
        if (!_closed.TryGetValue(organisationId, out var closed))
        {
            return;
        }

        if (Left(closed) is var left && left > TimeSpan.Zero)
        {
            throw new RemoteException(closed.Why is RemoteFailure.Throttled throttled ? throttled with { Message = null, RetryAfter = left } : closed.Why);
        }

        _closed.TryRemove(new(organisationId, closed));
    }

    private TimeSpan Left(Closed closed) => closed.Wait - time.GetElapsedTime(closed.At);

    private sealed record Closed(long At, TimeSpan Wait, RemoteFailure Why);
}
