using System.Text.Json;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Recording;

namespace EmailSync.Domain.Settings;

/// <summary>Which form a change comes from.</summary>
public enum SettingsForm
{
    User,
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
    /// <summary>Nothing is wrong.</summary>
    public bool IsValid => Errors.Count == 0;
}

/// <summary>Every setting of SPEC's table: name, form, bounds, default.</summary>
public static class SettingsCatalogue
{
    /// <summary>Checks a change: <c>{ values: { … }, unset: [ … ] }</c>, each given as the form sends it.</summary>
    public static ValidationResult Validate(JsonElement values, JsonElement? unset, SettingsForm form, ValidationFacts facts) =>
        throw new NotImplementedException();
}
