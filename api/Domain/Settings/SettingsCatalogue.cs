using System.Text.Json;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Recording;

namespace EmailSync.Domain.Settings;

/// <summary>Which form a change comes from: one for each level that can set something (S1).</summary>
public enum SettingsForm
{
    User,
    Profile,
    Organisation,
}

/// <summary>What validation can be checked against; null: not known now, then it is not checked.</summary>
public sealed record ValidationFacts
{
    /// <summary>Every folder of the person's mailbox.</summary>
    public IReadOnlyList<MailFolder>? Folders { get; init; }

    /// <summary>The Task Types of the person's org.</summary>
    public IReadOnlyList<PicklistValue>? TaskTypes { get; init; }
}

/// <summary>A validated change, or what is wrong with it; then nothing of it is saved (S6).</summary>
/// <param name="Values">Canonical JSON by the setting's name.</param>
/// <param name="Unset">The names whose value at this level goes.</param>
/// <param name="Errors">By the field's path, for example <c>values.intervalMinutes</c>: what was expected (B1).</param>
public sealed record ValidationResult(
    IReadOnlyDictionary<string, string> Values,
    IReadOnlyList<string> Unset,
    IReadOnlyDictionary<string, string[]> Errors)
{
    /// <summary>The settings that the level locks (true) or gives free (false) from now on (S2); only those that the change names.</summary>
    public IReadOnlyDictionary<string, bool> Locks { get; init; } = new Dictionary<string, bool>();

    /// <summary>Nothing is wrong.</summary>
    public bool IsValid => Errors.Count == 0;

    internal bool Names(string setting) => Values.ContainsKey(setting) || Locks.ContainsKey(setting) || Unset.Contains(setting);
}

/// <summary>Every setting of SPEC's table: name, form, bounds, default.</summary>
public static class SettingsCatalogue
{
    /// <summary>In SPEC's order.</summary>
    internal static IReadOnlyList<SettingDefinition> All { get; } =
    [
        new(SettingNames.Mode, "\"off\"", SettingReaders.OneOf("off", "all", "designated"), (s, v) => s with { Mode = ParseEnum<SyncMode>(v) }),
        new(SettingNames.IntervalMinutes, "30", SettingReaders.WholeNumber(30, 1_440, "minutes"), (s, v) => s with { IntervalMinutes = v.GetInt32() }),
        new(
            SettingNames.Days,
            """["monday","tuesday","wednesday","thursday","friday"]""",
            SettingReaders.Days,
            (s, v) => s with { Days = SettingReaders.ParseDays(v) }),
        new(SettingNames.From, "\"08:00\"", SettingReaders.Time, (s, v) => s with { From = SettingReaders.ParseTime(v) }),
        new(SettingNames.To, "\"18:00\"", SettingReaders.Time, (s, v) => s with { To = SettingReaders.ParseTime(v) }),
        new(SettingNames.TimeZone, "\"Etc/UTC\"", SettingReaders.TimeZone, (s, v) => s with { TimeZone = v.GetString()! }),
        new(SettingNames.PastDays, "7", SettingReaders.WholeNumber(1, 30, "days"), (s, v) => s with { PastDays = v.GetInt32() }),
        new(
            SettingNames.Folders,
            FolderSetting.ToJson(EffectiveSettings.DefaultFolders),
            FolderSetting.Read,
            (s, v) => s with { Folders = FolderSetting.Parse(v) }),
        new(SettingNames.SalesforceType, "null", SettingReaders.TaskType, (s, v) => s with { SalesforceType = v.GetString() }),
        YesOrNo(SettingNames.RecordAllAttachments, false, (s, v) => s with { RecordAllAttachments = v }),
        YesOrNo(SettingNames.SecondaryAddresses, true, (s, v) => s with { SecondaryAddresses = v }),
        new(SettingNames.Replies, "\"any\"", SettingReaders.OneOf("any", "recorded"), (s, v) => s with { Replies = ParseEnum<RepliesRule>(v) }),
        YesOrNo(SettingNames.DailyReport, false, (s, v) => s with { DailyReport = v }),
        OfOrganisation(YesOrNo(SettingNames.ExcludePrivate, true, (s, v) => s with { ExcludePrivate = v })),
        OfOrganisation(YesOrNo(SettingNames.OncePerOrganisation, true, (s, v) => s with { OncePerOrganisation = v })),
        OfOrganisation(YesOrNo(SettingNames.SkipRecordedElsewhere, true, (s, v) => s with { SkipRecordedElsewhere = v })),
        OfOrganisation(new(
            SettingNames.SmartAddressBase,
            "null",
            SettingReaders.SmartAddressBase,
            (s, v) => s with { SmartAddressBase = v.GetString() })),
        OfOrganisation(new(SettingNames.HelpContact, "null", SettingReaders.OptionalText, (s, v) => s with { HelpContact = v.GetString() })),
        OfOrganisation(YesOrNo(SettingNames.AllowOtherSalesforceUsers, false, (s, v) => s with { AllowOtherSalesforceUsers = v })),
    ];

    /// <summary>The names of a form's settings, in SPEC's order.</summary>
    public static IReadOnlyList<string> NamesOf(SettingsForm form) => [.. Of(form).Select(definition => definition.Name)];

    /// <summary>
    /// Checks a change: <c>{ values: { … }, unset: [ … ], locks: { … } }</c>, each given as the form sends it. Unknown names are named, as are those
    /// that only the organisation sets.
    /// </summary>
    /// <param name="values">An object with the settings that were changed.</param>
    /// <param name="unset">The names whose value at this level is to go; null or JSON null: none.</param>
    /// <param name="form">Which form sends it.</param>
    /// <param name="facts">What it can be checked against.</param>
    /// <param name="locks">An object with true or false for each setting to lock or to give free; null or JSON null: none.</param>
    public static ValidationResult Validate(
        JsonElement values, JsonElement? unset, SettingsForm form, ValidationFacts facts, JsonElement? locks = null) =>
        new SettingsValidation(form, facts).Check(values, unset, locks);

    internal static IEnumerable<SettingDefinition> Of(SettingsForm form) =>
        All.Where(definition => form == SettingsForm.Organisation || !definition.IsOrganisationOnly);

    private static SettingDefinition YesOrNo(string name, bool byDefault, Func<EffectiveSettings, bool, EffectiveSettings> apply) =>
        new(name, byDefault ? "true" : "false", SettingReaders.Boolean, (settings, value) => apply(settings, value.GetBoolean()));

    private static SettingDefinition OfOrganisation(SettingDefinition definition) => definition with { IsOrganisationOnly = true };

    private static T ParseEnum<T>(JsonElement value)
        where T : struct, Enum => Enum.Parse<T>(value.GetString()!, ignoreCase: true);
}
