using System.Security.Cryptography;
using System.Text.Json;
using EmailSync.Domain.Settings;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace EmailSync.Features.Settings;

/// <summary>The ETag of what a person changes: a hash of what was saved, by whomever, and is shown (S6).</summary>
internal static class FormTag
{
    /// <summary>With its quotes. What nobody saves is not in it: a zone that is the mailbox's own, which Exchange may change at any time.</summary>
    public static string Of(SettingsDocument document) => Of(new
    {
        values = new SortedDictionary<string, JsonElement>(
            document.Values.Where(value => value.Key != SettingNames.TimeZone || document.Levels[value.Key] != SettingsResolution.Spelling(SettingLevel.Default)).ToDictionary(), StringComparer.Ordinal),
        levels = new SortedDictionary<string, string>(document.Levels.ToDictionary(), StringComparer.Ordinal),
        locks = new SortedDictionary<string, string>(document.Locks.ToDictionary(), StringComparer.Ordinal),
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
