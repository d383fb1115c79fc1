using EmailSync.Domain.Matching;
using EmailSync.Domain.Settings;

namespace EmailSync.Domain.Decisions;

/// <summary>The words for how people were matched (M3, M4), and for addresses that are not looked up (M1, M5).</summary>
public static class MatchExplanations
{
    /// <summary>How one of several records with the same address was chosen, and what became of an earlier choice; null: there was only one.</summary>
    public static string? ChosenBy(RelatedPerson related) => related.IsChoiceLost
        ? string.Join(' ', new[] { "The one that you chose is no longer found with this address.", ChosenBy(related.ChosenBy) }.OfType<string>())
        : ChosenBy(related.ChosenBy);

    /// <summary>The words for a step of M4; null: there was only one.</summary>
    public static string? ChosenBy(ChoiceRule rule) => rule switch
    {
        ChoiceRule.EarlierChoice => "You chose this one for the address.",
        ChoiceRule.Owned => "It is the one that you own.",
        ChoiceRule.NewestActivity => "It has the newest activity.",
        ChoiceRule.NewestChange => "It was changed last.",
        ChoiceRule.LowestId => "Nothing tells them apart, so the first made was taken.",
        _ => null,
    };

    /// <summary>Why a record that matched is only named.</summary>
    public static string NotRelated(NotRelatedReason reason) => reason switch
    {
        NotRelatedReason.LeadBesideContact => "Contacts matched too, so no Lead is related.",
        NotRelatedReason.FurtherLead => "Salesforce relates one Lead to an email; the first on it was taken.",
        NotRelatedReason.NoSharedActivities => "Your Salesforce relates one Contact to an email; the first on it was taken.",
        NotRelatedReason.OverFifty => "Salesforce relates at most 50 Contacts to an email.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>Why an address is not looked up.</summary>
    public static string LeftOut(LeftOutAddress address) => address switch
    {
        { Reason: LeftOutReason.Own } => "It is your own.",
        { Reason: LeftOutReason.OwnDomain } => "It is at a domain of your mailbox.",
        { Listed: { } listed } => $"{(listed.Entry.Contains('@') ? "It" : listed.Entry)} is on {OwnerOf(listed.Level)} Ignore List.",
        { Reason: LeftOutReason.SmartAddress } => "It is a Smart Address.",
        _ => "Nothing can be looked up by it.",
    };

    private static string OwnerOf(SettingLevel level) => level switch
    {
        SettingLevel.User => "your",
        SettingLevel.Profile => "your profile's",
        _ => "your organisation's",
    };
}
