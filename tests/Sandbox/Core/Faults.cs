namespace EmailSync.Sandbox.Core;

/// <summary>The faults that tests have set. The oldest that matches and is not used up strikes.</summary>
internal sealed class Faults
{
    private readonly Lock _lock = new();
    private readonly List<Fault> _faults = [];
    private int _lastId;

    public Fault Add(FaultRequest request)
    {
        lock (_lock)
        {
            var fault = new Fault(++_lastId, request);
            _faults.Add(fault);
            return fault;
        }
    }

    public IReadOnlyList<Fault> All()
    {
        lock (_lock)
            return [.. _faults];
    }

    public Fault? Find(int id) => All().FirstOrDefault(fault => fault.Id == id);

    /// <summary>Takes it away; whoever it holds goes on.</summary>
    public bool Remove(int id)
    {
        var fault = Find(id);
        if (fault is null)
            return false;

        lock (_lock)
            _faults.Remove(fault);
        fault.Release();
        return true;
    }

    public void Clear()
    {
        foreach (var fault in All())
            Remove(fault.Id);
    }

    public Fault? Strike(LoggedRequest request)
    {
        lock (_lock)
        {
            foreach (var fault in _faults)
            {
                if (fault.Hits >= fault.Request.Count || !fault.Matches(request))
                    continue;
                if (fault.Passed < fault.Request.After)
                {
                    fault.Passed++;
                    continue;
                }

                fault.Hits++;
                return fault;
            }

            return null;
        }
    }
}
