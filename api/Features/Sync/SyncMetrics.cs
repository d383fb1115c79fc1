using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace EmailSync.Features.Sync;

/// <summary>What is counted of the runs. Tags are codes and states, never people.</summary>
internal sealed class SyncMetrics : IDisposable
{
    public const string Name = "EmailSync.Sync";

    public static readonly ActivitySource Activities = new(Name);

    private readonly Meter _meter;
    private readonly Counter<long> _recorded;
    private readonly Counter<long> _decided;
    private readonly Histogram<double> _lag;
    private readonly Histogram<double> _duration;

    public SyncMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _recorded = _meter.CreateCounter<long>("emailsync.messages.recorded", "{message}", "Messages recorded in Salesforce.");
        _decided = _meter.CreateCounter<long>("emailsync.messages.decided", "{message}", "Messages decided, by code.");
        _lag = _meter.CreateHistogram<double>("emailsync.run.start_lag", "s", "How late a run began.");
        _duration = _meter.CreateHistogram<double>("emailsync.run.duration", "s", "How long a run worked, waits left out, by result.");
    }

    public void Decided(string code, int count)
    {
        _decided.Add(count, new KeyValuePair<string, object?>("code", code));
        if (code == "recorded")
        {
            _recorded.Add(count);
        }
    }

    public void Began(TimeSpan lag) => _lag.Record(Math.Max(0, lag.TotalSeconds));

    public void Ended(TimeSpan duration, string result) => _duration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("result", result));

    public void Dispose() => _meter.Dispose();
}
