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
    /// <summary>The longest time after a message's date in which it may still be recorded (D10 to D12, D14).</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromDays(30);

    /// <summary>The outcome; a forecast of <c>recorded</c> is pending.</summary>
    public static Outcome OutcomeOf(ReasonCode code, bool isForecast = false) => throw new NotImplementedException();

    /// <summary>The view of the history; null for what only the pane shows.</summary>
    public static HistoryView? ViewOf(ReasonCode code) => throw new NotImplementedException();

    /// <summary>The codes of a view.</summary>
    public static IReadOnlyList<ReasonCode> In(HistoryView view) => throw new NotImplementedException();

    /// <summary>When a message with this code is looked at again.</summary>
    public static LookAgain LookAgainOf(ReasonCode code) => throw new NotImplementedException();

    /// <summary>
    /// Until when the row stays open, which is 30 days after the message's date (after <paramref name="now"/> where it has none); null: it is at
    /// its end state now (E3).
    /// </summary>
    public static DateTimeOffset? OpenUntil(ReasonCode code, DateTimeOffset? date, DateTimeOffset now) => throw new NotImplementedException();

    /// <summary>The spelling of the HTTP interface and the tables, for example <c>no_match</c>.</summary>
    public static string Spelling(ReasonCode code) => throw new NotImplementedException();

    /// <summary>The spelling of an outcome, for example <c>not_designated</c>.</summary>
    public static string Spelling(Outcome outcome) => throw new NotImplementedException();

    /// <summary>The code of a spelling.</summary>
    /// <exception cref="ArgumentException">No code is spelled so.</exception>
    public static ReasonCode Parse(string spelling) => throw new NotImplementedException();
}
