using EmailSync.Domain.Mail;

namespace EmailSync.Domain.Matching;

/// <summary>By which step of M4 one of several records with the same address was chosen.</summary>
public enum ChoiceRule
{
    /// <summary>There was only one.</summary>
    Only,
    EarlierChoice,
    Owned,
    NewestActivity,
    NewestChange,
    LowestId,
}

/// <summary>A person whom the message will be related to.</summary>
/// <param name="Person">The chosen record.</param>
/// <param name="Role">Where the address first stands on the message.</param>
/// <param name="ChosenBy">How it was chosen (M4).</param>
/// <param name="PassedOver">The other records of the same kind with this address (M4).</param>
public sealed record RelatedPerson(CrmPerson Person, AddressRole Role, ChoiceRule ChosenBy, IReadOnlyList<CrmPerson> PassedOver);

/// <summary>Why a record that matched is not related (M3).</summary>
public enum NotRelatedReason
{
    /// <summary>Contacts matched, so Leads are not related.</summary>
    LeadBesideContact,

    /// <summary>Only the first Lead is related.</summary>
    FurtherLead,

    /// <summary>The org has no Shared Activities: only the first Contact is related.</summary>
    NoSharedActivities,

    /// <summary>Salesforce takes 50 Contacts.</summary>
    OverFifty,
}

/// <summary>A record that matched and is only named in the explanation.</summary>
public sealed record NotRelatedPerson(CrmPerson Person, NotRelatedReason Reason);

/// <summary>What the addresses of one message came to.</summary>
/// <param name="Related">In M3's order; the first is the Task's Who.</param>
/// <param name="NotRelated">Matched, named only.</param>
/// <param name="Unmatched">Looked up, nobody has them.</param>
public sealed record MatchResult(
    IReadOnlyList<RelatedPerson> Related,
    IReadOnlyList<NotRelatedPerson> NotRelated,
    IReadOnlyList<EmailAddress> Unmatched)
{
    /// <summary>Nobody matched.</summary>
    public static MatchResult Nobody(IReadOnlyList<EmailAddress> unmatched) => new([], [], unmatched);
}
