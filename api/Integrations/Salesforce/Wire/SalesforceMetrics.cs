using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EmailSync.Integrations.Salesforce.Wire;

/// <summary>Calls by route, throttling, and the org's allowance of calls.</summary>
internal sealed partial class SalesforceMetrics
{
    public const string MeterName = "EmailSync.Salesforce";

    private readonly Counter<long> _requests;
    private readonly Counter<long> _throttled;
    private readonly Gauge<long> _used;
    private readonly Gauge<long> _limit;

    public SalesforceMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _requests = meter.CreateCounter<long>("emailsync.salesforce.requests", "{request}", "HTTP requests sent to Salesforce, by route.");
        _throttled = meter.CreateCounter<long>("emailsync.salesforce.throttled", "{request}", "Answers that asked to slow down, by code.");
        _used = meter.CreateGauge<long>("emailsync.salesforce.api.used", "{request}", "Calls that the org has used of its allowance.");
        _limit = meter.CreateGauge<long>("emailsync.salesforce.api.limit", "{request}", "The org's allowance of calls.");
    }

    public void Requested(string route) => _requests.Add(1, new KeyValuePair<string, object?>("route", route));

    public void Throttled(string code) => _throttled.Add(1, new KeyValuePair<string, object?>("code", code));

    /// <summary>Reads <c>api-usage=10018/100000</c>; anything else is passed over.</summary>
    public void Used(string organisationId, string limitInfo)
    {
        var match = ApiUsage().Match(limitInfo);
        if (match.Success
            && long.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var used)
            && long.TryParse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var limit))
        {
            var organisation = new KeyValuePair<string, object?>("organisation", organisationId);
            _used.Record(used, organisation);
            _limit.Record(limit, organisation);
        }
    }

    [GeneratedRegex(@"(?<![\w-])api-usage=(\d+)/(\d+)")]
    private static partial Regex ApiUsage();
}
