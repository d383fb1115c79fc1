using System.Text.Json;
using EmailSync.Domain.Mail;
using EmailSync.Storage;

namespace EmailSync.Features.Evaluation;

/// <summary>The addresses of a message that matched nobody, in compared form, as they are stored.</summary>
internal static class UnmatchedDocument
{
    /// <summary>Null: there are none.</summary>
    public static string? Write(IReadOnlyList<EmailAddress> unmatched) =>
        unmatched.Count == 0 ? null : JsonSerializer.Serialize(unmatched.Select(address => address.Value));

    /// <summary>None where there is no document, or one that is not ours (B2).</summary>
    public static IReadOnlyList<string> TryRead(string? document) => StoredJson.TryRead<string[]>(document) ?? [];
}
