using System.Text.Json;
using EmailSync.Domain.Decisions;
using EmailSync.Domain.Recording;
using EmailSync.Domain.Settings;

namespace EmailSync.Features.History;

/// <summary>Who sent a message, as the message says.</summary>
internal sealed record Sender(string? Name, string Address);

/// <summary>A record in Salesforce with its address there.</summary>
/// <param name="Type"><c>Task</c>, <c>Contact</c>, <c>Lead</c>, <c>Account</c>, <c>Opportunity</c>, <c>Case</c> or <c>EmailMessage</c>.</param>
internal sealed record RecordLink(string Type, string Id, string Name, string? Url);

/// <summary>A row of the history.</summary>
/// <param name="Code">E1's code.</param>
/// <param name="Outcome">E1's outcome.</param>
/// <param name="Sentence">What happened, for people.</param>
/// <param name="LookedAtAgain">What follows "We look again", for example "until 23 December"; null: it is not.</param>
/// <param name="Unmatched">Of a message that waits for a match, the first five addresses that nobody in Salesforce has; its explanation has all of them.</param>
internal sealed record HistoryItem(
    string Id,
    string? InternetMessageId,
    string Subject,
    Sender? From,
    DateTimeOffset? ReceivedAt,
    string Code,
    Outcome Outcome,
    string Sentence,
    string? LookedAtAgain,
    IReadOnlyList<RecordLink> Records,
    IReadOnlyList<UnmatchedAddress> Unmatched);

/// <param name="NextCursor">Null: the last page.</param>
internal sealed record HistoryPage(IReadOnlyList<HistoryItem> Items, string? NextCursor);

/// <summary>A rule that applied (E1).</summary>
/// <param name="Decided">True for the one that decided.</param>
/// <param name="Setting">The setting by its name in the settings document; null: none decided.</param>
/// <param name="Level">The level that set it.</param>
internal sealed record ExplainedFinding(string Rule, string Code, string Sentence, bool Decided, string? Setting, SettingLevel? Level);

/// <summary>A person the message is or would be related to.</summary>
/// <param name="ChosenBy">How one of several records was chosen, for people; null: there was only one.</param>
/// <param name="Others">The records passed over, of which one can be chosen (M4).</param>
/// <param name="AccountId">Of a Contact; null: it has none, or it is not visible.</param>
internal sealed record ExplainedPerson(
    string Type, string Id, string Name, string? Company, string? Url, string Address, string? ChosenBy, IReadOnlyList<OtherPerson> Others, string? AccountId);

/// <summary>Somebody else with the same address (M4).</summary>
/// <param name="Type"><c>Contact</c> or <c>Lead</c>.</param>
internal sealed record OtherPerson(string Type, string Id, string Name, string? Company, string? Url);

/// <summary>An attachment of a message that is or will be recorded (R4).</summary>
/// <param name="SizeBytes">As the mailbox counts; once it was read, of the file itself.</param>
/// <param name="Fate">What became of it, or will.</param>
/// <param name="Sentence">The same for people.</param>
/// <param name="Url">Where the file is got from Salesforce; null: it is not there.</param>
internal sealed record ExplainedAttachment(string Name, long SizeBytes, AttachmentFate Fate, string Sentence, string? Url);

/// <summary>What a message is related to besides people (R1).</summary>
/// <param name="Record">The record that I chose; null: none.</param>
/// <param name="Sentence">What becomes of it, or why none can be chosen; null: nothing is to be said.</param>
/// <param name="CanRelate">False: it is or will be recorded on a Lead, so that no record can be chosen; one that was can be taken back.</param>
internal sealed record ExplainedRelation(RecordLink? Record, string? Sentence, bool CanRelate);

/// <summary>Everything there is to say about one message, decided or forecast (E1, E2).</summary>
/// <param name="Id">The row's id; null where the message has no row.</param>
/// <param name="Unmatched">Addresses that nobody in Salesforce has.</param>
/// <param name="Unsought">Addresses that are not looked up there, by the lists as they are now.</param>
/// <param name="Made">Null: nothing is made of it.</param>
/// <param name="Attachments">Of a message that is recorded or is to be; the history, which asks the mailbox nothing, has only those that were wanted.</param>
/// <param name="RelatedTo">Null: it is not recorded by me, nor will be as things stand.</param>
/// <param name="AttachmentsLeftOut">What is attached to it is not recorded, or would not be, unless that is asked for.</param>
internal sealed record Explanation(
    string? Id,
    string? InternetMessageId,
    string Subject,
    Sender? From,
    DateTimeOffset? ReceivedAt,
    string Code,
    Outcome Outcome,
    string Sentence,
    string? LookedAtAgain,
    IReadOnlyList<ExplainedFinding> Findings,
    IReadOnlyList<ExplainedPerson> People,
    ExplainedRelation? RelatedTo,
    IReadOnlyList<UnmatchedAddress> Unmatched,
    IReadOnlyList<UnsoughtAddress> Unsought,
    IReadOnlyList<RecordLink> Records,
    Making? Made,
    IReadOnlyList<ExplainedAttachment> Attachments,
    bool AttachmentsLeftOut);

