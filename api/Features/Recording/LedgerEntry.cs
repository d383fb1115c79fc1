using EmailSync.Domain.Decisions;
using EmailSync.Storage;

namespace EmailSync.Features.Recording;

/// <summary>One recording in the ledger: intended, or recorded.</summary>
internal sealed record LedgerEntry
{
    /// <summary>The key of the first part.</summary>
    public required string Key { get; init; }

    public required string UserId { get; init; }

    public required string Kind { get; init; }

    /// <summary>The immutable id of the copy that was or is being recorded.</summary>
    public required string MessageId { get; init; }

    public required string OrganisationId { get; init; }

    /// <summary><c>*</c>, or the user's id (R7).</summary>
    public required string Scope { get; init; }

    public required int Take { get; init; }

    public required string State { get; init; }

    public required int Parts { get; init; }

    /// <summary>Whom it is related to, as JSON (<see cref="MatchDocument"/>).</summary>
    public required string Match { get; init; }

    /// <summary>What else it is related to, as JSON (<see cref="RelationDocument"/>); null: nothing was asked for.</summary>
    public string? Relation { get; init; }

    public required long IntendedAt { get; init; }

    public long? RecordedAt { get; init; }

    /// <summary>Who recorded it, for the sentence of R7; null once the user is gone.</summary>
    public string? UserName { get; init; }

    public bool IsRecorded => State == Recorded;

    public bool IsUndone => State == Undone;

    /// <summary>True for an intent that its owner has not finished within an hour; one of the future is of a wrong clock, and as old.</summary>
    public bool IsStale(DateTimeOffset now) => State == Intended && Math.Abs(now.ToStored() - IntendedAt) > StaleAfterMilliseconds;

    private const long StaleAfterMilliseconds = 3_600_000;

    public const string Intended = "intended";
    public const string Recorded = "recorded";

    /// <summary>Its Tasks were deleted by an undo (R8): recording again is another take.</summary>
    public const string Undone = "undone";
}

/// <summary>One Task of a recording.</summary>
internal sealed record LedgerPart
{
    public required string Key { get; init; }

    public required string RecordingKey { get; init; }

    public required int Part { get; init; }

    /// <summary>Null: intended; whether it exists is to be asked.</summary>
    public string? TaskId { get; init; }
}

/// <summary>A recording that is to be begun.</summary>
/// <param name="MessageHash">What the message's copies are known by.</param>
/// <param name="RecordId">What it was related to when it was decided, whatever became of that (R1); null: nothing.</param>
internal sealed record Intent(
    LedgerEntry Entry, IReadOnlyList<LedgerPart> Parts, IReadOnlyList<RecordedFile> Files, string MessageHash, string? RecordId)
{
    /// <summary>D6: the exclusion in spite of which it was decided to be recorded; null: there was none.</summary>
    public UserExclusion? InSpiteOf { get; init; }
}
