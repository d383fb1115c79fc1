using EmailSync.Domain.Decisions;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Recording;
using EmailSync.Domain.Settings;
using EmailSync.Integrations;
using EmailSync.Integrations.Salesforce;

namespace EmailSync.Features.Recording;

/// <summary>For whom and where a run records.</summary>
internal sealed record RecordingContext
{
    public required string UserId { get; init; }

    public required string Kind { get; init; }

    public required EffectiveSettings Settings { get; init; }

    public required MailboxIdentity Mailbox { get; init; }

    public required CrmOrganisation Organisation { get; init; }

    public required SalesforceSession Salesforce { get; init; }

    /// <summary>True where the org was described anew since it refused what an older describe allowed: what it refuses now is its last word.</summary>
    public bool IsDescribedAnew { get; init; }

    /// <summary>R7: one key for all users, or one a user.</summary>
    public string Scope => Settings.OncePerOrganisation ? EveryUser : UserId;

    public const string EveryUser = RecordingKeys.OrganisationScope;
}

/// <summary>A message that the decision says is to be recorded.</summary>
/// <param name="Message">Without its body.</param>
/// <param name="Match">Whom it is related to.</param>
/// <param name="Key">The key of its first part.</param>
/// <param name="Scope">The scope of that key (R7): of a recording begun before, the one it was begun with.</param>
internal sealed record ToRecord(Message Message, MatchResult Match, string Key, string Scope)
{
    /// <summary>R8: one more for each recording after an undo.</summary>
    public int Take { get; init; } = 1;

    /// <summary>R1: what the person has related it to, and what will become of that; null: nothing.</summary>
    public Relation? Relation { get; init; }

    /// <summary>D6: the exclusion in spite of which it is to be recorded; null: there was none when it was decided.</summary>
    public UserExclusion? InSpiteOf { get; init; }

    /// <summary>R4: the person asked for its attachments; the settings and its recipients may do so too.</summary>
    public bool WithAttachments { get; init; }
}

/// <summary>What became of recording one message.</summary>
internal enum RecordingOutcome
{
    Recorded,

    /// <summary>Salesforce has the key and hides whose it is: a colleague's (R7).</summary>
    ByColleague,

    /// <summary>A colleague's run was quicker, and the ledger has its recording now: to be decided afresh (R7).</summary>
    Taken,

    /// <summary>A colleague's run is still writing it, so that the row stays open for the next run (R7); or the person has excluded it since (D6).</summary>
    Deferred,

    /// <summary>The message was deleted before its body was read.</summary>
    Gone,
    Failed,

    /// <summary>A fault of ours stopped this message alone (B2).</summary>
    Broken,
}

/// <summary>What became of recording one message.</summary>
/// <param name="MessageId">Its immutable id.</param>
/// <param name="TaskIds">The Tasks in the order of their parts, where it was recorded.</param>
/// <param name="Failure">Why it failed.</param>
internal sealed record RecordingResult(
    string MessageId, RecordingOutcome Outcome, IReadOnlyList<string> TaskIds, RemoteFailure? Failure = null)
{
    /// <summary>R1: the record that the Tasks are related to besides people.</summary>
    public RelatedRecord? Related { get; init; }
}
