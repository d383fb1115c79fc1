using System.Globalization;
using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Json;

namespace EmailSync.Integrations.Exchange.Wire;

/// <summary>Reads the SDK's models, one object at a time: what cannot be read is lost by itself.</summary>
internal static class GraphModels
{
    /// <summary>Null where the element is no such object.</summary>
    public static T? Read<T>(JsonElement element, ParsableFactory<T> factory)
        where T : class, IParsable
    {
        if (element.ValueKind != JsonValueKind.Object)
            return null;

        try
        {
            return new JsonParseNode(element).GetObjectValue(factory);
        }
        // A date that is none, a number where a text belongs: the SDK throws what its converters throw.
        catch (Exception e) when (e is FormatException or InvalidOperationException or JsonException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The elements of a page; null where the answer is no page.</summary>
    public static IReadOnlyList<JsonElement>? Page(GraphAnswer answer) =>
        answer.Property("value") is { ValueKind: JsonValueKind.Array } value ? [.. value.EnumerateArray()] : null;

    /// <summary>A text field of an element; null where it is missing, or no text.</summary>
    public static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>An instant of an element, in UTC; null where it is missing, or none.</summary>
    public static DateTimeOffset? Instant(JsonElement element, string name) =>
        DateTimeOffset.TryParse(Text(element, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : null;

    /// <summary>The version in an ETag, <c>W/"…"</c>; null where there is none.</summary>
    public static string? ChangeKey(string? etag)
    {
        var quoted = etag is ['W' or 'w', '/', ..] ? etag[2..] : etag;
        var key = quoted?.Trim().Trim('"');
        return string.IsNullOrEmpty(key) ? null : key;
    }
}
