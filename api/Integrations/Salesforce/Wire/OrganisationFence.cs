using System.Collections.Concurrent;

namespace EmailSync.Integrations.Salesforce.Wire;

/// <summary>Until when an org has asked to be left alone (B3): its calls fail at once until then, other orgs' go on.</summary>
internal sealed class OrganisationFence(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, (DateTimeOffset Until, RemoteFailure Why)> _closed = new();

    public void Close(string organisationId, TimeSpan wait, RemoteFailure why)
    {
        var until = time.GetUtcNow() + wait;
        _closed.AddOrUpdate(organisationId, (until, why), (_, old) => old.Until > until ? old : (until, why));
    }

    /// <exception cref="RemoteException">Why the org is left alone; throttled with what is left of the wait.</exception>
    public void Pass(string organisationId)
    {
        if (!_closed.TryGetValue(organisationId, out var closed))
        {
            return;
        }

        var left = closed.Until - time.GetUtcNow();
        if (left > TimeSpan.Zero)
        {
            throw new RemoteException(closed.Why is RemoteFailure.Throttled throttled ? throttled with { Message = null, RetryAfter = left } : closed.Why);
        }

        _closed.TryRemove(new(organisationId, closed));
    }
}
