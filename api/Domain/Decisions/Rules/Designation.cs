using EmailSync.Domain.Settings;

namespace EmailSync.Domain.Decisions.Rules;

/// <summary>D9, D18, D19: what the person wants recorded.</summary>
internal static class Designation
{
    /// <summary>
    /// D18: the category is on it, and it was not the product that put it there; it was sent to a Smart Address that designates; or the person
    /// asked for it (D16).
    /// </summary>
    public static bool IsDesignated(DecisionInput input) =>
        input.Wish != Wish.None
        || (IsMarked(input) && !input.MarkIsOurs)
        || TakesBack(input)
        || input.SmartAddresses.Any(address => address.Designates);

    /// <summary>D18: the category was put on again after an undo or ignore, by the person.</summary>
    public static bool TakesBack(DecisionInput input) => input.UserExclusion is { IsMarkGone: true } && IsMarked(input);

    /// <summary>D16: the person was asked, and wants it all the same.</summary>
    public static bool IsOverridden(DecisionInput input) => input.Wish == Wish.RecordAnyway;

    /// <summary>D19.</summary>
    public static bool IsTrackedReply(DecisionInput input) =>
        TrackedReply.Is(input.Message, input.Mailbox, input.Answers, input.Settings.Replies);

    /// <summary>D9: only designated messages are wanted, and this is none.</summary>
    public static Finding? NotDesignated(DecisionInput input) =>
        input.Settings.Mode != SyncMode.Designated || IsDesignated(input) || IsTrackedReply(input) ? null : new Finding
        {
            Rule = "D9",
            Code = ReasonCode.NotDesignated,
            Setting = SettingNames.Mode,
            Level = input.Settings.LevelOf(SettingNames.Mode),
        };

    private static bool IsMarked(DecisionInput input) => Categories.Has(input.Message.Categories, Categories.Record);
}
