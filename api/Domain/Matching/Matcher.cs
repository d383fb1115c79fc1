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
        MatchRules rules) => throw new NotImplementedException();
}
