using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Settings;
using EmailSync.Domain.SmartAddresses;

namespace EmailSync.Domain.Decisions.Rules;

/// <summary>D4 to D8: who does not want it recorded.</summary>
internal static class ExclusionRules
{
    /// <summary>D4: the category.</summary>
    public static Finding? Category(DecisionInput input) => Category(input.Message);

    /// <summary>D4: the DoNotRecord address in To, Cc or Bcc.</summary>
    public static Finding? Address(DecisionInput input) => Address(input.SmartAddresses);

    /// <summary>D4, of the message alone.</summary>
    public static IReadOnlyList<Finding> ByItself(Message message, SmartAddressFormat? smartAddresses) =>
        [.. new[] { Category(message), Address(SmartRecipients.Of(message, smartAddresses)) }.OfType<Finding>()];

    private static Finding? Category(Message message) => !Categories.Has(message.Categories, Categories.Exclude) ? null : new Finding
    {
        Rule = "D4",
        Code = ReasonCode.ExcludedCategory,
        Text = Categories.Exclude,
    };

    private static Finding? Address(IReadOnlyList<SmartAddress> recipients) => !recipients.Contains(SmartAddress.DoNotRecord) ? null : new Finding
    {
        Rule = "D4",
        Code = ReasonCode.ExcludedAddress,
    };

    /// <summary>D5: any address on it, whoever's, is on the Global Exclusion List; nothing overrides that (D16). The entries are named.</summary>
    public static Finding? Global(DecisionInput input)
    {
        var entries = AddressSelection.All(input.Message, input.Mailbox, SmartAddressFormat.Of(input.Settings.SmartAddressBase))
            .Select(address => input.Lists.GlobalExclusions.Find(address)?.Text)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return entries.Count == 0 ? null : new Finding
        {
            Rule = "D5",
            Code = ReasonCode.ExcludedGlobal,
            Names = entries,
            Setting = SettingNames.GlobalExclusions,
            Level = SettingLevel.Organisation,
        };
    }

    /// <summary>D6: ignored, or its recording undone, and not taken back.</summary>
    public static Finding? ByUser(DecisionInput input) =>
        input.UserExclusion is not { } exclusion || Designation.TakesBack(input) ? null : Unwanted(exclusion);

    /// <summary>D6, of the person's word alone.</summary>
    public static Finding Unwanted(UserExclusion exclusion) => new()
    {
        Rule = "D6",
        Code = ReasonCode.ExcludedUser,
        Variant = exclusion.IsUndo ? Variants.Undone : null,
        Names = exclusion.ByName is { } name ? [name] : [],
    };

    /// <summary>D7: its sender's own copy has the DoNotRecord address. No designation of a colleague's goes past that.</summary>
    public static Finding? BySender(DecisionInput input) => !input.IsExcludedBySender ? null : new Finding
    {
        Rule = "D7",
        Code = ReasonCode.ExcludedParent,
        Variant = Variants.Sender,
        Names = input.Message.From is { } from ? [string.IsNullOrWhiteSpace(from.Name) ? from.Address : from.Name] : [],
    };

    /// <summary>D7: it answers a message that D4 or D6 excluded at most 30 days before, and is not designated itself.</summary>
    public static Finding? Parent(DecisionInput input) =>
        !IsPassedOn(input) || input.IsExcludedBySender || Designation.IsDesignated(input) ? null : new Finding { Rule = "D7", Code = ReasonCode.ExcludedParent };

    /// <summary>D8: private or confidential, where the organisation says so.</summary>
    public static Finding? Sensitive(DecisionInput input)
    {
        var variant = input.Message.Sensitivity switch
        {
            Sensitivity.Private => Variants.Private,
            Sensitivity.Confidential => Variants.Confidential,
            _ => null,
        };
        return variant is null || !input.Settings.ExcludePrivate ? null : new Finding
        {
            Rule = "D8",
            Code = ReasonCode.ExcludedSensitive,
            Variant = variant,
            Setting = SettingNames.ExcludePrivate,
            Level = input.Settings.LevelOf(SettingNames.ExcludePrivate),
        };
    }

    private static bool IsPassedOn(DecisionInput input) =>
        input.Parent is { } parent && ReasonCodes.IsPassedOn(parent.Code)
        && (input.Message.Date ?? input.FirstSeenAt ?? input.Now) - parent.ExcludedAt <= ReasonCodes.Horizon;
}
