using System.Text.Json.Nodes;
using EmailSync.Sandbox.Core;
using EmailSync.Sandbox.Salesforce.Describe;
using EmailSync.Sandbox.Salesforce.Store;
using Microsoft.AspNetCore.Http.Features;

namespace EmailSync.Sandbox.Salesforce.Rest;

/// <summary>One record: <c>/sobjects/{type}</c> and <c>/sobjects/{type}/{id}</c>.</summary>
internal sealed class RecordResource(OrgStore org)
{
    public RestAnswer Create(RestCall call)
    {
        var info = Info(call);
        var row = new RecordWriter(org, call.UserId).Create(info.Name, call.Object(), File(call, info));
        var body = new JsonObject { ["id"] = row.Id, ["success"] = true, ["errors"] = new JsonArray() };
        return new RestAnswer(StatusCodes.Status201Created, body, $"/services/data/{call.Version}/sobjects/{row.Type}/{row.Id}");
    }

    /// <summary>The bytes of a file's version, which no composite can carry.</summary>
    public RestAnswer Blob(RestCall call)
    {
        if (call.Context.Features.GetRequiredFeature<LoggedRequest>().Inner)
            throw new SalesforceException(400, "INVALID_INPUT", "The sObject Blob Get resource isn't compatible with composite requests.");
        var row = Find(call, org.Schema.Find("ContentVersion")!);
        return row.Content?.Bytes is { } bytes
            ? new RestAnswer(StatusCodes.Status200OK) { Bytes = bytes }
            : throw new SalesforceException(501, "NOT_HELD", $"The sandbox keeps no files above {FileContent.MostKept} bytes.");
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
            shown[field.Name] = field.IsBlob ? BlobUrl(call.Version, row, field) : FieldValue.Write(row.Shown(field));
        if (!shown.ContainsKey("Id"))
            shown["Id"] = row.Id;
        return shown;
    }

    /// <summary>What stands for bytes in a record.</summary>
    public static string BlobUrl(string version, Row row, FieldInfo field) => $"/services/data/{version}/sobjects/{row.Type}/{row.Id}/{field.Name}";

    /// <summary>The bytes of a record that is alone in its request; the part has the name of the field.</summary>
    private static FileContent? File(RestCall call, ObjectInfo info)
    {
        if (call.Files.Count == 0)
            return null;
        return info.Fields.FirstOrDefault(f => f.IsBlob && call.Files.ContainsKey(f.Name)) is { } field && call.Files.Count == 1
            ? call.Files[field.Name]
            : throw new SalesforceException(400, "INVALID_MULTIPART_REQUEST", $"The binary part must have the name of a blob field of {info.Name}");
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
