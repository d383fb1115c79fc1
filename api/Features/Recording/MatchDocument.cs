using System.Text.Json;
using System.Text.Json.Serialization;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Storage;

namespace EmailSync.Features.Recording;

/// <summary>Who matched, as it is stored beside a message or a recording.</summary>
internal static class MatchDocument
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new AddressConverter() },
    };

    /// <summary>Stands for a match that is not kept any more (E3); it reads as nobody.</summary>
    public const string Cleared = "";

    public static string Write(MatchResult match) => JsonSerializer.Serialize(match, _options);

    /// <exception cref="JsonException">The document is not one of ours.</exception>
    public static MatchResult Read(string document) =>
        document == Cleared ? MatchResult.Nobody([])
        : JsonSerializer.Deserialize<MatchResult>(document, _options) ?? throw new JsonException("The stored match is empty.");

    /// <summary>What is known of whom a finished recording is related to; nobody, where the document is not one of ours (B2): that it was made stands (R6).</summary>
    public static MatchResult Known(string document) => StoredJson.TryRead<MatchResult>(document, _options) ?? MatchResult.Nobody([]);

    private sealed class AddressConverter : JsonConverter<EmailAddress>
    {
        public override EmailAddress Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            EmailAddress.TryParse(reader.GetString(), out var address) ? address : throw new JsonException("Not an address.");

        public override void Write(Utf8JsonWriter writer, EmailAddress value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
