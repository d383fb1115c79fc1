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
public sealed record RelatedPerson(CrmPerson Person, AddressRole Role, ChoiceRule ChosenBy, IReadOnlyList<CrmPerson> PassedOver)
{
    /// <summary>True where the user chose somebody for the address who is no longer found with it: the other steps of M4 decided.</summary>
    public bool IsChoiceLost { get; init; }
}

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

    /// <summary>Who is related by an address; null: nobody, or only by another address of theirs.</summary>
    public RelatedPerson? RelatedBy(EmailAddress address) => Related.FirstOrDefault(related => related.Person.Address == address);

    /// <summary>
    /// The same with another person for one of its addresses, whom the user has chosen (M4). Whoever is related by two addresses stands at the
    /// first of them (M3). Where nobody is related by the address, nothing changes.
    /// </summary>
    /// <param name="person">Whom they chose, with the address.</param>
    /// <param name="others">The other records of the same kind with the address.</param>
    public MatchResult Choose(CrmPerson person, IReadOnlyList<CrmPerson> others) => RelatedBy(person.Address) is not { } before
        ? this
        : this with
        {
            Related =
            [
                .. Related
                    .Select(related => related == before ? new RelatedPerson(person, before.Role, ChoiceRule.EarlierChoice, others) : related)
                    .DistinctBy(related => related.Person.Id),
            ],
            NotRelated = [.. NotRelated.Where(named => named.Person.Id != person.Id)],
        };
}
