using EmailSync.Domain.Decisions;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Recording;
using EmailSync.Storage;

namespace EmailSync.Features.Evaluation;

/// <summary>Where a message's row stands.</summary>
internal static class RowStates
{
    /// <summary>Known by id only: its headers are to be read.</summary>
    public const string Seen = "seen";

    /// <summary>Read; to be decided.</summary>
    public const string Open = "open";

    /// <summary>Decided; it may be looked at again.</summary>
    public const string Waiting = "waiting";

    /// <summary>Decided for good.</summary>
    public const string Ended = "ended";
}

/// <summary>One message of one person's job, as it is stored. A message seen is a row, whatever becomes of it.</summary>
internal sealed record MessageRow
{
    public required string UserId { get; init; }

    public required string Kind { get; init; }

    /// <summary>The immutable id.</summary>
    public required string Id { get; init; }

    /// <summary>The mapped folder it is still in, as far as the delta has told; <see cref="NoFolder"/>: in none.</summary>
    public required string FolderId { get; init; }

    public required string State { get; init; }

    public string? ChangeKey { get; init; }

    public long? ReceivedAt { get; init; }

    public required long FirstSeenAt { get; init; }

    /// <summary>The start of the look-back of the run that first saw it (D10).</summary>
    public required long FirstSeenLookBack { get; init; }

    public string? InternetMessageId { get; init; }

    /// <summary>Exchange's; null: none, or the headers have not been read.</summary>
    public string? ConversationId { get; init; }

    /// <summary>What the copies of the message are known by (<see cref="RecordingKeys.HashOf"/>); null: the row, without a Message-ID, does not tell.</summary>
    public string? MessageHash => InternetMessageId is null ? null : RecordingKeys.HashOf(new Message
    {
        Id = Id,
        FolderId = FolderId,
        InternetMessageId = InternetMessageId,
        From = new Correspondent(FromName, FromAddress ?? ""),
    });

    public string? Subject { get; init; }

    public string? FromName { get; init; }

    public string? FromAddress { get; init; }

    /// <summary>The message as the rules see it, as JSON; null once it is not needed any more (E3).</summary>
    public string? Facts { get; init; }

    /// <summary>The code's spelling in the HTTP document; null before the first decision.</summary>
    public string? Code { get; init; }

    public string? Outcome { get; init; }

    /// <summary>True where D4 to D8 decided; of what is gone, where D4 did.</summary>
    public bool IsExcluded => Exclusion is not null;

    /// <summary>By what and when D4 to D8 excluded it; null: they did not. What is gone keeps D4, which it passes on (D7).</summary>
    public ExcludedParent? Exclusion => (Code is null ? (ReasonCode?)null : ReasonCodes.Parse(Code)) switch
    {
        ReasonCode.Gone => FindingsDocument.TryRead(Findings).Where(f => f.Instant is not null).Select(f => new ExcludedParent(f.Code, f.Instant!.Value)).FirstOrDefault(),
        { } code when ReasonCodes.IsExclusion(code) && DecidedAt is { } at => new ExcludedParent(code, at.ToInstant()),
        _ => null,
    };

    /// <summary>All findings in order, as JSON.</summary>
    public string? Findings { get; init; }

    /// <summary>The people and Tasks, as JSON (<see cref="RecordsDocument"/>).</summary>
    public string? Records { get; init; }

    /// <summary>Addresses that matched nobody, as a JSON array in compared form.</summary>
    public string? Unmatched { get; init; }

    public string? RecordingKey { get; init; }

    public long? DecidedAt { get; init; }

    /// <summary>Not before then; null: only when something changes.</summary>
    public long? LookAgainAt { get; init; }

    public long? LookAgainUntil { get; init; }

    /// <summary>Failed attempts so far: the back-off's exponent (D14).</summary>
    public int Attempts { get; init; }

    /// <summary>What the person asked for by <em>Record now</em> (D16).</summary>
    public Wish Wish { get; init; }

    /// <summary>Writing the row takes an earlier wish back, whatever stands in the table: the person has said otherwise since (D16).</summary>
    public bool WithdrawsWish { get; init; }

    /// <summary>They asked for its attachments too (R4).</summary>
    public bool WantsAttachments { get; init; }

    public const string NoFolder = "";

    /// <summary>Failed attempts are no longer apart than this (D14).</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <summary>True where it is time to look; what a clock that was ahead has put off for longer than any rule does is due too.</summary>
    public bool IsDue(DateTimeOffset now) => LookAgainAt <= now.ToStored() || LookAgainAt > (now + LongestPause).ToStored();
}

/// <summary>A message that waits for somebody to match.</summary>
internal sealed record UnmatchedRow
{
    public required string Id { get; init; }

    /// <summary>As <see cref="MessageRow.Unmatched"/>.</summary>
    public string? Unmatched { get; init; }
}
