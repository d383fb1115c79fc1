using System.Collections.Concurrent;

namespace EmailSync.Integrations.Salesforce.Wire;

/// <summary>Until when an org has asked to be left alone (B3): its calls fail at once until then, other orgs' go on.</summary>
internal sealed class OrganisationFence(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, (DateTimeOffset Until, string Code)> _closed = new();

    public void Close(string organisationId, TimeSpan wait, string code)
    {
        var until = time.GetUtcNow() + wait;
        _closed.AddOrUpdate(organisationId, (until, code), (_, old) => old.Until > until ? old : (until, code));
    }

    /// <exception cref="RemoteException">Throttled, with what is left of the wait.</exception>
    public void Pass(string organisationId)
    {
        if (!_closed.TryGetValue(organisationId, out var closed))
        {
            return;
        }

        var left = closed.Until - time.GetUtcNow();
        if (left > TimeSpan.Zero)
        {
            throw new RemoteException(new RemoteFailure.Throttled(RemoteSystem.Salesforce, closed.Code, null, left));
        }

        _closed.TryRemove(new(organisationId, closed));
    }
}
