using System.Security.Cryptography;
using System.Text.Json;
using EmailSync.Domain.Settings;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace EmailSync.Features.Settings;

/// <summary>The ETag of what a person changes: a hash of the document as it is shown, whatever changed it (S6).</summary>
internal static class FormTag
{
    /// <summary>With its quotes.</summary>
    public static string Of(SettingsDocument document, IReadOnlyList<SettingWarning> warnings) => Of(new
    {
        values = new SortedDictionary<string, JsonElement>(document.Values.ToDictionary(), StringComparer.Ordinal),
        levels = new SortedDictionary<string, string>(document.Levels.ToDictionary(), StringComparer.Ordinal),
        locks = new SortedDictionary<string, string>(document.Locks.ToDictionary(), StringComparer.Ordinal),
        warnings,
    });

    /// <summary>The tag of anything else, with its quotes.</summary>
    /// <param name="shown">What its reader may base a change on.</param>
    public static string Of<T>(T shown) => $"\"{WebEncoders.Base64UrlEncode(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(shown)))}\"";

    /// <summary>
    /// Whether If-Match names this tag, or any. A weak tag is taken for its strong one: proxies that compress make tags weak, and the hash says the same.
    /// </summary>
    public static bool Matches(string? ifMatch, string tag) =>
        EntityTagHeaderValue.TryParseList([ifMatch ?? ""], out var tags)
        && tags.Any(given => given.Equals(EntityTagHeaderValue.Any) || given.Tag.Equals(tag, StringComparison.Ordinal));
}
