namespace EmailSync.Domain.Settings;

/// <summary>A setting that a save changes at a level (S4).</summary>
/// <param name="Name">The setting.</param>
/// <param name="From">What the level stored; null: nothing.</param>
/// <param name="To">What it stores from now on; null: nothing.</param>
public sealed record SettingChange(string Name, StoredSetting? From, StoredSetting? To);

/// <summary>What a validated change of a form comes to at its level (S1, S2).</summary>
public static class SettingsChanges
{
    /// <summary>
    /// The names that a lock above refuses (S2). Sending the effective value back is no change, nor is taking back a value, or giving a lock up,
    /// where the level has none.
    /// </summary>
    public static IReadOnlyList<string> RefusedByLocks(SettingsLayers layers, SettingsForm form, ValidationResult change) =>
    [
        .. SettingsCatalogue.Of(form)
            .Where(definition => LockAbove(definition, layers, form) is { } held
                && IsRefused(definition.Name, held.Json, layers.Of(form).GetValueOrDefault(definition.Name), change))
            .Select(definition => definition.Name),
    ];

    /// <summary>The names that the change would lock without there being a value to hold: a lock carries one (S2), and each mailbox has its own zone.</summary>
    public static IReadOnlyList<string> LocksWithoutValue(SettingsLayers layers, SettingsForm form, ValidationResult change) =>
    [
        .. SettingsCatalogue.Of(form)
            .Where(definition => definition.Name == SettingNames.TimeZone
                && change.Locks.GetValueOrDefault(definition.Name)
                && !change.Values.ContainsKey(definition.Name)
                && Find(definition, layers, form).Level == SettingLevel.Default)
            .Select(definition => definition.Name),
    ];

    /// <summary>
    /// What would really change at the form's level: what is stored already does not, nor what a lock above holds. Locking without a value stores
    /// the one in force; unset takes value and lock away.
    /// </summary>
    public static IReadOnlyList<SettingChange> Of(SettingsLayers layers, SettingsForm form, ValidationResult change) =>
    [
        .. SettingsCatalogue.Of(form)
            .Where(definition => change.Names(definition.Name) && LockAbove(definition, layers, form) is null)
            .Select(definition => new SettingChange(
                definition.Name, layers.Of(form).GetValueOrDefault(definition.Name), After(definition, layers, form, change)))
            .Where(setting => setting.From != setting.To),
    ];

    /// <summary>What the levels would store with the change saved (N2).</summary>
    public static SettingsLayers Applied(SettingsLayers layers, SettingsForm form, ValidationResult change)
    {
        var own = layers.Of(form).ToDictionary(StringComparer.Ordinal);
        foreach (var setting in Of(layers, form, change))
        {
            if (setting.To is { } to)
            {
                own[setting.Name] = to;
            }
            else
            {
                own.Remove(setting.Name);
            }
        }

        return form switch
        {
            SettingsForm.Organisation => layers with { Organisation = own },
            SettingsForm.Profile => layers with { Profile = own },
            _ => layers with { User = own },
        };
    }

    private static bool IsRefused(string name, string inForce, StoredSetting? own, ValidationResult change) =>
        (change.Values.TryGetValue(name, out var json) && json != inForce)
        || (change.Unset.Contains(name) && own is not null)
        || (change.Locks.TryGetValue(name, out var isLocked) && isLocked != (own?.IsLocked == true));

    private static StoredSetting? After(SettingDefinition definition, SettingsLayers layers, SettingsForm form, ValidationResult change)
    {
        if (change.Unset.Contains(definition.Name))
        {
            return null;
        }

        var stored = layers.Of(form).GetValueOrDefault(definition.Name) is { } own && definition.IsReadable(own.ValueJson) ? own : null;
        var isLocked = change.Locks.TryGetValue(definition.Name, out var asked) ? asked : stored?.IsLocked == true;
        var json = change.Values.GetValueOrDefault(definition.Name) ?? stored?.ValueJson ?? (isLocked ? Find(definition, layers, form).Json : null);
        return json is null ? null : new StoredSetting(json, isLocked);
    }

    private static SettingsResolution.FoundSetting? LockAbove(SettingDefinition definition, SettingsLayers layers, SettingsForm form) =>
        Find(definition, layers, form) is { LockedBy: { } level } found && level > LevelOf(form) ? found : null;

    // Only a default depends on the mailbox's zone, and no default is locked or refused.
    private static SettingsResolution.FoundSetting Find(SettingDefinition definition, SettingsLayers layers, SettingsForm form) =>
        SettingsResolution.Find(definition, layers.SeenBy(form), "Etc/UTC");

    private static SettingLevel LevelOf(SettingsForm form) => form switch
    {
        SettingsForm.Organisation => SettingLevel.Organisation,
        SettingsForm.Profile => SettingLevel.Profile,
        _ => SettingLevel.User,
    };
}
