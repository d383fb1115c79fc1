using EmailSync.Domain.Settings;

namespace EmailSync.Domain.Decisions.Rules;

/// <summary>D13 to D15: whether Salesforce takes it.</summary>
internal static class RecordingRules
{
    /// <summary>D13: the subject is longer than the field, in UTF-16 units.</summary>
    public static Finding? SubjectTooLong(DecisionInput input) =>
        input.Organisation is not { } organisation || input.Message.Subject.Length <= organisation.SubjectLength ? null : new Finding
        {
            Rule = "D13",
            Code = ReasonCode.SubjectTooLong,
            Number = organisation.SubjectLength,
        };

    /// <summary>D14: Exchange or Salesforce refused or failed.</summary>
    public static Finding? Failed(DecisionInput input) => input.Failure is { } failure ? Failed(failure) : null;

    /// <summary>D14, of a failure.</summary>
    public static Finding Failed(RecordingFailure failure) => new()
    {
        Rule = "D14",
        Code = ReasonCode.Failed,
        Names = failure.System is { } system ? [system] : [],
        Text = failure.Text,
        Instant = failure.IsFinal ? null : failure.NextAttemptAt,
        Variant = failure.IsFinal ? Variants.Final : null,
    };

    /// <summary>D15: what remains, and by which word of the person.</summary>
    public static Finding Recorded(DecisionInput input) => new()
    {
        Rule = "D15",
        Code = ReasonCode.Recorded,
        Names = [.. (input.Match?.Related ?? []).Select(related => related.Person.Name)],
        Text = input.Match?.Related.Select(related => related.Person.Kind.ToString()).FirstOrDefault(),
        Variant = input.Settings.Mode == SyncMode.All && input.Wish == Wish.None ? null
            : Designation.IsDesignated(input) ? Variants.Designated
            : Variants.TrackedReply,
        Setting = SettingNames.Mode,
        Level = input.Settings.LevelOf(SettingNames.Mode),
    };
}
