using System.Text.Json;
using System.Text.Json.Serialization;
using EmailSync.Domain.Recording;

namespace EmailSync.Features.Recording;

/// <summary>What a recording was related to (R1), as it is stored beside it.</summary>
internal static class RelationDocument
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string? Write(Relation? relation) => relation is null ? null : JsonSerializer.Serialize(relation, _options);

    /// <exception cref="JsonException">The document is not one of ours.</exception>
    public static Relation? Read(string? document) => document is null ? null : JsonSerializer.Deserialize<Relation>(document, _options);
}
