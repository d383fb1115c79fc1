namespace EmailSync.Domain.Decisions;

/// <summary>
/// Whether a message is recorded, and why: every rule that applies is a finding, the first in SPEC's order is the outcome. Runs, forecasts and
/// previews call the same function (E2).
/// </summary>
public static class DecisionEngine
{
    /// <summary>True where no rule before D12 applies: only then must Salesforce be asked who matches.</summary>
    public static bool NeedsMatching(DecisionInput input) => throw new NotImplementedException();

    /// <summary>Decides. Needs no body (D20).</summary>
    /// <exception cref="InvalidOperationException">Matching is needed and <see cref="DecisionInput.Match"/> is null.</exception>
    public static Decision Decide(DecisionInput input) => throw new NotImplementedException();
}
