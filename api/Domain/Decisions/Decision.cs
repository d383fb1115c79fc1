using EmailSync.Domain.Matching;
using EmailSync.Domain.Settings;

namespace EmailSync.Domain.Decisions;

/// <summary>Every code of SPEC's table D1 to D15 and E1, in the order in which the first decides.</summary>
public enum ReasonCode
{
    AlreadyRecorded,
    RecordedByColleague,
    RecordedElsewhere,
    Off,
    NotMail,
    Folder,
    ExcludedCategory,
    ExcludedAddress,
    ExcludedGlobal,
    ExcludedUser,
    ExcludedParent,
    ExcludedSensitive,
    NotDesignated,
    TooOld,
    AllInternal,
    AllIgnored,
    NoMatch,
    SubjectTooLong,
    Failed,
    Recorded,

    /// <summary>Deleted or moved out of the folders before it was decided (E1); set by the run, not by a rule.</summary>
    Gone,
}

/// <summary>E1's outcomes.</summary>
public enum Outcome
{
    Recorded,

    /// <summary>A forecast of recorded.</summary>
    Pending,
    Unresolved,
    Failed,
    Excluded,
    NotDesignated,
    Ignored,
    OutOfScope,
}

/// <summary>A rule that applied, with what its sentence needs. Null and empty where a code does not need it.</summary>
public sealed record Finding
{
    public required ReasonCode Code { get; init; }

    /// <summary>The rule, for example <c>D9</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>The setting that decided, by its name in the HTTP document.</summary>
    public string? Setting { get; init; }

    /// <summary>The level that set it.</summary>
    public SettingLevel? Level { get; init; }

    /// <summary>Names or addresses the sentence lists.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>People who match and were not added: only this user can see them (R7).</summary>
    public IReadOnlyList<string> NotAdded { get; init; } = [];

    /// <summary>An instant the sentence mentions, for example until when it is looked at again.</summary>
    public DateTimeOffset? Instant { get; init; }

    /// <summary>A number the sentence mentions, for example a length or days.</summary>
    public int? Number { get; init; }

    /// <summary>A text shown word for word, for example Salesforce's own message.</summary>
    public string? Text { get; init; }

    /// <summary>A variant of the code, for example which kind of "not mail".</summary>
    public string? Variant { get; init; }
}

/// <summary>What was decided for one message of one user in one run: the findings in SPEC's order, the first of which is the outcome.</summary>
/// <param name="Findings">At least one.</param>
/// <param name="Match">Who matched; null where an earlier rule made matching needless.</param>
/// <param name="LookAgainUntil">Until when the message may be looked at again; null: it is not, or only when something changes.</param>
public sealed record Decision(IReadOnlyList<Finding> Findings, MatchResult? Match, DateTimeOffset? LookAgainUntil)
{
    /// <summary>The finding that decided.</summary>
    public Finding Decisive => Findings[0];

    /// <summary>The code that decided.</summary>
    public ReasonCode Code => Findings[0].Code;

    /// <summary>True where the message is to be recorded (D15).</summary>
    public bool IsRecord => Code == ReasonCode.Recorded;
}
