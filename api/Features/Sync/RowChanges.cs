using EmailSync.Domain.Decisions;
using EmailSync.Features.Evaluation;
using EmailSync.Integrations.Exchange;
using EmailSync.Storage;

namespace EmailSync.Features.Sync;

/// <summary>
/// What one change of a delta page does to a message's row. Changes repeat, come late and in any order: a move arrives as a removal from one
/// folder and a message in another, either first.
/// </summary>
internal static class RowChanges
{
    private static readonly string _gone = ReasonCodes.Spelling(ReasonCode.Gone);

    /// <returns>The row to be stored; null: nothing is to be stored.</returns>
    public static MessageRow? Apply(
        MessageRow? row,
        string? ourChangeKey,
        MessageChange change,
        EvaluationContext context,
        string folderId,
        DateTimeOffset lookBack,
        DateTimeOffset now,
        DateTimeOffset oldest) => (row, change.IsRemoved) switch
        {
            (null, true) => null,
            (null, false) => change.ReceivedAt < oldest ? null : New(change, context, folderId, lookBack, now),
            (_, true) => Removed(row, context, folderId, now),
            (_, false) => Changed(row, ourChangeKey, change, folderId),
        };

    /// <summary>
    /// What a list, which says nothing of changes, does to a row: new messages, messages found in another folder or come back; with
    /// <paramref name="rereadWaiting"/> also what may have changed while it waits.
    /// </summary>
    public static MessageRow? ApplyListed(
        MessageRow? row, ListedMessageId listed, EvaluationContext context, string folderId, DateTimeOffset lookBack, DateTimeOffset now, bool rereadWaiting)
    {
        var isNews = row is null || row.FolderId != folderId || row.Code == _gone || (rereadWaiting && row.State == RowStates.Waiting);
        return isNews
            ? Apply(row, null, new MessageChange(listed.Id, IsRemoved: false, listed.ReceivedAt, null), context, folderId, lookBack, now, now - ReasonCodes.Horizon)
            : null;
    }

    private static MessageRow New(MessageChange change, EvaluationContext context, string folderId, DateTimeOffset lookBack, DateTimeOffset now) => new()
    {
        UserId = context.UserId,
        Kind = context.Kind,
        Id = change.Id,
        FolderId = folderId,
        State = RowStates.Seen,
        ChangeKey = change.ChangeKey,
        ReceivedAt = change.ReceivedAt.ToStored(),
        FirstSeenAt = now.ToStored(),
        FirstSeenLookBack = lookBack.ToStored(),
    };

    /// <summary>A removal closes a row only in the folder that it is still in; what is at its end state only leaves the folder.</summary>
    private static MessageRow? Removed(MessageRow row, EvaluationContext context, string folderId, DateTimeOffset now) =>
        row.FolderId != folderId ? null
        : row.State == RowStates.Ended ? row with { FolderId = MessageRow.NoFolder }
        : Gone(row, context, now);

    /// <summary>
    /// Closes a row whose message was deleted, or moved out of the folders, before it was decided for good (E1). What it passes on to its answers,
    /// and to colleagues' copies of it, outlives it (D7).
    /// </summary>
    public static MessageRow Gone(MessageRow row, EvaluationContext context, DateTimeOffset now) => row with
    {
        FolderId = MessageRow.NoFolder,
        State = RowStates.Ended,
        Code = _gone,
        Outcome = ReasonCodes.Spelling(Outcome.OutOfScope),
        Findings = FindingsDocument.Write([new Finding { Code = ReasonCode.Gone, Rule = "E1" }, .. PassedOn(row, context, now)]),
        Facts = null,
        Unmatched = null,
        DecidedAt = now.ToStored(),
        LookAgainAt = null,
        LookAgainUntil = null,
    };

    /// <summary>
    /// D4, with the instant from which on it held; of what was read and not decided yet the message itself says it, and what was not read since is
    /// what it was. What the person said of it (D6) is kept apart, and nothing is passed on of what they wanted recorded all the same (D16).
    /// </summary>
    private static IEnumerable<Finding> PassedOn(MessageRow row, EvaluationContext context, DateTimeOffset now)
    {
        if (row.Wish == Wish.RecordAnyway)
        {
            return [];
        }

        var isDecided = row.Code is not null && row.State != RowStates.Open;
        return !isDecided && MessageFacts.TryRead(row.Facts) is { } message
            ? DecisionEngine.ExcludedByItself(message, context.SmartAddresses).Select(f => f with { Instant = now })
            : FindingsDocument.TryRead(row.Findings)
                .Where(f => f.Code is ReasonCode.ExcludedCategory or ReasonCode.ExcludedAddress)
                .Select(f => f with { Instant = f.Instant ?? row.DecidedAt.ToInstant() });
    }

    private static MessageRow? Changed(MessageRow row, string? ourChangeKey, MessageChange change, string folderId)
    {
        var isSameFolder = row.FolderId == folderId;

        // The echo of our own mark, or a repeat.
        if (isSameFolder && change.ChangeKey is { } key && (key == row.ChangeKey || key == ourChangeKey) && row.Code != _gone)
        {
            return null;
        }

        // Recorded once, ever (R6): a move is remembered, nothing is read.
        if (row.State == RowStates.Ended && row.Code != _gone)
        {
            return isSameFolder ? null : row with { FolderId = folderId };
        }

        return row with
        {
            State = RowStates.Seen,
            FolderId = folderId,
            ChangeKey = change.ChangeKey ?? row.ChangeKey,
            ReceivedAt = change.ReceivedAt.ToStored() ?? row.ReceivedAt,
            Code = row.Code == _gone ? null : row.Code,
            Outcome = row.Code == _gone ? null : row.Outcome,
        };
    }
}
