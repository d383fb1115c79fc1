using System.Text.Json;

namespace EmailSync.Integrations.Exchange.Wire;

/// <summary>What came of a request.</summary>
/// <param name="Status">The HTTP status; 0 where no answer came, or nothing was sent.</param>
/// <param name="Body">Undefined where there is none.</param>
/// <param name="Failure">Null: it went well.</param>
internal sealed record GraphAnswer(int Status, JsonElement Body, RemoteFailure? Failure)
{
    /// <summary>The header ETag, where the answer has one.</summary>
    public string? ETag { get; init; }

    /// <summary>The bytes, where they themselves were asked for.</summary>
    public byte[]? Raw { get; init; }

    /// <summary>Nothing was sent, or nothing came back.</summary>
    public static GraphAnswer None(RemoteFailure failure) => new(0, default, failure);

    /// <summary>Reads an answer, by itself or out of a batch.</summary>
    /// <param name="body">Undefined where there is none.</param>
    /// <param name="isReadable">False where the body is not JSON.</param>
    public static GraphAnswer Read(int status, JsonElement body, bool isReadable, Func<string, string?> header, DateTimeOffset now)
    {
        if (status is >= 200 and < 300)
        {
            return new GraphAnswer(status, body, isReadable ? null : GraphFailures.Unusable("unreadable_answer")) { ETag = header("ETag") };
        }

        var (code, message) = Error(body);
        var failure = GraphFailures.From(status, code, message, RetryAfterHeader.Read(header("Retry-After"), now), header("Location"));
        return new GraphAnswer(status, body, failure);
    }

    /// <summary>The value of a property of the body; undefined where the body or the property is missing.</summary>
    public JsonElement Property(string name) =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(name, out var value) ? value : default;

    /// <summary>The text of a property of the body; null where it is missing or no text.</summary>
    public string? Text(string name) => Property(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    // The outer code may be general where the inner one names the dead delta link.
    private static (string? Code, string? Message) Error(JsonElement body)
    {
        if (Member(body, "error") is not { ValueKind: JsonValueKind.Object } error)
            return (null, null);

        var code = String(error, "code");
        for (var inner = Inner(error); inner.ValueKind == JsonValueKind.Object; inner = Inner(inner))
        {
            if (String(inner, "code") is { } innerCode && GraphFailures.IsCursorCode(innerCode))
                code = innerCode;
        }

        return (code, String(error, "message"));
    }

    private static JsonElement Inner(JsonElement error) =>
        Member(error, "innerError") is { ValueKind: JsonValueKind.Object } inner ? inner : Member(error, "innererror");

    private static string? String(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;
}
