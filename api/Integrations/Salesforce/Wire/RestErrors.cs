using System.Text.Json;

namespace EmailSync.Integrations.Salesforce.Wire;

/// <summary>Reads the error out of a body that may be an array, an object, OAuth's shape, a page of HTML, cut off or empty.</summary>
internal static class RestErrors
{
    private const int LongestPlainText = 200;

    /// <summary>The first error named; null where the body names none.</summary>
    public static RestError? Read(string? body)
    {
        if (string.IsNullOrWhiteSpace(body))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            // A word such as Bad_OAuth_Token says something, a page of HTML does not.
            var text = body.Trim();
            return text.Length <= LongestPlainText && !text.Contains('<', StringComparison.Ordinal) ? new(null, text, null) : null;
        }
    }

    public static RestError? Read(JsonElement body) => body.ValueKind switch
    {
        JsonValueKind.Array => body.EnumerateArray().Select(Read).FirstOrDefault(error => error is not null),
        JsonValueKind.Object => OfObject(body),
        JsonValueKind.String => new(null, body.GetString(), null),
        _ => null,
    };

    private static RestError? OfObject(JsonElement body)
    {
        var error = new RestError(
            Text(body, "errorCode") ?? Text(body, "statusCode") ?? Text(body, "error"),
            Text(body, "message") ?? Text(body, "error_description"),
            Texts(body, "fields"));
        return error is { ErrorCode: null, Message: null } ? null : error;
    }

    private static string? Text(JsonElement body, string name)
        => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string[]? Texts(JsonElement body, string name)
        => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : null;
}
