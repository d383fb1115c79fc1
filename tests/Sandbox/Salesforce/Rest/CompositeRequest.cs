using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EmailSync.Sandbox.Salesforce.Rest;

/// <summary>One subrequest of a composite.</summary>
internal sealed partial record CompositeRequest(string Method, string Url, string ReferenceId, JsonNode? Body, IReadOnlyDictionary<string, string> Headers)
{
    public bool IsQueryOrCollection => QueryOrCollection().IsMatch(Url);

    public static CompositeRequest Read(JsonObject document)
    {
        string Text(string name) => document[name] is JsonValue value ? value.GetValue<string>() : throw SalesforceException.Json($"A subrequest lacks '{name}'.");
        var referenceId = Text("referenceId");
        if (!ReferenceName().IsMatch(referenceId))
            throw new SalesforceException(400, "INVALID_INPUT", $"referenceId '{referenceId}' may hold letters, digits and underscores, and begins with a letter or digit.");
        if (Text("method") is not ("GET" or "POST" or "PATCH" or "PUT" or "DELETE"))
            throw new SalesforceException(400, "INVALID_INPUT", $"method '{Text("method")}' is not an HTTP method.");
        var headers = (document["httpHeaders"] as JsonObject)?.ToDictionary(h => h.Key, h => h.Value!.GetValue<string>()) ?? [];
        return new CompositeRequest(Text("method"), Text("url"), referenceId, document["body"], headers);
    }

    [GeneratedRegex(@"^/services/data/[^/]+/(query(All)?[/?]|composite/sobjects\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex QueryOrCollection();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex ReferenceName();
}

internal sealed record CompositeAnswer(string ReferenceId, int Status, JsonNode? Body, string? Location)
{
    public bool Failed => Status >= 400;

    public CompositeAnswer Halted(string why) => new(ReferenceId, 400, RestAnswer.Error(new SalesforceException(400, "PROCESSING_HALTED", why)).Body, null);

    public JsonObject Document() => new()
    {
        ["body"] = Body?.DeepClone(),
        ["httpHeaders"] = Location is null ? new JsonObject() : new JsonObject { [nameof(Location)] = Location },
        ["httpStatusCode"] = Status,
        ["referenceId"] = ReferenceId,
    };
}
