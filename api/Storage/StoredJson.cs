using System.Text.Json;

namespace EmailSync.Storage;

/// <summary>Documents as they stand in columns.</summary>
internal static class StoredJson
{
    /// <summary>Null: there is none, or it is not one of ours, so that one broken document costs nobody else's (B2).</summary>
    public static T? TryRead<T>(string? document, JsonSerializerOptions? options = null)
        where T : class
    {
        try
        {
            return document is null ? null : JsonSerializer.Deserialize<T>(document, options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
