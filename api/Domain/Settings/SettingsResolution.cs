using System.Text.Json;

namespace EmailSync.Domain.Settings;

/// <summary>A setting as one level stores it.</summary>
/// <param name="ValueJson">Canonical JSON.</param>
/// <param name="IsLocked">The level locks it (S2).</param>
public sealed record StoredSetting(string ValueJson, bool IsLocked = false);

/// <summary>What the levels store, by the setting's name.</summary>
public sealed record SettingsLayers(
    IReadOnlyDictionary<string, StoredSetting> Organisation,
    IReadOnlyDictionary<string, StoredSetting> Profile,
    IReadOnlyDictionary<string, StoredSetting> User)
{
    /// <summary>No level stores anything.</summary>
    public static SettingsLayers Empty { get; } = new(
        new Dictionary<string, StoredSetting>(), new Dictionary<string, StoredSetting>(), new Dictionary<string, StoredSetting>());
}

/// <summary>The settings as the HTTP document shows them.</summary>
/// <param name="Values">The effective value of each setting of the form.</param>
/// <param name="Levels">The level that set it: <c>default</c>, <c>user</c>, <c>profile</c> or <c>organisation</c>.</param>
/// <param name="Locks">The level that locked it; only locked ones.</param>
public sealed record SettingsDocument(
    IReadOnlyDictionary<string, JsonElement> Values,
    IReadOnlyDictionary<string, string> Levels,
    IReadOnlyDictionary<string, string> Locks);

/// <summary>From what the levels store to what is in force (S1, S2).</summary>
public static class SettingsResolution
{
    /// <summary>The settings in force for a person: the organisation's lock, else the profile's, else the nearest level, else the default.</summary>
    /// <param name="layers">What the levels store.</param>
    /// <param name="mailboxTimeZone">The default of the time zone; UTC where it is no IANA zone.</param>
    public static EffectiveSettings Resolve(SettingsLayers layers, string mailboxTimeZone) => throw new NotImplementedException();

    /// <summary>The document of a form. The organisation's looks at the organisation's level alone; its time zone is null where it is not set.</summary>
    public static SettingsDocument Document(SettingsLayers layers, string mailboxTimeZone, SettingsForm form) => throw new NotImplementedException();

    /// <summary>
    /// The names of a validated change of the user that a lock above refuses (S2). Sending the effective value back is no change, nor is taking
    /// back a value of one's own where there is none.
    /// </summary>
    public static IReadOnlyList<string> RefusedByLocks(SettingsLayers layers, string mailboxTimeZone, ValidationResult change) => throw new NotImplementedException();
}