/// <summary>What is known of a message that cannot be decided now, since the sync is stopped or Exchange does not give it.</summary>
/// <param name="Before">What the last sync that looked at it has decided; null: none has yet.</param>
/// <param name="Sought">Where none has: the addresses by which Salesforce will be asked, in compared form.</param>
/// <param name="Unsought">Where none has: those that are not looked up there, by the lists as they are now.</param>
internal sealed record KnownMessage(Explanation? Before, IReadOnlyList<string> Sought, IReadOnlyList<UnsoughtAddress> Unsought);

/// <summary>Which message is asked about: at least one of the two.</summary>
/// <param name="InternetMessageId">With its angle brackets.</param>
/// <param name="RestId">Exchange's id, immutable or not.</param>
internal sealed record ExplainRequest(string? InternetMessageId = null, string? RestId = null);

/// <summary>Which message is meant: at least one of the ids.</summary>
/// <param name="Id">The row's id, as the history and an explanation give it.</param>
/// <param name="InternetMessageId">With its angle brackets.</param>
/// <param name="RestId">Exchange's id, immutable or not.</param>
internal sealed record MessageRequest(string? Id = null, string? InternetMessageId = null, string? RestId = null);

/// <summary>Who is meant by an address of a message, which has at least one of the ids (M4).</summary>
/// <param name="Address">The address by which somebody is related.</param>
/// <param name="PersonId">The id of one of the people with that address, of 15 or 18 characters.</param>
/// <param name="Id">The row's id, as the history and an explanation give it.</param>
/// <param name="InternetMessageId">With its angle brackets.</param>
/// <param name="RestId">Exchange's id, immutable or not.</param>
internal sealed record ChooseRequest(
    string Address, string PersonId, string? Id = null, string? InternetMessageId = null, string? RestId = null);

/// <summary>A record in Salesforce.</summary>
/// <param name="Type"><c>Account</c>, <c>Opportunity</c> or <c>Case</c>.</param>
/// <param name="Id">Of 15 or 18 characters.</param>
internal sealed record RelateTo(string Type, string Id);

/// <summary>What a message, which has at least one of the ids, is related to besides people (R1).</summary>
/// <param name="Record">Null: to none any more.</param>
/// <param name="Id">The row's id, as the history and an explanation give it.</param>
/// <param name="InternetMessageId">With its angle brackets.</param>
/// <param name="RestId">Exchange's id, immutable or not.</param>
internal sealed record RelateRequest(RelateTo? Record, string? Id = null, string? InternetMessageId = null, string? RestId = null);

/// <summary>A record to which a message can be related (R1).</summary>
/// <param name="Type"><c>Account</c>, <c>Opportunity</c> or <c>Case</c>.</param>
/// <param name="Detail">What tells it from others of its name: its Account, its stage, status or city; null: nothing does.</param>
/// <param name="Url">Its address in Salesforce.</param>
internal sealed record RelatableRecord(string Type, string Id, string Name, string? Detail, string? Url);

/// <param name="Items">At most ten of each type.</param>
internal sealed record RelatableRecords(IReadOnlyList<RelatableRecord> Items);

/// <summary>Which message is to be recorded: at least one of the ids.</summary>
/// <param name="Id">The row's id, as the history and an explanation give it.</param>
/// <param name="InternetMessageId">With its angle brackets.</param>
/// <param name="RestId">Exchange's id, immutable or not.</param>
/// <param name="Anyway">The person was asked, and wants it in spite of its folder, exclusion, sensitivity, age or their own mode (D16).</param>
/// <param name="Attachments">Its attachments too, whatever the settings say; of a message that is recorded without them, now (R4).</param>
internal sealed record RecordRequest(
    string? Id = null, string? InternetMessageId = null, string? RestId = null, bool Anyway = false, bool Attachments = false);

/// <summary>The words a view is asked for by.</summary>
internal static class HistoryViews
{
    public static IReadOnlyList<string> Words { get; } = [.. Enum.GetNames<HistoryView>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    public static bool TryParse(string? text, out HistoryView view) => Enum.TryParse(text, ignoreCase: true, out view) && Words.Contains(text, StringComparer.OrdinalIgnoreCase);
}
