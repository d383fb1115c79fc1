using System.Text.Json;
using System.Text.Json.Serialization;
using EmailSync.Domain.Decisions;
using EmailSync.Storage;

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

    /// <summary>None where there is no document, or one that is not ours: one broken row stops nobody else's (B2).</summary>
    public static IReadOnlyList<Finding> TryRead(string? document) => StoredJson.TryRead<List<Finding>>(document, _options) ?? [];

    /// <summary>
    /// What a decided row tells, at least one finding: where they cannot be read, what its code says, and that more is not known any more (B2).
    /// </summary>
    public static IReadOnlyList<Finding> OfRow(MessageRow row)
    {
        if (TryRead(row.Findings) is { Count: > 0 } findings)
        {
            return findings;
        }

        var code = ReasonCodes.Parse(row.Code!);
        return ReasonCodes.OutcomeOf(code) == Outcome.Recorded
            ? [new Finding { Code = code, Rule = code == ReasonCode.Recorded ? "D15" : "D1" }]
            : [new Finding { Code = code, Rule = "B2", Variant = Variants.Lost }];
    }
}
