using System.Diagnostics.Metrics;

namespace EmailSync.Integrations.Exchange.Wire;

/// <summary>What is counted of the traffic with Graph, each by the kind of request.</summary>
internal sealed class GraphMetrics
{
    public const string MeterName = "EmailSync.Exchange";

    private readonly Counter<long> _requests;
    private readonly Counter<long> _counted;
    private readonly Counter<long> _throttled;

    public GraphMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _requests = meter.CreateCounter<long>("emailsync.exchange.requests", "{request}", "HTTP requests sent to Graph");
        _counted = meter.CreateCounter<long>("emailsync.exchange.counted", "{request}", "Requests that Outlook counts: those inside a batch one by one");
        _throttled = meter.CreateCounter<long>("emailsync.exchange.throttled", "{answer}", "Answers that asked to slow down");
    }

    public void Sent(string route)
    {
        _requests.Add(1, Route(route));
        if (route != GraphRoutes.Batch)
            Counted(route);
    }

    public void Counted(string route) => _counted.Add(1, Route(route));

    public void Throttled(string route) => _throttled.Add(1, Route(route));

    private static KeyValuePair<string, object?> Route(string route) => new("route", route);
}
