using System.Collections.Frozen;
using System.Text.Json;

namespace EmailSync.Domain.Decisions;

/// <summary>E1's views of the history.</summary>
public enum HistoryView
{
    Recorded,
    Unresolved,
    Excluded,
    Ignored,
}

/// <summary>Whether a decision is final (SPEC's table, "looked at again").</summary>
public enum LookAgain
{
    /// <summary>The row is at its end state.</summary>
    Never,

    /// <summary>When something it depends on changes: the message, a setting, a list, what it answers.</summary>
    WhenChanged,

    /// <summary>By the runs that follow, of themselves.</summary>
    ByRuns,
}

/// <summary>E1's table: outcome, spelling, view and later looks of each code.</summary>
public static class ReasonCodes
{
    private static readonly FrozenDictionary<ReasonCode, string> CodeSpellings = Enum.GetValues<ReasonCode>().ToFrozenDictionary(code => code, SnakeCase);

    private static readonly FrozenDictionary<string, ReasonCode> CodesBySpelling = CodeSpellings.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    private static readonly FrozenDictionary<Outcome, string> OutcomeSpellings = Enum.GetValues<Outcome>().ToFrozenDictionary(outcome => outcome, SnakeCase);

    /// <summary>The longest time after a message's date in which it may still be recorded (D10 to D12, D14).</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromDays(30);

    /// <summary>The outcome; a forecast of <c>recorded</c> is pending.</summary>
    public static Outcome OutcomeOf(ReasonCode code, bool isForecast = false) => code switch
    {
        ReasonCode.Recorded when isForecast => Outcome.Pending,
        ReasonCode.Recorded or ReasonCode.AlreadyRecorded or ReasonCode.RecordedByColleague or ReasonCode.RecordedElsewhere => Outcome.Recorded,
        ReasonCode.NoMatch or ReasonCode.SubjectTooLong => Outcome.Unresolved,
        ReasonCode.Failed => Outcome.Failed,
        ReasonCode.ExcludedCategory or ReasonCode.ExcludedAddress or ReasonCode.ExcludedGlobal or ReasonCode.ExcludedParent
            or ReasonCode.ExcludedSensitive => Outcome.Excluded,
        ReasonCode.NotDesignated => Outcome.NotDesignated,
        ReasonCode.ExcludedUser or ReasonCode.AllIgnored or ReasonCode.AllInternal => Outcome.Ignored,
        ReasonCode.TooOld or ReasonCode.NotMail or ReasonCode.Folder or ReasonCode.Off or ReasonCode.Gone => Outcome.OutOfScope,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, null),
    };

    /// <summary>True for D4 to D8: somebody, or a list or setting, does not want it recorded.</summary>
    public static bool IsExclusion(ReasonCode code) => code is >= ReasonCode.ExcludedCategory and <= ReasonCode.ExcludedSensitive;

    /// <summary>True for D4 and D6, which answers to the message inherit (D7).</summary>
    public static bool IsPassedOn(ReasonCode code) => code is ReasonCode.ExcludedCategory or ReasonCode.ExcludedAddress or ReasonCode.ExcludedUser;

    /// <summary>
    /// True for what <em>Record now</em> goes past where the person was asked and wants it all the same (D16). <see cref="ReasonCode.Off"/> is
    /// not among them: the person's own mode is gone past, a locked one is not.
    /// </summary>
    public static bool IsOverridable(ReasonCode code) => IsPassedOn(code) || code
        is ReasonCode.Folder or ReasonCode.ExcludedParent or ReasonCode.ExcludedSensitive or ReasonCode.TooOld;

    /// <summary>The view of the history; null for what only the pane shows.</summary>
    public static HistoryView? ViewOf(ReasonCode code) => OutcomeOf(code) switch
    {
        Outcome.Recorded => HistoryView.Recorded,
        Outcome.Unresolved or Outcome.Failed => HistoryView.Unresolved,
        Outcome.Excluded or Outcome.NotDesignated => HistoryView.Excluded,
        Outcome.Ignored => HistoryView.Ignored,
        _ => null,
    };

    /// <summary>The codes of a view.</summary>
    public static IReadOnlyList<ReasonCode> In(HistoryView view) => [.. Enum.GetValues<ReasonCode>().Where(code => ViewOf(code) == view)];

    /// <summary>When a message with this code is looked at again.</summary>
    public static LookAgain LookAgainOf(ReasonCode code) => code switch
    {
        ReasonCode.AllInternal or ReasonCode.AllIgnored or ReasonCode.NoMatch or ReasonCode.Failed => LookAgain.ByRuns,
        ReasonCode.Gone => LookAgain.Never,
        _ => OutcomeOf(code) == Outcome.Recorded ? LookAgain.Never : LookAgain.WhenChanged,
    };

    /// <summary>
    /// Until when the row stays open, which is 30 days after the message's date (after <paramref name="now"/> where it has none); null: it is at
    /// its end state now (E3).
    /// </summary>
    public static DateTimeOffset? OpenUntil(ReasonCode code, DateTimeOffset? date, DateTimeOffset now)
    {
        var until = (date ?? now) + Horizon;
        return LookAgainOf(code) == LookAgain.Never || until < now ? null : until;
    }

    /// <summary>The spelling of the HTTP interface and the tables, for example <c>no_match</c>.</summary>
    public static string Spelling(ReasonCode code) => CodeSpellings[code];

    /// <summary>The spelling of an outcome, for example <c>not_designated</c>.</summary>
    public static string Spelling(Outcome outcome) => OutcomeSpellings[outcome];

    /// <summary>The code of a spelling.</summary>
    /// <exception cref="ArgumentException">No code is spelled so.</exception>
    public static ReasonCode Parse(string spelling) => CodesBySpelling.TryGetValue(spelling, out var code)
        ? code
        : throw new ArgumentException($"No reason code is spelled '{spelling}'.", nameof(spelling));

    private static string SnakeCase<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
