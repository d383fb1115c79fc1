using System.Text.Json;
using System.Text.Json.Serialization;
using EmailSync.Domain.Decisions;

namespace EmailSync.Features.Evaluation;

/// <summary>The findings of a decision as they are stored. Sentences are made when they are read, so a better word reaches old rows too.</summary>
internal static class FindingsDocument
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static string Write(IReadOnlyList<Finding> findings) => JsonSerializer.Serialize(findings, _options);

    /// <summary>As <see cref="Read"/>; none where the document is not one of ours: one broken row stops nobody else's (B2).</summary>
    public static IReadOnlyList<Finding> TryRead(string? document)
    {
        try
        {
            return Read(document);
        }
        catch (JsonException)
        {
            return [];
        }
    }

    public static IReadOnlyList<Finding> Read(string? document) =>
        document is null ? [] : JsonSerializer.Deserialize<List<Finding>>(document, _options) ?? [];
}
