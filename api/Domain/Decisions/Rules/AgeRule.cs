using EmailSync.Domain.Settings;

namespace EmailSync.Domain.Decisions.Rules;

/// <summary>D10: how old a message may be.</summary>
internal static class AgeRule
{
    /// <summary>
    /// Older than 30 days always; else older, when it was first seen, than that run's look-back and than past days as they are set now, unless
    /// it is designated. A message without a date is as old as the moment in which it was first seen (B2).
    /// </summary>
    public static Finding? TooOld(DecisionInput input)
    {
        if (input.Message.Date is not { } date)
        {
            return null;
        }

        if (date < input.Now - ReasonCodes.Horizon)
        {
            return new Finding { Rule = "D10", Code = ReasonCode.TooOld, Variant = Variants.PastHorizon, Number = ReasonCodes.Horizon.Days };
        }

        // A clock that was ahead when it was first seen must not make it old.
        var seenAt = input.FirstSeenAt is { } at && at < input.Now ? at : input.Now;
        var pastDays = seenAt - TimeSpan.FromDays(input.Settings.PastDays);
        var start = pastDays < input.FirstSeenLookBack ? pastDays : input.FirstSeenLookBack;
        return date >= start || Designation.IsDesignated(input) ? null : new Finding
        {
            Rule = "D10",
            Code = ReasonCode.TooOld,
            Number = input.Settings.PastDays,
            Setting = SettingNames.PastDays,
            Level = input.Settings.LevelOf(SettingNames.PastDays),
        };
    }
}
