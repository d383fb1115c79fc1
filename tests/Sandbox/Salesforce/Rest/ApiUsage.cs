using System.Globalization;
using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce.Rest;

/// <summary>Calls of the last 24 hours by the sandbox's clock, of the whole org.</summary>
internal sealed class ApiUsage(OrgStore org, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Queue<(DateTimeOffset At, int Calls)> _window = new();
    private int _total;

    public int Used
    {
        get
        {
            lock (_gate)
                return Count();
        }
    }

    public string Header => string.Create(CultureInfo.InvariantCulture, $"api-usage={Used}/{org.Options.DailyLimit}");

    /// <summary>Counts one call; false where the limit is reached, and then it is not counted.</summary>
    public bool TryCount()
    {
        lock (_gate)
        {
            if (Count() >= org.Options.DailyLimit)
                return false;
            Add(1);
            return true;
        }
    }

    public void Set(int used)
    {
        lock (_gate)
        {
            _window.Clear();
            _total = 0;
            Add(used);
        }
    }

    private int Count()
    {
        var since = clock.GetUtcNow().AddHours(-24);
        while (_window.TryPeek(out var oldest) && oldest.At <= since)
            _total -= _window.Dequeue().Calls;
        return _total;
    }

    private void Add(int calls)
    {
        _window.Enqueue((clock.GetUtcNow(), calls));
        _total += calls;
    }
}
