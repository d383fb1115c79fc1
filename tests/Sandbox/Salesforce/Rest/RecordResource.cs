using System.Text.Json.Nodes;
using EmailSync.Sandbox.Salesforce.Describe;
using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce.Rest;

/// <summary>One record: <c>/sobjects/{type}</c> and <c>/sobjects/{type}/{id}</c>.</summary>
internal sealed class RecordResource(OrgStore org)
{
    public RestAnswer Create(RestCall call)
    {
        var info = Info(call);
        var row = new RecordWriter(org, call.UserId).Create(info.Name, call.Object());
        var body = new JsonObject { ["id"] = row.Id, ["success"] = true, ["errors"] = new JsonArray() };
        return new RestAnswer(StatusCodes.Status201Created, body, $"/services/data/{call.Version}/sobjects/{row.Type}/{row.Id}");
    }

    public RestAnswer Get(RestCall call)
    {
        var info = Info(call);
        var wanted = call.Query("fields") is { } fields ? Named(info, fields.Split(',', StringSplitOptions.TrimEntries)) : info.Fields;
        return RestAnswer.Ok(Shown(call, Find(call, info), wanted));
    }

    public RestAnswer Update(RestCall call)
    {
        new RecordWriter(org, call.UserId).Update(Find(call, Info(call)), call.Object());
        return RestAnswer.NoContent();
    }

    public RestAnswer Delete(RestCall call)
    {
        new RecordWriter(org, call.UserId).Delete(Find(call, Info(call)));
        return RestAnswer.NoContent();
    }

    public static IReadOnlyList<FieldInfo> Named(ObjectInfo info, IEnumerable<string> names) =>
        [.. names.Select(n => info.Field(n) ?? throw new SalesforceException(400, "INVALID_FIELD", $"No such column '{n}' on sobject of type {info.Name}"))];

    public static JsonObject Shown(RestCall call, Row row, IEnumerable<FieldInfo> fields)
    {
        var shown = new JsonObject
        {
            ["attributes"] = new JsonObject { ["type"] = row.Type, ["url"] = $"/services/data/{call.Version}/sobjects/{row.Type}/{row.Id}" },
        };
        foreach (var field in fields)
            shown[field.Name] = FieldValue.Write(row.Shown(field));
        if (!shown.ContainsKey("Id"))
            shown["Id"] = row.Id;
        return shown;
    }

    private ObjectInfo Info(RestCall call) => org.Schema.Find(call.Route("type")) ?? throw SalesforceException.NotFound();

    private Row Find(RestCall call, ObjectInfo info)
    {
        var row = org.Find(call.Route("id"));
        if (row is null || row.Type != info.Name || !org.CanSee(call.UserId, row))
            throw SalesforceException.NotFound();
        return row.IsDeleted ? throw new SalesforceException(404, "ENTITY_IS_DELETED", "entity is deleted") : row;
    }
}
