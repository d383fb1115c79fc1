using EmailSync.Domain.Mail;

namespace EmailSync.Domain.Matching;

/// <summary>What matching depends on besides the addresses.</summary>
/// <param name="SalesforceUserId">The person's own Salesforce user id (M4: one they own).</param>
/// <param name="HasSharedActivities">The org relates several Contacts to one Task (M3).</param>
/// <param name="Choices">The person's earlier choices: the id of a Contact or Lead by address (M4).</param>
public sealed record MatchRules(
    string SalesforceUserId,
    bool HasSharedActivities,
    IReadOnlyDictionary<EmailAddress, string>? Choices = null);

/// <summary>Which Contacts or which Lead a message is related to (M3, M4, M6).</summary>
public static class Matcher
{
    /// <summary>Salesforce relates at most this many Contacts to one Task.</summary>
    public const int MostContacts = 50;

    /// <summary>
    /// Chooses one Contact and one Lead for each address (M4), then relates every Contact in the order of the candidates, or where there is
    /// none the first Lead (M3). What matched and is not related is named.
    /// </summary>
    /// <param name="candidates">The addresses in M3's order.</param>
    /// <param name="found">Who carries each address, as the person may see it; an address without an entry has nobody.</param>
    /// <param name="rules">The person's id, choices and what the org allows.</param>
    public static MatchResult Match(
        CandidateSet candidates,
        IReadOnlyDictionary<EmailAddress, IReadOnlyList<CrmPerson>> found,
        MatchRules rules)
    {
        var contacts = new List<RelatedPerson>();
        var leads = new List<RelatedPerson>();
        var unmatched = new List<EmailAddress>();
        foreach (var candidate in candidates.Candidates)
        {
            var people = found.GetValueOrDefault(candidate.Address) ?? [];
            if (people.Count == 0)
            {
                unmatched.Add(candidate.Address);
            }

            var choice = rules.Choices?.GetValueOrDefault(candidate.Address);
            AddChosen(contacts, PersonKind.Contact);
            AddChosen(leads, PersonKind.Lead);

            void AddChosen(List<RelatedPerson> chosen, PersonKind kind)
            {
                var sameKind = people.Where(person => person.Kind == kind).DistinctBy(person => person.Id).ToList();
                if (sameKind.Count > 0
                    && PersonChoice.Choose(sameKind, candidate.Role, choice, rules.SalesforceUserId) is var related
                    && chosen.TrueForAll(earlier => earlier.Person.Id != related.Person.Id))
                {
                    chosen.Add(related with { IsChoiceLost = choice is not null && !people.Any(person => PersonChoice.SameId(person.Id, choice)) });
                }
            }
        }

        return contacts.Count > 0
            ? Result(contacts, rules.HasSharedActivities ? MostContacts : 1, leads, unmatched, rules)
            : Result(leads, 1, [], unmatched, rules);
    }

    private static MatchResult Result(
        List<RelatedPerson> chosen, int most, List<RelatedPerson> besides, List<EmailAddress> unmatched, MatchRules rules)
    {
        var further = chosen.Skip(most).Select(related => new NotRelatedPerson(related.Person, ReasonOf(related.Person, rules)));
        var leads = besides.Select(lead => new NotRelatedPerson(lead.Person, NotRelatedReason.LeadBesideContact));
        return new MatchResult([.. chosen.Take(most)], [.. further, .. leads], unmatched);
    }

    private static NotRelatedReason ReasonOf(CrmPerson person, MatchRules rules) => person.Kind switch
    {
        PersonKind.Lead => NotRelatedReason.FurtherLead,
        _ => rules.HasSharedActivities ? NotRelatedReason.OverFifty : NotRelatedReason.NoSharedActivities,
    };
}
