namespace EmailSync.Domain.Recording;

/// <summary>A record that a message is related to besides people: the Tasks' What (R1).</summary>
/// <param name="Type">The API name of its object, for example <c>Opportunity</c>.</param>
/// <param name="Id">18 characters.</param>
/// <param name="Name">What people call it, as it was last found; of a Case its number and subject.</param>
public sealed record RelatedRecord(string Type, string Id, string Name);

/// <summary>What becomes of the record that a person has related a message to (R1).</summary>
public enum RelationFate
{
    /// <summary>The Tasks are related to it, or will be.</summary>
    Related,

    /// <summary>The message is recorded on a Lead, which takes no other record.</summary>
    Lead,

    /// <summary>It is deleted, or the person may not see it any more.</summary>
    Gone,

    /// <summary>The org does not let this person relate Tasks to records of its type any more.</summary>
    NotAllowed,

    /// <summary>Salesforce refused it, and the message was recorded without it.</summary>
    Refused,
}

/// <summary>The record that a person has related a message to, and what becomes of that.</summary>
/// <param name="Record">Which.</param>
/// <param name="Fate">What becomes of it.</param>
/// <param name="Words">Salesforce's own, where it refused.</param>
public sealed record Relation(RelatedRecord Record, RelationFate Fate, string? Words = null);
