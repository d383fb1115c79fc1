using EmailSync.Domain.Decisions;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Recording;
using EmailSync.Features.Recording;

namespace EmailSync.Features.Evaluation;

/// <summary>A message to be evaluated.</summary>
/// <param name="Message">Its facts.</param>
/// <param name="FirstSeenLookBack">D10: the start of the look-back of the run that first saw it, or that will.</param>
/// <param name="FirstSeenAt">D10: when it was first seen; null: now.</param>
/// <param name="Failure">D14: how the last attempt failed; null for a run, which is the next attempt.</param>
internal sealed record ToEvaluate(Message Message, DateTimeOffset FirstSeenLookBack, DateTimeOffset? FirstSeenAt, RecordingFailure? Failure = null)
{
    /// <summary>D16.</summary>
    public Wish Wish { get; init; }
}

/// <summary>A message with its decision.</summary>
/// <param name="Message">Its facts.</param>
/// <param name="Decision">Null where it cannot be decided now.</param>
/// <param name="Key">The key under which it would be recorded; null where there is no org to record in.</param>
/// <param name="Undecided">Why there is no decision.</param>
/// <param name="RecordedAs">D1: the ledger's entry of the recording that exists already; null where there is none.</param>
internal sealed record Evaluated(Message Message, Decision? Decision, string? Key, Undecided Undecided = Undecided.No, LedgerEntry? RecordedAs = null)
{
    /// <summary>R8: the take of <see cref="Key"/>.</summary>
    public int Take { get; init; } = 1;

    /// <summary>D6: what the person has said against recording it; null: nothing.</summary>
    public UserExclusion? Exclusion { get; init; }

    /// <summary>D1: the Tasks of that recording which this user may see, in the order of its parts (R7).</summary>
    public IReadOnlyList<string> TaskIds { get; init; } = [];

    /// <summary>R1: what the person has related it to, and what becomes of that when it is recorded; null: nothing.</summary>
    public Relation? Relation { get; init; }

    /// <summary>R9: the EmailMessage that another tool has made of it; null: none that counts.</summary>
    public string? EmailMessageId { get; init; }
}

/// <summary>Why a message has no decision now.</summary>
internal enum Undecided
{
    No,

    /// <summary>Another copy of it in this mailbox, or the same copy, is being written: it is looked at again in this run.</summary>
    BeingWrittenHere,

    /// <summary>A colleague's run is writing it: the row stays open for the next run (R7).</summary>
    BeingWrittenByColleague,

    /// <summary>A fault of ours stopped the evaluation of this message alone (B2).</summary>
    Broken,

    /// <summary>There is no connection to Salesforce, and the decision needs one.</summary>
    NoSalesforce,
}
