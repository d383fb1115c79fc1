using EmailSync.Domain.Mail;
using EmailSync.Domain.Settings;

namespace EmailSync.Domain.Decisions.Rules;

/// <summary>D4 to D8: who does not want it recorded.</summary>
internal static class ExclusionRules
{
    /// <summary>D4: the category.</summary>
    public static Finding? Category(DecisionInput input) => !Categories.Has(input.Message.Categories, Categories.Exclude) || Designation.IsOverridden(input) ? null : new Finding
    {
        Rule = "D4",
        Code = ReasonCode.ExcludedCategory,
        Text = Categories.Exclude,
    };

    /// <summary>D8: private or confidential, where the organisation says so.</summary>
    public static Finding? Sensitive(DecisionInput input)
    {
        var variant = input.Message.Sensitivity switch
        {
            Sensitivity.Private => Variants.Private,
            Sensitivity.Confidential => Variants.Confidential,
            _ => null,
        };
        return variant is null || !input.Settings.ExcludePrivate || Designation.IsOverridden(input) ? null : new Finding
        {
            Rule = "D8",
            Code = ReasonCode.ExcludedSensitive,
            Variant = variant,
            Setting = SettingNames.ExcludePrivate,
            Level = input.Settings.LevelOf(SettingNames.ExcludePrivate),
        };
    }
}
