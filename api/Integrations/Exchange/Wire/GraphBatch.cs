using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.Kiota.Abstractions;

namespace EmailSync.Integrations.Exchange.Wire;

/// <summary>Many requests as one, and many answers out of one.</summary>
internal static class GraphBatch
{
    /// <summary>Graph takes no more in one batch.</summary>
    public const int MaxRequests = 20;

    /// <summary>The batch; each request is known in it by its place in the list.</summary>
    /// <exception cref="ArgumentException">A request lies outside of the version that the batch is posted to.</exception>
    public static GraphRequest Write(IReadOnlyList<GraphRequest> requests, GraphUrls urls)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("requests");
            for (var i = 0; i < requests.Count; i++)
                Write(json, i, requests[i], urls);

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return new GraphRequest(GraphRoutes.Batch, Method.POST, urls.Batch)
        {
            Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Accept"] = "application/json" },
            Body = buffer.WrittenMemory.ToArray(),
            IsRead = requests.All(r => r.IsRead),
        };
    }

    /// <summary>The answers in the order of the requests. What Graph did not answer is a transient failure of that one.</summary>
    public static GraphAnswer[] Read(JsonElement responses, int count, DateTimeOffset now)
    {
        var answers = new GraphAnswer?[count];
        if (responses.ValueKind == JsonValueKind.Array)
        {
            foreach (var response in responses.EnumerateArray())
            {
                if (Index(response) is { } index && index < count && answers[index] is null)
                    answers[index] = Read(response, now);
            }
        }

        return [.. answers.Select(a => a ?? new GraphAnswer(200, default, GraphFailures.Unusable("no_answer")))];
    }

    private static void Write(Utf8JsonWriter json, int index, GraphRequest request, GraphUrls urls)
    {
        json.WriteStartObject();
        json.WriteString("id", index.ToString(CultureInfo.InvariantCulture));
        json.WriteString("method", request.Method.ToString());
        json.WriteString("url", urls.InsideBatch(request.Url) ?? throw new ArgumentException("The address cannot stand in a batch.", nameof(request)));
        json.WriteStartObject("headers");
        foreach (var (name, value) in request.Headers)
            json.WriteString(name, value);

        if (!request.Body.IsEmpty && !request.Headers.ContainsKey("Content-Type"))
            json.WriteString("Content-Type", "application/json");

        json.WriteEndObject();
        if (!request.Body.IsEmpty)
        {
            json.WritePropertyName("body");
            json.WriteRawValue(request.Body.Span);
        }

        json.WriteEndObject();
    }

    private static int? Index(JsonElement response)
    {
        if (response.ValueKind != JsonValueKind.Object || !response.TryGetProperty("id", out var id))
            return null;

        var text = id.ValueKind == JsonValueKind.String ? id.GetString() : id.GetRawText();
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
    }

    private static GraphAnswer? Read(JsonElement response, DateTimeOffset now)
    {
        if (!response.TryGetProperty("status", out var status) || status.ValueKind != JsonValueKind.Number || !status.TryGetInt32(out var code))
            return null;

        var body = response.TryGetProperty("body", out var value) && value.ValueKind != JsonValueKind.Null ? value : default;
        // What is no JSON comes as a text: an HTML page of a proxy, for example.
        var isReadable = body.ValueKind is JsonValueKind.Object or JsonValueKind.Undefined;
        var headers = response.TryGetProperty("headers", out var given) && given.ValueKind == JsonValueKind.Object ? given : default;
        return GraphAnswer.Read(code, body, isReadable, name => Header(headers, name), now);
    }

    private static string? Header(JsonElement headers, string name)
    {
        if (headers.ValueKind != JsonValueKind.Object)
            return null;

        foreach (var header in headers.EnumerateObject())
        {
            if (string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase))
                return header.Value.ValueKind == JsonValueKind.String ? header.Value.GetString() : header.Value.GetRawText();
        }

        return null;
    }
}
