using System.Security.Cryptography;
using System.Text.Json;
using EmailSync.Domain.Settings;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace EmailSync.Features.Settings;

/// <summary>The ETag of a form: a hash of the document as it is shown, whatever changed it (S6).</summary>
internal static class FormTag
{
    /// <summary>With its quotes.</summary>
    public static string Of(SettingsDocument document, IReadOnlyList<SettingWarning> warnings)
    {
        var shown = JsonSerializer.SerializeToUtf8Bytes(new
        {
            values = new SortedDictionary<string, JsonElement>(document.Values.ToDictionary(), StringComparer.Ordinal),
            levels = new SortedDictionary<string, string>(document.Levels.ToDictionary(), StringComparer.Ordinal),
            locks = new SortedDictionary<string, string>(document.Locks.ToDictionary(), StringComparer.Ordinal),
            warnings,
        });
        return $"\"{WebEncoders.Base64UrlEncode(SHA256.HashData(shown))}\"";
    }

    /// <summary>
    /// Whether If-Match names this tag, or any. A weak tag is taken for its strong one: proxies that compress make tags weak, and the hash says the same.
    /// </summary>
    public static bool Matches(string? ifMatch, string tag) =>
        EntityTagHeaderValue.TryParseList([ifMatch ?? ""], out var tags)
        && tags.Any(given => given.Equals(EntityTagHeaderValue.Any) || given.Tag.Equals(tag, StringComparison.Ordinal));
}
