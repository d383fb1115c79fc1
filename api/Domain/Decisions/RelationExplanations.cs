using EmailSync.Domain.Recording;

namespace EmailSync.Domain.Decisions;

/// <summary>The words for the record that a person has related a message to (R1).</summary>
public static class RelationExplanations
{
    /// <summary>Why nothing can be chosen.</summary>
    public const string OnLead = "Salesforce relates an email on a Lead to nothing else.";

    /// <summary>What is said beside the record, in one or two short sentences.</summary>
    /// <param name="relation">Which record, and what becomes of it.</param>
    /// <param name="isForecast">The message is not recorded yet.</param>
    public static string Sentence(Relation relation, bool isForecast) => relation.Fate switch
    {
        RelationFate.Related => isForecast ? "You chose it: the email is related to it when it is recorded." : "You chose it.",
        RelationFate.Lead => $"You chose it. {OnLead} The email {(isForecast ? "would be" : "was")} recorded without it.",
        RelationFate.Gone => $"You chose it, and it is no longer found in Salesforce. The email {(isForecast ? "would be" : "was")} recorded without it.",
        RelationFate.NotAllowed => $"You chose it, and Salesforce no longer lets you relate emails to it. The email {(isForecast ? "would be" : "was")} recorded without it.",
        RelationFate.Refused => $"You chose it, and {Refusal(relation)} The email {(isForecast ? "would be" : "was")} recorded without it.",
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation.Fate, null),
    };

    /// <summary>What the sentence of a message adds where it is, or will be, recorded without the record; null: nothing is to be added.</summary>
    /// <param name="relation">Null: the person has related it to nothing.</param>
    /// <param name="isForecast">The message is not recorded yet.</param>
    public static string? LeftOut(Relation? relation, bool isForecast) => relation?.Fate switch
    {
        null or RelationFate.Related => null,
        RelationFate.Lead => $"{OnLead[..^1]}, so it {Recorded(isForecast)} without {relation.Record.Name}.",
        RelationFate.Gone => $"{relation.Record.Name} is no longer found in Salesforce, so the email {Recorded(isForecast)} without it.",
        RelationFate.NotAllowed => $"Salesforce no longer lets you relate emails to {relation.Record.Name}, so the email {Recorded(isForecast)} without it.",
        RelationFate.Refused => $"It {Recorded(isForecast)} without {relation.Record.Name}: {Refusal(relation)}",
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation.Fate, null),
    };

    private static string Recorded(bool isForecast) => isForecast ? "will be recorded" : "was recorded";

    private static string Refusal(Relation relation) =>
        relation.Words is { Length: > 0 } words ? $"Salesforce refused it: \"{words}\"." : "Salesforce refused it.";
}
