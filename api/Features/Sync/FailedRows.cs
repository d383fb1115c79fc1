using EmailSync.Domain.Decisions;
using EmailSync.Features.Evaluation;
using EmailSync.Integrations;
using EmailSync.Storage;

namespace EmailSync.Features.Sync;

/// <summary>A message that Exchange or Salesforce refused or failed: it is tried again with back-off for 30 days (D14), and says why.</summary>
internal static class FailedRows
{
    /// <summary>When the next attempt is due: an hour after the first, doubled each time, a day at most.</summary>
    public static DateTimeOffset NextAttempt(int attempts, DateTimeOffset now) =>
        now + TimeSpan.FromHours(Math.Min(MessageRow.LongestPause.TotalHours, Math.Pow(2, Math.Clamp(attempts - 1, 0, 5))));

    /// <param name="row">Perhaps one that could not even be read.</param>
    /// <param name="system">Whose fault it is; null: ours (B2).</param>
    /// <param name="text">The system's own words.</param>
    /// <param name="now">The instant of the attempt.</param>
    public static MessageRow Apply(MessageRow row, RemoteSystem? system, string? text, DateTimeOffset now)
    {
        var attempts = row.Attempts + 1;
        var until = ReasonCodes.OpenUntil(ReasonCode.Failed, (row.ReceivedAt ?? row.FirstSeenAt).ToInstant(), now);
        var isOpen = until > now;
        var next = NextAttempt(attempts, now);
        return row with
        {
            State = isOpen ? RowStates.Waiting : RowStates.Ended,
            Code = ReasonCodes.Spelling(ReasonCode.Failed),
            Outcome = ReasonCodes.Spelling(Outcome.Failed),
            Findings = FindingsDocument.Write([DecisionEngine.Failed(new RecordingFailure(system?.ToString(), text, IsFinal: !isOpen, next))]),
            Facts = isOpen ? row.Facts : null,
            DecidedAt = now.ToStored(),
            Attempts = attempts,
            LookAgainAt = isOpen ? next.ToStored() : null,
            LookAgainUntil = isOpen ? until.ToStored() : null,
        };
    }
}
