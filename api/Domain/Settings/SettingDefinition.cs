using System.Text.Json;

namespace EmailSync.Domain.Settings;

/// <summary>What reading a value depends on.</summary>
/// <param name="Form">Which form sends it.</param>
/// <param name="Facts">What it can be checked against.</param>
/// <param name="Report">Takes what was expected, and where within the value: "" for the whole of it, else for example <c>[0].id</c>.</param>
internal sealed record SettingReading(SettingsForm Form, ValidationFacts Facts, Action<string, string> Report)
{
    /// <summary>Reports what was expected of the whole value.</summary>
    public string? Expected(string what)
    {
        Report("", what);
        return null;
    }
}

/// <summary>One setting of SPEC's table.</summary>
/// <param name="Name">Its name in the HTTP document.</param>
/// <param name="DefaultJson">Canonical JSON of its default.</param>
/// <param name="Read">Canonical JSON of a value; null after what was expected has been reported.</param>
/// <param name="Apply">Puts a canonical value into the effective settings.</param>
internal sealed record SettingDefinition(
    string Name,
    string DefaultJson,
    Func<JsonElement, SettingReading, string?> Read,
    Func<EffectiveSettings, JsonElement, EffectiveSettings> Apply)
{
    /// <summary>Only the organisation can set it.</summary>
    public bool IsOrganisationOnly { get; init; }

    /// <summary>True where a stored value can still be read: bounds may have become narrower since.</summary>
    public bool IsReadable(string json)
    {
        var isReadable = true;
        try
        {
            using var document = JsonDocument.Parse(json);
            Read(document.RootElement, new SettingReading(SettingsForm.User, new ValidationFacts(), (_, _) => isReadable = false));
        }
        catch (JsonException)
        {
            return false;
        }

        return isReadable;
    }
}
