using EmailSync.Domain.Recording;
using EmailSync.Domain.Scheduling;

namespace EmailSync.Domain.Settings;

/// <summary>Something that is allowed and probably not meant.</summary>
/// <param name="Setting">The setting's name.</param>
/// <param name="Sentence">For the person.</param>
public sealed record SettingWarning(string Setting, string Sentence);

/// <summary>What the form warns of.</summary>
public static class SettingsWarnings
{
    /// <summary>A Salesforce Type that is no longer active (R1), and days, hours and look-back that leave a gap (T6).</summary>
    /// <param name="settings">The settings in force.</param>
    /// <param name="taskTypes">The org's Task Types; null: not known.</param>
    /// <param name="userId">The person, whose offset (T7) is part of their schedule.</param>
    public static IReadOnlyList<SettingWarning> Of(EffectiveSettings settings, IReadOnlyList<PicklistValue>? taskTypes, string userId) =>
        [.. new[] { InactiveType(settings, taskTypes), Gap(settings, userId) }.OfType<SettingWarning>()];

    private static SettingWarning? InactiveType(EffectiveSettings settings, IReadOnlyList<PicklistValue>? taskTypes) =>
        settings.SalesforceType is not { } type || taskTypes?.Any(value => value.IsActive && value.Value == type) != false ? null : new SettingWarning(
            SettingNames.SalesforceType,
            $"Salesforce no longer offers the type \"{type}\". Emails are recorded without a type until you choose another.");

    private static SettingWarning? Gap(EffectiveSettings settings, string userId) =>
        LookBack.GapWarning(ScheduleSettings.Of(settings, userId), settings.PastDays) is { } sentence
            ? new SettingWarning(SettingNames.PastDays, sentence)
            : null;
}
