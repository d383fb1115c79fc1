using System.Text.Json.Nodes;
using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce.Rest;

/// <summary>One call to the REST API by a user whose session holds.</summary>
internal sealed record RestCall(HttpContext Context, string UserId, string Version, JsonNode? Body)
{
    /// <summary>The bytes that came beside the JSON, by the name of their part.</summary>
    public IReadOnlyDictionary<string, FileContent> Files { get; init; } = new Dictionary<string, FileContent>();

    public string Route(string name) => (string)Context.Request.RouteValues[name]!;

    public string? Query(string name) => Context.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>The body as an object.</summary>
    public JsonObject Object() => Body as JsonObject ?? throw SalesforceException.Json("The HTTP entity body is required to be a JSON object.");
}

internal sealed record RestAnswer(int Status, JsonNode? Body = null, string? Location = null, DateTimeOffset? LastModified = null)
{
    /// <summary>Instead of JSON.</summary>
    public byte[]? Bytes { get; init; }

    public static RestAnswer Ok(JsonNode body) => new(StatusCodes.Status200OK, body);

    public static RestAnswer NoContent() => new(StatusCodes.Status204NoContent);

    public static RestAnswer Error(SalesforceException e) => new(e.Status, new JsonArray(ErrorBody(e, "errorCode")));

    /// <summary>One error; a collection calls the code <c>statusCode</c>.</summary>
    public static JsonObject ErrorBody(SalesforceException e, string codeName)
    {
        var error = new JsonObject { ["message"] = e.Message, [codeName] = e.Code };
        if (e.Fields.Count > 0 || codeName == "statusCode")
            error["fields"] = new JsonArray([.. e.Fields.Select(f => (JsonNode)f)]);
        return error;
    }
}
