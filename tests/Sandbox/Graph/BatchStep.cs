using System.Text;
using System.Text.Json;
using EmailSync.Sandbox.Core;

namespace EmailSync.Sandbox.Graph;

/// <summary>One request of a batch. A mistake in any makes the whole batch a bad request.</summary>
internal sealed record BatchStep(string Id, IReadOnlyList<string> DependsOn, InnerRequest Request)
{
    private static readonly string[] Methods = ["GET", "POST", "PATCH", "PUT", "DELETE"];

    /// <exception cref="GraphException">The batch is malformed.</exception>
    public static IReadOnlyList<BatchStep> ReadAll(JsonElement batch, int most)
    {
        if (!batch.TryGetProperty("requests", out var requests) || requests.ValueKind != JsonValueKind.Array || requests.GetArrayLength() == 0)
            throw GraphException.BadRequest("Invalid batch payload format.");
        if (requests.GetArrayLength() > most)
            throw GraphException.BadRequest($"Number of batch request steps exceeds the maximum value of {most}.");

        var steps = requests.EnumerateArray().Select(Read).ToList();
        if (steps.Select(s => s.Id).Distinct(StringComparer.OrdinalIgnoreCase).Count() != steps.Count)
            throw GraphException.BadRequest("The ids of the batch requests must be unique.");

        // A step may wait only for earlier ones, so that none waits for itself.
        var earlier = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var step in steps)
        {
            if (step.DependsOn.Any(id => !earlier.Contains(id)))
                throw GraphException.BadRequest($"The request '{step.Id}' depends on one that does not come before it.");
            earlier.Add(step.Id);
        }

        return steps;
    }

    private static BatchStep Read(JsonElement step)
    {
        var id = Text(step, "id");
        var method = Text(step, "method").ToUpperInvariant();
        var url = Text(step, "url");
        if (!Methods.Contains(method))
            throw GraphException.BadRequest($"The method '{method}' of request '{id}' is not supported.");
        if (url.Contains("://", StringComparison.Ordinal) || url.TrimStart('/').StartsWith("$batch", StringComparison.Ordinal))
            throw GraphException.BadRequest($"The url of request '{id}' must be relative to the service root, and no batch itself.");

        var headers = Headers(step);
        var body = step.TryGetProperty("body", out var given) && given.ValueKind != JsonValueKind.Null ? Encoding.UTF8.GetBytes(given.GetRawText()) : [];
        if (body.Length > 0 && !headers.ContainsKey("Content-Type"))
            throw GraphException.BadRequest($"The request '{id}' has a body but no Content-Type header.");

        var dependsOn = step.TryGetProperty("dependsOn", out var ids) && ids.ValueKind == JsonValueKind.Array
            ? ids.EnumerateArray().Select(v => v.GetString() ?? "").ToList()
            : [];
        return new BatchStep(id, dependsOn, new InnerRequest(method, $"/v1.0/{url.TrimStart('/')}", headers, body));
    }

    private static HeaderDictionary Headers(JsonElement step)
    {
        var headers = new HeaderDictionary();
        if (step.TryGetProperty("headers", out var given) && given.ValueKind == JsonValueKind.Object)
        {
            foreach (var header in given.EnumerateObject())
                headers[header.Name] = header.Value.ValueKind == JsonValueKind.String ? header.Value.GetString() : header.Value.GetRawText();
        }

        return headers;
    }

    private static string Text(JsonElement step, string name) =>
        step.ValueKind == JsonValueKind.Object && step.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw GraphException.BadRequest($"A batch request lacks '{name}'.");
}
