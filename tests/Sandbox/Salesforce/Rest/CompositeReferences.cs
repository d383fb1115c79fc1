using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EmailSync.Sandbox.Salesforce.Rest;

/// <summary>Fills <c>@{ref.path}</c> in a subrequest from the answers so far.</summary>
internal sealed partial class CompositeReferences(IReadOnlyList<CompositeAnswer> answers)
{
    public (string Url, JsonNode? Body) Fill(CompositeRequest request) =>
        (Text(request.Url), request.Body is null ? null : Node(request.Body));

    private JsonNode? Node(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.Select(p => KeyValuePair.Create(p.Key, Node(p.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Node)]),
        JsonValue v when v.GetValueKind() == System.Text.Json.JsonValueKind.String && v.GetValue<string>().Contains("@{", StringComparison.Ordinal) => Text(v.GetValue<string>()),
        _ => node?.DeepClone(),
    };

    private string Text(string text) => Reference().Replace(text, match =>
    {
        var answer = answers.FirstOrDefault(a => a.ReferenceId == match.Groups["ref"].Value);
        JsonNode? at = answer is { Failed: false } ? answer.Body : null;
        foreach (Capture step in match.Groups["step"].Captures)
        {
            var name = step.Value.Trim('.', '[', ']');
            at = at switch
            {
                JsonArray list when int.TryParse(name, out var index) && index < list.Count => list[index],
                JsonObject o => o[name],
                _ => null,
            };
        }

        return at is JsonValue value && match.Groups["step"].Success
            ? value.ToString()
            : throw new SalesforceException(400, "PROCESSING_HALTED", $"Invalid reference specified. No value for {match.Value[2..^1]} found in {match.Groups["ref"].Value}");
    });

    [GeneratedRegex(@"@\{(?<ref>[A-Za-z0-9_]+)(?<step>\.[A-Za-z0-9_]+|\[\d+\])*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
