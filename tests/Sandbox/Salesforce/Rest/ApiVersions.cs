using System.Text.Json.Nodes;

namespace EmailSync.Sandbox.Salesforce.Rest;

/// <summary>The versions of the API that the org serves. The list needs no session and does not count.</summary>
internal static class ApiVersions
{
    public static IReadOnlyList<(string Label, string Version)> All { get; } =
        [("Spring '24", "60.0"), ("Summer '24", "61.0"), ("Winter '25", "62.0"), ("Spring '25", "63.0"), ("Summer '25", "64.0"), ("Winter '26", "65.0"), ("Spring '26", "66.0"), ("Summer '26", "67.0")];

    public static Task ListAsync(HttpContext context)
    {
        var list = All.Select(v => (JsonNode)new JsonObject { ["label"] = v.Label, ["url"] = $"/services/data/v{v.Version}", ["version"] = v.Version });
        return RestWriter.WriteAsync(context, RestAnswer.Ok(new JsonArray([.. list])), usage: null);
    }
}
