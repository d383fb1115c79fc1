namespace EmailSync.Sandbox.Core.Chaos;

/// <summary>Strikes requests by chance, but the same ones in each run with the same seed: the n-th call of a kind by somebody always meets the same.</summary>
internal sealed class RandomFaults
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);
    private RandomFaultReport _report = new(null);

    /// <summary>What is in force; null: nothing.</summary>
    public RandomFaultSetting? Setting => _report.Setting;

    public RandomFaultReport Report
    {
        get
        {
            lock (_lock)
                return _report.Copy();
        }
    }

    /// <summary>Begins afresh: the first call of each kind is the first again.</summary>
    public void Begin(RandomFaultSetting setting)
    {
        lock (_lock)
        {
            _ordinals.Clear();
            _report = new(setting);
        }
    }

    /// <summary>Strikes no more; what it did can still be read.</summary>
    public void End()
    {
        lock (_lock)
            _report = _report.Ended();
    }

    /// <summary>The fault that strikes a request, whose route is known; null where none does.</summary>
    public (RandomFaultKind Kind, FaultRequest Fault)? Strike(LoggedRequest request, string? subject)
    {
        lock (_lock)
        {
            if (Setting is not { } setting || !setting.Means(request))
                return null;

            var key = $"{setting.Seed} {request.System} {request.Route} {(request.Inner ? "inner" : "outer")} {subject?.ToLowerInvariant()}";
            var ordinal = _ordinals[key] = _ordinals.GetValueOrDefault(key) + 1;
            _report.Seen++;
            var draw = new Draw($"{key} {ordinal}");
            if (draw.Share >= setting.Share || Choose(setting, request, draw.Kind) is not { } kind)
                return null;

            _report.Count(request, kind);
            return (kind, FaultOfChance.Of(kind, request.System, draw, setting));
        }
    }

    private static RandomFaultKind? Choose(RandomFaultSetting setting, LoggedRequest request, double drawn)
    {
        var fitting = setting.Weights.Where(w => w.Value > 0 && KindRules.Fits(w.Key, request)).OrderBy(w => w.Key).ToList();
        var left = drawn * fitting.Sum(w => w.Value);
        foreach (var (kind, weight) in fitting)
        {
            left -= weight;
            if (left < 0)
                return kind;
        }

        return fitting.Count > 0 ? fitting[^1].Key : null;
    }
}
