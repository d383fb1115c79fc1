using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Settings;
using NodaTime;

namespace EmailSync.Domain.Recording;

/// <summary>Everything a plan depends on.</summary>
public sealed record RecordingInput
{
    public required Message Message { get; init; }

    /// <summary>The body as text, as Exchange gives it.</summary>
    public required string Body { get; init; }

    /// <summary>Who matched: at least one related person.</summary>
    public required MatchResult Match { get; init; }

    /// <summary>R1: the record that it is related to besides; null: none. A Lead takes none, whatever stands here.</summary>
    public RelatedRecord? Related { get; init; }

    public required EffectiveSettings Settings { get; init; }

    public required CrmOrganisation Organisation { get; init; }

    public required MailboxIdentity Mailbox { get; init; }

    /// <summary>Who owns the Tasks: the person's own Salesforce user id.</summary>
    public required string SalesforceUserId { get; init; }

    /// <summary>The person's zone, for the local date (R1).</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>The scope of the key (R7).</summary>
    public required string Scope { get; init; }

    /// <summary>The take of the key (R8).</summary>
    public int Take { get; init; } = 1;

    /// <summary>R4: the attachments; empty where they are not wanted.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>Dates a message that carries no date at all (B2).</summary>
    public required DateTimeOffset Now { get; init; }
}

/// <summary>From a message that is to be recorded to the Tasks that will be created (R1 to R3).</summary>
public static class RecordingPlanner
{
    private const string NoSubject = "(no subject)";

    /// <summary>Plans. The parts' order is the order in which they are read.</summary>
    /// <exception cref="ArgumentException">Nobody is related.</exception>
    public static RecordingPlan Plan(RecordingInput input)
    {
        if (input.Match.Related.Count == 0)
        {
            throw new ArgumentException("Nobody is related: such a message is not recorded.", nameof(input));
        }

        var date = LocalDate(input);
        var type = ActiveType(input);
        var descriptions = Descriptions(input, date);
        var parts = descriptions.Select((description, index) => new TaskDraft
        {
            Key = Key(input, index + 1),
            Part = index + 1,
            Subject = Subject(input.Message),
            Description = description,
            ActivityDate = date.Date.ToDateOnly(),
            Status = input.Organisation.ClosedStatus ?? "Completed",
            WhoId = input.Match.Related[0].Person.Id,
            TaskWhoIds = RelatedContacts(input),
            WhatId = RelationRules.IsOnLead(input.Match) ? null : input.Related?.Id,
            OwnerId = input.SalesforceUserId,
            Type = type,
            IsEmailSubtype = input.Organisation.HasEmailSubtype,
        });
        return new RecordingPlan(Key(input, 1), [.. parts]) { Attachments = Attachments(input) };
    }

    private static IReadOnlyList<PlannedAttachment> Attachments(RecordingInput input) =>
        [.. input.Attachments.Select(attachment => new PlannedAttachment(attachment, AttachmentRules.FateOf(attachment)))];

    private static string Key(RecordingInput input, int part) =>
        RecordingKeys.Of(input.Organisation.OrganisationId, input.Scope, input.Message, part, input.Take);

    private static string Subject(Message message) => FieldText.Subject(message.Subject) is { Length: > 0 } subject ? subject : NoSubject;

    /// <summary>R1: the local date of receiving what came in, of sending what went out.</summary>
    private static ZonedDateTime LocalDate(RecordingInput input)
    {
        var message = input.Message;
        var instant = input.Mailbox.Sent(message) ? message.SentAt ?? message.ReceivedAt : message.Date;
        return Instant.FromDateTimeOffset(instant ?? input.Now).InZone(input.Zone);
    }

    private static string? ActiveType(RecordingInput input) =>
        input.Organisation.TaskTypes?.FirstOrDefault(type => type.IsActive && type.Value == input.Settings.SalesforceType)?.Value;

    private static IReadOnlyList<string> RelatedContacts(RecordingInput input) => !input.Organisation.HasSharedActivities ? [] :
    [
        .. input.Match.Related.Where(related => related.Person.Kind == PersonKind.Contact).Select(related => related.Person.Id),
    ];

    private static IReadOnlyList<string> Descriptions(RecordingInput input, ZonedDateTime date)
    {
        var limit = input.Organisation.DescriptionLength;

        // Five lists and the date must leave room for the body in an org with a short field.
        var header = HeaderLines.Of(input.Message, input.Mailbox, date, Attachments(input), Math.Min(HeaderLines.LongestList, limit / 8));
        var body = FieldText.Body(input.Body);
        var parts = BodySplitter.Split(body, limit - BodySplitter.SizeOf($"{header}\n\n"), limit);
        return
        [
            .. parts.Select((text, index) =>
            {
                var mark = parts.Count == 1 ? "" : $"{BodySplitter.Mark(index + 1, parts.Count)}\n";
                return index > 0 ? mark + text : $"{mark}{header}\n\n{text}".TrimEnd();
            }),
        ];
    }
}
