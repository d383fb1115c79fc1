using EmailSync.Domain.Decisions;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Recording;
using EmailSync.Features.Evaluation;
using EmailSync.Features.Recording;
using EmailSync.Storage;

namespace EmailSync.Features.Sync;

/// <summary>From a decision, or a recording, to the row that remembers it (E1, E3).</summary>
internal static class DecidedRows
{
    /// <summary>A decision that is not to record. The row stays open for later looks where SPEC's table says so.</summary>
    public static MessageRow Apply(MessageRow row, Evaluated evaluated, DateTimeOffset now)
    {
        var decision = evaluated.Decision!;
        var mine = decision.Code == ReasonCode.AlreadyRecorded ? evaluated.RecordedAs : null;
        var match = mine is null ? decision.Match : MatchDocument.Known(mine.Match);
        var until = ReasonCodes.OpenUntil(decision.Code, evaluated.Message.Date ?? row.FirstSeenAt.ToInstant(), now);
        var isOpen = until > now;
        return row with
        {
            State = isOpen ? RowStates.Waiting : RowStates.Ended,
            Code = ReasonCodes.Spelling(decision.Code),
            Outcome = ReasonCodes.Spelling(ReasonCodes.OutcomeOf(decision.Code)),
            Findings = FindingsDocument.Write(decision.Findings),
            Facts = isOpen ? row.Facts : null,
            Records = evaluated.EmailMessageId is { } elsewhere ? RecordsDocument.WriteElsewhere(elsewhere, row.Subject ?? "")
                : match is null && evaluated.TaskIds.Count == 0 ? null
                : RecordsDocument.Write(
                    match ?? MatchResult.Nobody([]), evaluated.TaskIds, row.Subject ?? "", RelationRules.InForce(RelationDocument.TryRead(mine?.Relation))),
            Unmatched = UnmatchedDocument.Write(decision.Match?.Unmatched ?? []),
            RecordingKey = evaluated.RecordedAs?.Key,
            DecidedAt = now.ToStored(),
            LookAgainAt = null,
            LookAgainUntil = isOpen ? until.ToStored() : null,
            Attempts = 0,
        };
    }

    /// <summary>A recorded message: its end state.</summary>
    public static MessageRow Recorded(
        MessageRow row,
        IReadOnlyList<Finding> findings,
        MatchResult match,
        RelatedRecord? related,
        string key,
        IReadOnlyList<string> taskIds,
        DateTimeOffset now) =>
        Ended(row, ReasonCode.Recorded, findings, now) with
        {
            Records = RecordsDocument.Write(match, taskIds, row.Subject ?? "", related),
            Unmatched = UnmatchedDocument.Write(match.Unmatched),
            RecordingKey = key,
        };

    /// <summary>R7, known only from Salesforce, which has the key and does not show this user whose it is.</summary>
    public static MessageRow ByColleague(MessageRow row, MatchResult match, DateTimeOffset now) =>
        Ended(row, ReasonCode.RecordedByColleague, [new Finding { Code = ReasonCode.RecordedByColleague, Rule = "D1" }], now) with
        {
            Records = RecordsDocument.Write(match, [], row.Subject ?? "", related: null),
            Unmatched = UnmatchedDocument.Write(match.Unmatched),
        };

    private static MessageRow Ended(MessageRow row, ReasonCode code, IReadOnlyList<Finding> findings, DateTimeOffset now) => row with
    {
        State = RowStates.Ended,
        Code = ReasonCodes.Spelling(code),
        Outcome = ReasonCodes.Spelling(ReasonCodes.OutcomeOf(code)),
        Findings = FindingsDocument.Write(findings),
        Facts = null,
        DecidedAt = now.ToStored(),
        LookAgainAt = null,
        LookAgainUntil = null,
        Attempts = 0,
    };
}
