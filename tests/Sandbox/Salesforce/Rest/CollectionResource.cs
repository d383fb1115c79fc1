using System.Text.Json.Nodes;
using EmailSync.Sandbox.Core;
using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce.Rest;

/// <summary><c>/composite/sobjects</c>: up to 200 records in one call. The answer is 200 whatever becomes of each; with allOrNone one failure takes all back.</summary>
internal sealed class CollectionResource(OrgStore org)
{
    public const int MostRecords = 200;
    private const int MostChunks = 10;

    public RestAnswer Create(RestCall call) => Each(call, Records(call), (writer, record) => writer.Create(TypeOf(record), record, File(call, record)));

    public RestAnswer Update(RestCall call) => Each(call, Records(call), (writer, record) =>
    {
        var id = record.FirstOrDefault(p => p.Key.Equals("id", StringComparison.OrdinalIgnoreCase));
        var row = Find(call, id.Value is JsonValue value ? value.GetValue<string>() : throw new SalesforceException(400, "MISSING_ARGUMENT", "Id not specified in an update call"));
        var type = TypeOf(record);
        record.Remove(id.Key);
        if (!row.Type.Equals(type, StringComparison.OrdinalIgnoreCase))
            throw new SalesforceException(400, "MALFORMED_ID", "Record ID: id value of incorrect type: " + row.Id, "Id");
        writer.Update(row, record);
        return row;
    });

    public RestAnswer Delete(RestCall call) => Each(call, Ids(call.Query("ids")), (writer, id) =>
    {
        var row = Find(call, id);
        writer.Delete(row);
        return row;
    });

    public RestAnswer Retrieve(RestCall call)
    {
        var info = org.Schema.Find(call.Route("type")) ?? throw SalesforceException.NotFound();
        var ids = call.Body is null ? Ids(call.Query("ids")) : Texts(call.Object(), "ids");
        var fields = RecordResource.Named(info, call.Body is null ? (call.Query("fields") ?? "Id").Split(',', StringSplitOptions.TrimEntries) : Texts(call.Object(), "fields"));
        var found = ids.Select(id => org.Find(id) is { IsDeleted: false } row && row.Type == info.Name && org.CanSee(call.UserId, row) ? RecordResource.Shown(call, row, fields) : null);
        return RestAnswer.Ok(new JsonArray([.. found.Cast<JsonNode?>()]));
    }

    private static List<string> Texts(JsonObject body, string name) => body[name] is JsonArray list
        ? [.. list.Select(n => n?.GetValue<string>() ?? "")]
        : throw SalesforceException.Json($"The property '{name}' must be a list.");

    private static string TypeOf(JsonObject record) => record["attributes"]?["type"]?.GetValue<string>()
        ?? throw new SalesforceException(400, "INVALID_TYPE", "Each record must name its type in attributes.type.");

    /// <summary>The record says which part has its bytes, and for which field they are.</summary>
    private static FileContent? File(RestCall call, JsonObject record)
    {
        var attributes = record["attributes"]!.AsObject();
        if (attributes["binaryPartName"]?.GetValue<string>() is not { } part)
            return null;
        return attributes["binaryPartNameAlias"]?.GetValue<string>() is "VersionData" && call.Files.TryGetValue(part, out var file)
            ? file
            : throw new SalesforceException(400, "INVALID_MULTIPART_REQUEST", $"The request has no binary part '{part}', or binaryPartNameAlias names no blob field");
    }

    private static List<string> Ids(string? ids)
    {
        List<string> list = [.. (ids ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        Limit(list.Count);
        return list;
    }

    private static List<JsonObject> Records(RestCall call)
    {
        if (call.Object()["records"] is not JsonArray array)
            throw SalesforceException.Json("The property 'records' must be a list.");
        Limit(array.Count);
        List<JsonObject> records = [.. array.Select(r => r as JsonObject ?? throw SalesforceException.Json("Each record must be an object."))];
        var chunks = records.Where((r, i) => i == 0 || TypeOf(r) != TypeOf(records[i - 1])).Count();
        return chunks <= MostChunks ? records : throw new SalesforceException(400, "LIMIT_EXCEEDED", $"Cannot have more than {MostChunks} chunks in a single operation.");
    }

    private static void Limit(int count)
    {
        if (count > MostRecords)
            throw new SalesforceException(400, "EXCEEDED_ID_LIMIT", $"record limit reached. cannot submit more than {MostRecords} records into this call");
    }

    private static bool AllOrNone(RestCall call) => call.Body is JsonObject body
        ? body["allOrNone"] is JsonValue value && value.GetValue<bool>()
        : "true".Equals(call.Query("allOrNone"), StringComparison.OrdinalIgnoreCase);

    private Row Find(RestCall call, string id)
    {
        if (!SalesforceId.IsWellFormed(id))
            throw new SalesforceException(400, "MALFORMED_ID", $"malformed id {id}");
        if (org.Find(id) is not { } row || !org.CanSee(call.UserId, row))
            throw new SalesforceException(404, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
        return row.IsDeleted ? throw new SalesforceException(404, "ENTITY_IS_DELETED", "entity is deleted") : row;
    }

    private RestAnswer Each<T>(RestCall call, IReadOnlyList<T> items, Func<RecordWriter, T, Row> work) => org.Work(journal =>
    {
        var writer = new RecordWriter(org, call.UserId);
        var mark = journal.Mark;
        var locks = new RowLocks(call.Context.StruckBy(FaultKind.LockRow), items.Count);
        var results = items.Select((item, index) => CollectionResult.Of(() => work(locks.Check(index, writer), item))).ToList();
        if (AllOrNone(call) && results.Exists(r => !r.Success))
        {
            journal.RollBack(mark);
            results = results.ConvertAll(r => r.Success ? CollectionResult.RolledBack : r);
        }

        return RestAnswer.Ok(new JsonArray([.. results.Select(r => r.Document())]));
    });
}
