using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EmailSync.Sandbox.Salesforce.Describe;

namespace EmailSync.Sandbox.Salesforce.Store;

/// <summary>Between JSON and the values of a record.</summary>
internal static class FieldValue
{
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'+0000'";

    /// <summary>The value as the field's type reads it: text without white space around it, an empty text as null.</summary>
    public static object? Read(FieldInfo field, JsonNode? node)
    {
        if (node is null)
            return null;
        var value = field.Type == "junctionIdList" ? List(node) : node is JsonValue json ? Scalar(field, json) : null;
        return value ?? throw new SalesforceException(400, "INVALID_TYPE_ON_FIELD_IN_RECORD", $"{field.Name}: value not of required type: {node.ToJsonString()}", field.Name);
    }

    public static string? Trimmed(string text) => text.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    public static JsonNode? Write(object? value) => value switch
    {
        null => null,
        bool flag => flag,
        long number => number,
        double number => number,
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture),
        IEnumerable<string> list => new JsonArray([.. list.Select(id => (JsonNode)id)]),
        _ => (string)value,
    };

    private static object? Scalar(FieldInfo field, JsonValue json) => json.GetValueKind() switch
    {
        JsonValueKind.String => FromText(field.Type, json.GetValue<string>(), field.IsText || field.IsId),
        JsonValueKind.True or JsonValueKind.False => field.Type == "boolean" ? json.GetValueKind() == JsonValueKind.True : null,
        JsonValueKind.Number => field.Type switch
        {
            "int" => json.AsValue().TryGetValue<long>(out var whole) ? whole : null,
            "double" or "currency" or "percent" => json.GetValue<double>(),
            _ => null,
        },
        _ => null,
    };

    private static object? FromText(string type, string text, bool isText) => type switch
    {
        _ when isText => text,
        "base64" => Bytes(text),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null,
        "datetime" => text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant.ToUniversalTime() : null,
        _ => null,
    };

    private static byte[]? Bytes(string text)
    {
        var bytes = new byte[(text.Length / 4 * 3) + 3];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }

    private static List<string>? List(JsonNode node) =>
        node is JsonArray array && array.All(n => n?.GetValueKind() == JsonValueKind.String) ? [.. array.Select(n => n!.GetValue<string>())] : null;
}
