using System.Text.Json;
using System.Text.Json.Serialization;
using EmailSync.Domain.Recording;
using EmailSync.Storage;

namespace EmailSync.Features.Recording;

/// <summary>What a recording was related to (R1), as it is stored beside it.</summary>
internal static class RelationDocument
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string? Write(Relation? relation) => relation is null ? null : JsonSerializer.Serialize(relation, _options);

    /// <summary>Null: it was related to nothing, or the document is not one of ours (B2).</summary>
    public static Relation? TryRead(string? document) => StoredJson.TryRead<Relation>(document, _options);
}
