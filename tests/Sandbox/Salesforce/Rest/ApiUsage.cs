using System.Globalization;
using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce.Rest;

/// <summary>Calls of the last 24 hours by the sandbox's clock, of the whole org.</summary>
internal sealed class ApiUsage(OrgStore org, TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly Queue<(DateTimeOffset At, int Calls)> window = new();

    public int Used
    {
        get
        {
            lock (gate)
                return Count();
        }
    }

    public string Header => string.Create(CultureInfo.InvariantCulture, $"api-usage={Used}/{org.Options.DailyLimit}");

    /// <summary>Counts one call; false where the limit is reached, and then it is not counted.</summary>
    public bool TryCount()
    {
        lock (gate)
        {
            if (Count() >= org.Options.DailyLimit)
                return false;
            window.Enqueue((clock.GetUtcNow(), 1));
            return true;
        }
    }

    public void Set(int used)
    {
        lock (gate)
        {
            window.Clear();
            window.Enqueue((clock.GetUtcNow(), used));
        }
    }

    private int Count()
    {
        var since = clock.GetUtcNow().AddHours(-24);
        while (window.TryPeek(out var oldest) && oldest.At <= since)
            window.Dequeue();
        return window.Sum(w => w.Calls);
    }
}
