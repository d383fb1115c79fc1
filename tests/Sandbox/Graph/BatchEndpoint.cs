using System.Collections.Concurrent;
using System.Text.Json;
using EmailSync.Sandbox.Core;

namespace EmailSync.Sandbox.Graph;

/// <summary>POST /$batch: at most 20 requests, worked off four at a time, answered in the order in which they end.</summary>
internal static class BatchEndpoint
{
    private const int Most = 20;
    private const int AtOnce = 4;

    public static async Task PostAsync(HttpContext context)
    {
        using var document = await JsonBody.ReadAsync(context.Request);
        var steps = BatchStep.ReadAll(document.RootElement, Most);
        var answers = new ConcurrentQueue<(string Id, InnerAnswer Answer)>();
        var ended = steps.ToDictionary(s => s.Id, _ => new TaskCompletionSource<bool>(), StringComparer.OrdinalIgnoreCase);
        using var places = new SemaphoreSlim(AtOnce);

        async Task RunAsync(BatchStep step)
        {
            var succeeded = false;
            try
            {
                var waited = await Task.WhenAll(step.DependsOn.Select(id => ended[id].Task));
                var answer = waited.All(ok => ok) ? await SendAsync(step) : FailedDependency();
                answers.Enqueue((step.Id, answer));
                succeeded = answer.Status < StatusCodes.Status400BadRequest;
            }
            finally
            {
                ended[step.Id].SetResult(succeeded);
            }
        }

        async Task<InnerAnswer> SendAsync(BatchStep step)
        {
            await places.WaitAsync(context.RequestAborted);
            try
            {
                return await step.Request.SendAsync(context);
            }
            finally
            {
                places.Release();
            }
        }

        await Task.WhenAll(steps.Select(RunAsync));
        await WriteAsync(context, answers);
    }

    private static async Task WriteAsync(HttpContext context, IEnumerable<(string Id, InnerAnswer Answer)> answers)
    {
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter, MessageJson.WriterOptions);
        json.WriteStartObject();
        json.WriteStartArray("responses");
        foreach (var (id, answer) in answers)
            Write(json, id, answer);
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted);
    }

    private static void Write(Utf8JsonWriter json, string id, InnerAnswer answer)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteNumber("status", answer.Status);
        json.WriteStartObject("headers");
        foreach (var header in answer.Headers)
            json.WriteString(header.Key, header.Value.ToString());
        json.WriteEndObject();
        if (answer.Body.Length > 0)
        {
            // As the inner route wrote it, half surrogate pairs and all; what is no JSON comes as base64.
            json.WritePropertyName("body");
            if (answer.Headers.ContentType.ToString().Contains("json", StringComparison.Ordinal) && IsJson(answer.Body))
                json.WriteRawValue(answer.Body.Span, skipInputValidation: true);
            else
                json.WriteBase64StringValue(answer.Body.Span);
        }

        json.WriteEndObject();
    }

    /// <summary>An attachment may call itself so and be none.</summary>
    private static bool IsJson(ReadOnlyMemory<byte> body)
    {
        var reader = new Utf8JsonReader(body.Span);
        try
        {
            return reader.Read() && reader.TrySkip() && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static InnerAnswer FailedDependency() => new(
        StatusCodes.Status424FailedDependency,
        new HeaderDictionary { ["Content-Type"] = "application/json" },
        JsonSerializer.SerializeToUtf8Bytes(VendorError.Body(SandboxSystem.Graph, "FailedDependency", "A request this one depends on has failed.")));
}
