using System.Globalization;
using System.Text.Json;

namespace EmailSync.Integrations.Salesforce.Wire;

/// <summary>A row of a query. A field that is absent, null or of another kind reads as null.</summary>
internal readonly record struct Row(JsonElement Element)
{
    /// <summary>A field, or a field of a related record (<c>Account</c>, <c>Name</c>).</summary>
    public string? Text(params ReadOnlySpan<string> path)
    {
        var at = Element;
        foreach (var name in path)
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
            {
                return null;
            }
        }

        return at.ValueKind == JsonValueKind.String ? at.GetString() : null;
    }

    /// <summary>An id, 18 characters.</summary>
    public string? Id(string name) => Text(name) is { Length: > 0 } id ? SalesforceIds.Long(id) : null;

    public bool Flag(string name)
        => Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    public int? Number(string name)
        => Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            ? number
            : null;

    public DateOnly? Date(string name)
        => DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>Salesforce writes <c>2026-11-24T10:00:00.000+0000</c>.</summary>
    public DateTimeOffset? Instant(string name)
        => DateTimeOffset.TryParse(Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;
}
