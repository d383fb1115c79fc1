using EmailSync.Domain.Matching;

namespace EmailSync.Domain.Recording;

/// <summary>Whether a message is recorded on the record that a person has related it to (R1). None of it keeps the message from being recorded.</summary>
public static class RelationRules
{
    /// <summary>The objects to which a person relates messages in the pane.</summary>
    public static IReadOnlyList<string> Types { get; } = ["Account", "Opportunity", "Case"];

    /// <summary>What will become of it, by the first rule that says no: a Lead, what the org allows, what is gone.</summary>
    /// <param name="wanted">As it was chosen.</param>
    /// <param name="match">Who matched; null: nobody was asked for.</param>
    /// <param name="organisation">What the org allows this person.</param>
    /// <param name="found">The same record as Salesforce has it now; null: it is not found.</param>
    /// <returns>With the record's present name, where it is found.</returns>
    public static Relation Decide(RelatedRecord wanted, MatchResult? match, CrmOrganisation organisation, RelatedRecord? found)
    {
        var record = found ?? wanted;
        return match is not null && IsOnLead(match) ? new Relation(record, RelationFate.Lead)
            : !organisation.Relatable.Any(type => type.Type == wanted.Type) ? new Relation(record, RelationFate.NotAllowed)
            : new Relation(record, found is null ? RelationFate.Gone : RelationFate.Related);
    }

    /// <summary>True where what matched is recorded on a Lead, which cannot have a What (R1).</summary>
    public static bool IsOnLead(MatchResult match) => match.Related is [{ Person.Kind: PersonKind.Lead }, ..];

    /// <summary>The record on which the message is recorded; null: on none.</summary>
    public static RelatedRecord? InForce(Relation? relation) => relation is { Fate: RelationFate.Related } ? relation.Record : null;
}
