using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EmailSync.Sandbox.Salesforce.Soql;
using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce.Rest;

/// <summary><c>query</c>, <c>queryAll</c> and the pages that follow: 2,000 rows each, or what Sforce-Query-Options asks for from 200 up; a locator lives two days.</summary>
internal sealed partial class QueryResource(OrgStore org)
{
    private const int LargestPage = 2_000;
    private const int MostJunctionIds = 500;
    private readonly Dictionary<string, Cursor> _cursors = new(StringComparer.Ordinal);

    public RestAnswer Query(RestCall call) => First(call, deletedToo: false);

    public RestAnswer QueryAll(RestCall call) => First(call, deletedToo: true);

    public RestAnswer More(RestCall call)
    {
        var parts = call.Route("locator").Split('-');
        if (parts.Length != 2 || !_cursors.TryGetValue(parts[0], out var cursor) || cursor.UserId != call.UserId || cursor.DiesAt <= org.Now
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var from) || from > cursor.Rows.Count)
            throw new SalesforceException(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
        return Page(call, parts[0], cursor, from);
    }

    private static int PageSize(RestCall call)
    {
        var asked = BatchSize().Match(call.Context.Request.Headers["Sforce-Query-Options"].ToString());
        return asked.Success ? Math.Clamp(int.Parse(asked.Groups[1].Value, CultureInfo.InvariantCulture), 200, LargestPage) : LargestPage;
    }

    private RestAnswer First(RestCall call, bool deletedToo)
    {
        var soql = call.Query("q");
        if (string.IsNullOrWhiteSpace(soql))
            throw new SalesforceException(400, "MALFORMED_QUERY", "A query string has to be specified");
        var query = SoqlQuery.Bind(org, soql);
        var rows = query.Run(call.UserId, deletedToo);
        if (query.IsCount)
            return RestAnswer.Ok(new JsonObject { ["totalSize"] = rows.Count, ["done"] = true, ["records"] = new JsonArray() });
        if (query.Fields.Any(f => f.Field.Type == "junctionIdList") && rows.Sum(r => Tasks.WhoIds(r).Count) >= MostJunctionIds)
            throw new SalesforceException(400, "MALFORMED_QUERY", "The query returns too many ids of a junction id list.");
        return Page(call, org.NextId("01g")[..18], new Cursor(call.UserId, query, rows, org.Now.AddDays(2)), 0);
    }

    private RestAnswer Page(RestCall call, string locator, Cursor cursor, int from)
    {
        var to = from + PageSize(call);
        var next = to < cursor.Rows.Count ? $"/services/data/{call.Version}/query/{locator}-{to}" : null;
        if (next is not null)
            _cursors[locator] = cursor;
        var rows = cursor.Rows.Skip(from).Take(to - from);
        return RestAnswer.Ok(new SoqlResult(org, call.UserId, call.Version).Page(cursor.Query, rows, cursor.Rows.Count, next));
    }

    [GeneratedRegex(@"batchSize\s*=\s*(\d{1,6})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BatchSize();

    private sealed record Cursor(string UserId, SoqlQuery Query, IReadOnlyList<Row> Rows, DateTimeOffset DiesAt);
}
