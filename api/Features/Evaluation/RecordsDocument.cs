using System.Text.Json;
using System.Text.Json.Serialization;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Recording;
using EmailSync.Storage;

namespace EmailSync.Features.Evaluation;

/// <summary>A Task, Contact, Lead or EmailMessage as the history names it: what stays of a match once the facts are cleared (E3).</summary>
/// <param name="Type">
/// <c>Task</c>, <c>Contact</c>, <c>Lead</c>, what the Tasks are related to besides (R1), for example <c>Opportunity</c>, or <c>EmailMessage</c> for
/// what another tool made (R9).
/// </param>
/// <param name="Id">The 18-character id.</param>
/// <param name="Name">What people call it.</param>
internal sealed record RecordReference(string Type, string Id, string Name);

/// <summary>What a message is related to and the Tasks made for it, as they are stored.</summary>
internal static class RecordsDocument
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The Tasks first, then the people in the order of the match, then the record that they are related to besides; null: none.</summary>
    public static string Write(MatchResult match, IReadOnlyList<string> taskIds, string subject, RelatedRecord? related) => JsonSerializer.Serialize(
        Tasks(taskIds, subject).Concat(People(match)).Concat(Related(related)),
        _options);

    /// <summary>What another tool made of the message; whom it related that to is not known (R9).</summary>
    public static string WriteElsewhere(string emailMessageId, string subject) => JsonSerializer.Serialize(Elsewhere(emailMessageId, subject), _options);

    /// <summary>The EmailMessage of another tool as people call it (R9).</summary>
    public static IReadOnlyList<RecordReference> Elsewhere(string? emailMessageId, string subject) =>
        emailMessageId is null ? [] : [new RecordReference("EmailMessage", emailMessageId, subject)];

    /// <summary>The same with other people; everything else stays.</summary>
    public static string WithPeople(string? document, MatchResult match)
    {
        var present = TryRead(document);
        return JsonSerializer.Serialize(present.Where(IsMade).Concat(People(match)).Concat(present.Where(IsRelated)), _options);
    }

    /// <summary>The same related to another record, or to none; everything else stays.</summary>
    public static string WithRelated(string? document, RelatedRecord? related) => JsonSerializer.Serialize(
        TryRead(document).Where(r => !IsRelated(r)).Concat(Related(related)), _options);

    /// <summary>The Tasks of one message as people call them.</summary>
    public static IEnumerable<RecordReference> Tasks(IReadOnlyList<string> taskIds, string subject) =>
        taskIds.Select((id, i) => new RecordReference("Task", id, taskIds.Count == 1 ? subject : $"{subject} ({i + 1}/{taskIds.Count})"));

    /// <summary>None where there is no document, or one that is not ours (B2).</summary>
    public static IReadOnlyList<RecordReference> TryRead(string? document) => StoredJson.TryRead<List<RecordReference>>(document, _options) ?? [];

    private static bool IsMade(RecordReference record) => record.Type is "Task" or "EmailMessage";

    private static bool IsRelated(RecordReference record) => !IsMade(record) && !Enum.TryParse<PersonKind>(record.Type, out _);

    private static IEnumerable<RecordReference> Related(RelatedRecord? related) =>
        related is null ? [] : [new RecordReference(related.Type, related.Id, related.Name)];

    private static IEnumerable<RecordReference> People(MatchResult match) =>
        match.Related.Select(r => new RecordReference(r.Person.Kind.ToString(), r.Person.Id, r.Person.Name));
}
