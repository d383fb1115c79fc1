using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Recording;
using EmailSync.Domain.Settings;
using EmailSync.Domain.SmartAddresses;

namespace EmailSync.Domain.Decisions;

/// <summary>What the ledger says of a message (D1).</summary>
public enum RecordedBy
{
    /// <summary>This user's run, now or earlier (R6), or the other copy of it in this mailbox.</summary>
    Me,

    /// <summary>A colleague's run (R7).</summary>
    Colleague,

    /// <summary>Another tool (R9).</summary>
    AnotherTool,
}

/// <summary>That a message is recorded already.</summary>
/// <param name="By">Who did.</param>
/// <param name="Name">The colleague's or tool's name where it is known.</param>
/// <param name="SeenIds">R7: the ids of the Contacts and Leads that the colleague's run found, related or not.</param>
public sealed record RecordedFact(RecordedBy By, string? Name, IReadOnlyCollection<string>? SeenIds = null);

/// <summary>The message that this one answers, as far as D19 must know.</summary>
/// <param name="SentAt">When the user sent it.</param>
/// <param name="WasExcluded">D4 to D8 excluded it.</param>
/// <param name="WasRecorded">It has been recorded (for <c>replies: recorded</c>).</param>
public sealed record AnsweredMessage(DateTimeOffset SentAt, bool WasExcluded, bool WasRecorded);

/// <summary>That a person does not want the message recorded (D6).</summary>
/// <param name="IsUndo">True: its recording was undone (R8); false: Ignore Email.</param>
/// <param name="ByName">Who undid a recording that was everybody's (R7); null: the person themselves.</param>
/// <param name="IsMarkGone">
/// The message has been seen without the category <c>CRM</c> since: one that is on it now is the person's word (D18).
/// </param>
public sealed record UserExclusion(bool IsUndo, string? ByName = null, bool IsMarkGone = false)
{
    /// <summary>When it was said; null: that is not known. It tells a word from a later one, and from when on an answer inherits it (D7).</summary>
    public DateTimeOffset? SaidAt { get; init; }
}

/// <summary>The message of the same mailbox that this one answers directly (D7), where it is excluded.</summary>
/// <param name="Code">What it was decided; only D4 and D6 pass on to its answers.</param>
/// <param name="ExcludedAt">When it was.</param>
public sealed record ExcludedParent(ReasonCode Code, DateTimeOffset ExcludedAt);

/// <summary>That Exchange or Salesforce refused or failed (D14).</summary>
/// <param name="System">"Exchange" or "Salesforce"; null: neither, it is a fault of the product's own (B2).</param>
/// <param name="Text">The system's own words, shown word for word; null where it gave none.</param>
/// <param name="IsFinal">False: it is tried again with back-off.</param>
/// <param name="NextAttemptAt">When; null where it is not known.</param>
public sealed record RecordingFailure(string? System, string? Text, bool IsFinal, DateTimeOffset? NextAttemptAt);

/// <summary>What a person has asked for this one message, by <em>Record now</em> (D16).</summary>
public enum Wish
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>To record it: that designates (D18).</summary>
    Record,

    /// <summary>To record it all the same, after they were asked: folder, exclusion, sensitivity, age and their own mode are overridden.</summary>
    RecordAnyway,
}

/// <summary>Everything the decision for one message depends on; gathered by Evaluation, the same for runs, forecasts and previews (E2).</summary>
public sealed record DecisionInput
{
    public required Message Message { get; init; }

    public required EffectiveSettings Settings { get; init; }

    public required MailboxIdentity Mailbox { get; init; }

    /// <summary>The instant of the decision.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>D10: the start of the look-back of the run that first saw the message.</summary>
    public required DateTimeOffset FirstSeenLookBack { get; init; }

    /// <summary>D10: when the message was first seen; null: now.</summary>
    public DateTimeOffset? FirstSeenAt { get; init; }

    /// <summary>The ids of every folder the settings map, subfolders resolved (D3).</summary>
    public required IReadOnlySet<string> MappedFolderIds { get; init; }

    /// <summary>D5, M5: the lists that hold for the person.</summary>
    public ListsInForce Lists { get; init; } = ListsInForce.Empty;

    /// <summary>D2: false for an inactive profile or a user locked out.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>D1; null: not recorded.</summary>
    public RecordedFact? Recorded { get; init; }

    /// <summary>D18: the category <c>CRM</c> on it was put there by the product.</summary>
    public bool MarkIsOurs { get; init; }

    /// <summary>D16.</summary>
    public Wish Wish { get; init; }

    /// <summary>D6; null: nobody has excluded it, or that was taken back.</summary>
    public UserExclusion? UserExclusion { get; init; }

    /// <summary>D7: its sender, a user here, sent it with the DoNotRecord address, as their own copy shows that was read by now.</summary>
    public bool IsExcludedBySender { get; init; }

    /// <summary>D7: what <see cref="TrackedReply.DirectlyAnswered"/> names, where it is excluded; null: it is not, or is not in this mailbox.</summary>
    public ExcludedParent? Parent { get; init; }

    /// <summary>D19; null: it answers nothing that the user sent, or that is not known.</summary>
    public AnsweredMessage? Answers { get; init; }

    /// <summary>The candidates of the message; null: the engine selects them itself.</summary>
    public CandidateSet? Candidates { get; init; }

    /// <summary>Who matched; null: Salesforce was not asked, since the engine says it need not be.</summary>
    public MatchResult? Match { get; init; }

    /// <summary>The org's limits (D13); null: not known, then the rule waits for the recorder.</summary>
    public CrmOrganisation? Organisation { get; init; }

    /// <summary>D14; null: nothing failed.</summary>
    public RecordingFailure? Failure { get; init; }

    /// <summary>A1: the Smart Addresses it was sent to.</summary>
    internal IReadOnlyList<SmartAddress> SmartAddresses => SmartRecipients.Of(Message, SmartAddressFormat.Of(Settings.SmartAddressBase));
}
