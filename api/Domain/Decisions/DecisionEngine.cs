using EmailSync.Domain.Decisions.Rules;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Domain.SmartAddresses;

namespace EmailSync.Domain.Decisions;

/// <summary>
/// Whether a message is recorded, and why: every rule that applies is a finding, the first in SPEC's order is the outcome. Runs, forecasts and
/// previews call the same function (E2).
/// </summary>
public static class DecisionEngine
{
    private static readonly IReadOnlyList<Func<DecisionInput, Finding?>> BeforeMatching =
    [
        StateRules.Recorded,
        StateRules.Off,
        StateRules.NotMail,
        StateRules.Folder,
        ExclusionRules.Category,
        ExclusionRules.Address,
        ExclusionRules.Global,
        ExclusionRules.ByUser,
        ExclusionRules.BySender,
        ExclusionRules.Parent,
        ExclusionRules.Sensitive,
        Designation.NotDesignated,
        AgeRule.TooOld,
        AddressRules.NobodyLeft,
    ];

    private static readonly IReadOnlyList<Func<DecisionInput, Finding?>> InOrder =
    [
        .. BeforeMatching,
        AddressRules.NoMatch,
        RecordingRules.SubjectTooLong,
        RecordingRules.Failed,
    ];

    /// <summary>
    /// True where no rule before D12 applies, or none but that a colleague has recorded it (R7 names whom only this user can see): only then is
    /// Salesforce to be asked who matches.
    /// </summary>
    public static bool NeedsMatching(DecisionInput input) =>
        Apply(BeforeMatching, WithCandidates(input)).TrueForAll(f => f.Code == ReasonCode.RecordedByColleague);

    /// <summary>Decides. Needs no body (D20).</summary>
    /// <exception cref="InvalidOperationException">Matching is needed and <see cref="DecisionInput.Match"/> is null.</exception>
    public static Decision Decide(DecisionInput input)
    {
        var full = WithCandidates(input);
        if (full.Match is null && Apply(BeforeMatching, full).Count == 0)
        {
            throw new InvalidOperationException("Who matches decides this message: ask Salesforce first.");
        }

        var findings = Apply(InOrder, full);
        if (findings.Count == 0)
        {
            findings.Add(RecordingRules.Recorded(full));
        }

        return new Decision(findings, input.Match, LookAgainUntil(findings[0], full));
    }

    /// <summary>What the message passes on to its answers (D7): the code where D4 or D6 decides about it; null: nothing.</summary>
    public static ReasonCode? PassedOn(DecisionInput input)
    {
        var full = WithCandidates(input);
        return BeforeMatching.Select(rule => Apply(rule, full)).FirstOrDefault(finding => finding is not null) is { Code: var code } && ReasonCodes.IsPassedOn(code) ? code : null;
    }

    /// <summary>D4 alone, for a message that was not decided: by what stands on it (D7); none: it does not say no.</summary>
    /// <param name="message">With categories and recipients.</param>
    /// <param name="smartAddresses">How the organisation's Smart Addresses are written; null: it has none.</param>
    public static IReadOnlyList<Finding> ExcludedByItself(Message message, SmartAddressFormat? smartAddresses) => ExclusionRules.ByItself(message, smartAddresses);

    /// <summary>D14 alone, for a message that could not even be decided.</summary>
    public static Finding Failed(RecordingFailure failure) => RecordingRules.Failed(failure);

    /// <summary>D6 alone, for a message that was decided before the person said so.</summary>
    public static Finding Unwanted(UserExclusion exclusion) => ExclusionRules.Unwanted(exclusion);

    private static DecisionInput WithCandidates(DecisionInput input) =>
        input with
        {
            Candidates = input.Candidates ?? AddressSelection.Select(
                input.Message, input.Mailbox, SmartAddressFormat.Of(input.Settings.SmartAddressBase), input.Lists.Ignored),
        };

    private static List<Finding> Apply(IReadOnlyList<Func<DecisionInput, Finding?>> rules, DecisionInput input) =>
        [.. rules.Select(rule => Apply(rule, input)).OfType<Finding>()];

    private static Finding? Apply(Func<DecisionInput, Finding?> rule, DecisionInput input) =>
        rule(input) is { } finding && !(Designation.IsOverridden(input) && ReasonCodes.IsOverridable(finding.Code)) ? finding : null;

    private static DateTimeOffset? LookAgainUntil(Finding decisive, DecisionInput input) =>
        decisive.Variant != Variants.Final && ReasonCodes.LookAgainOf(decisive.Code) == LookAgain.ByRuns
            ? ReasonCodes.OpenUntil(decisive.Code, input.Message.Date ?? input.FirstSeenAt, input.Now)
            : null;
}
