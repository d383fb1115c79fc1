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
    private static readonly Dictionary<string, StoredSetting> Nothing = [];

    /// <summary>No level stores anything.</summary>
    public static SettingsLayers Empty { get; } = new(Nothing, Nothing, Nothing);

    /// <summary>What the level of a form stores itself.</summary>
    public IReadOnlyDictionary<string, StoredSetting> Of(SettingsForm form) => form switch
    {
        SettingsForm.Organisation => Organisation,
        SettingsForm.Profile => Profile,
        _ => User,
    };

    /// <summary>What a form looks at: its own level and those above.</summary>
    internal SettingsLayers SeenBy(SettingsForm form) => form switch
    {
        SettingsForm.Organisation => this with { Profile = Nothing, User = Nothing },
        SettingsForm.Profile => this with { User = Nothing },
        _ => this,
    };
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
    /// <param name="layers">What the levels store. A value that cannot be read counts as not set.</param>
    /// <param name="mailboxTimeZone">The default of the time zone; UTC where it is no IANA zone.</param>
    public static EffectiveSettings Resolve(SettingsLayers layers, string mailboxTimeZone)
    {
        var settings = new EffectiveSettings();
        var levels = new Dictionary<string, SettingLevel>(StringComparer.Ordinal);
        var locks = new Dictionary<string, SettingLevel>(StringComparer.Ordinal);
        foreach (var definition in SettingsCatalogue.All)
        {
            var found = Find(definition, layers, mailboxTimeZone);
            settings = definition.Apply(settings, Parse(found.Json));
            levels[definition.Name] = found.Level;
            if (found.LockedBy is { } level)
            {
                locks[definition.Name] = level;
            }
        }

        return settings with { Levels = levels, Locks = locks };
    }

    /// <summary>
    /// The document of a form. It shows its own level and those above; the time zone of the organisation's and of a profile's is null where neither
    /// sets it.
    /// </summary>
    /// <param name="layers">What the levels store.</param>
    /// <param name="mailboxTimeZone">The default of the time zone; only a person's form uses it.</param>
    /// <param name="form">Which form asks.</param>
    public static SettingsDocument Document(SettingsLayers layers, string mailboxTimeZone, SettingsForm form)
    {
        var shown = layers.SeenBy(form);
        var settings = SettingsCatalogue.Of(form).ToDictionary(definition => definition.Name, definition => Find(definition, shown, mailboxTimeZone));
        if (form != SettingsForm.User && settings[SettingNames.TimeZone].Level == SettingLevel.Default)
        {
            settings[SettingNames.TimeZone] = new FoundSetting("null", SettingLevel.Default, null);
        }

        return new SettingsDocument(
            settings.ToDictionary(pair => pair.Key, pair => Parse(pair.Value.Json)),
            settings.ToDictionary(pair => pair.Key, pair => Spelling(pair.Value.Level)),
            settings.Where(pair => pair.Value.LockedBy is not null).ToDictionary(pair => pair.Key, pair => Spelling(pair.Value.LockedBy!.Value)));
    }

    /// <summary>The spelling of a level in the document, for example <c>organisation</c>.</summary>
    public static string Spelling(SettingLevel level) => level.ToString().ToLowerInvariant();

    internal static FoundSetting Find(SettingDefinition definition, SettingsLayers layers, string mailboxTimeZone)
    {
        var organisation = At(layers.Organisation);
        var profile = definition.IsOrganisationOnly ? null : At(layers.Profile);
        var user = definition.IsOrganisationOnly ? null : At(layers.User);
        return (organisation, profile, user) switch
        {
            ({ IsLocked: true }, _, _) when !definition.IsOrganisationOnly => new(organisation.ValueJson, SettingLevel.Organisation, SettingLevel.Organisation),
            (_, { IsLocked: true }, _) => new(profile.ValueJson, SettingLevel.Profile, SettingLevel.Profile),
            (_, _, { }) => new(user.ValueJson, SettingLevel.User, null),
            (_, { }, _) => new(profile.ValueJson, SettingLevel.Profile, null),
            ({ }, _, _) => new(organisation.ValueJson, SettingLevel.Organisation, null),
            _ => new(Default(definition, mailboxTimeZone), SettingLevel.Default, null),
        };

        StoredSetting? At(IReadOnlyDictionary<string, StoredSetting> level) =>
            level.TryGetValue(definition.Name, out var stored) && definition.IsReadable(stored.ValueJson) ? stored : null;
    }

    private static string Default(SettingDefinition definition, string mailboxTimeZone) =>
        definition.Name == SettingNames.TimeZone && SettingReaders.IsZone(mailboxTimeZone)
            ? JsonSerializer.Serialize(mailboxTimeZone)
            : definition.DefaultJson;

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    /// <summary>A setting in force.</summary>
    /// <param name="Json">Canonical JSON.</param>
    /// <param name="Level">The level that set it.</param>
    /// <param name="LockedBy">The level whose lock holds it; null: none.</param>
    internal readonly record struct FoundSetting(string Json, SettingLevel Level, SettingLevel? LockedBy);
}
