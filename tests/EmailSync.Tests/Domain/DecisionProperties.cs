using CsCheck;
using EmailSync.Domain.Decisions;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Settings;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using Xunit;

namespace EmailSync.Tests.Domain;

/// <summary>What holds of every decision, whatever comes together on one message.</summary>
public sealed class DecisionProperties
{
    private const string Smart = "smart.contoso.example";

    private static readonly ReasonCode[] Overridable =
    [
        ReasonCode.Folder, ReasonCode.ExcludedCategory, ReasonCode.ExcludedAddress, ReasonCode.ExcludedUser, ReasonCode.ExcludedParent,
        ReasonCode.ExcludedSensitive, ReasonCode.NotDesignated, ReasonCode.TooOld,
    ];

    /// <summary>One of each row; the first of a row is what stands in nobody's way.</summary>
    private static readonly Func<DecisionInput, DecisionInput>[][] Choices =
    [
        [i => i, i => i with { Recorded = new(RecordedBy.Me, null) }, i => i with { Recorded = new(RecordedBy.Colleague, "Anna Kaya", []) }],
        [i => i, i => i, i => i with { IsActive = false }],
        [i => Set(i, s => s with { Mode = SyncMode.All }), i => Set(i, s => s with { Mode = SyncMode.Designated }), i => Set(i, s => s with { Mode = SyncMode.Off })],
        [i => i, i => Set(i, s => s with { Locks = new Dictionary<string, SettingLevel> { [SettingNames.Mode] = SettingLevel.Organisation } })],
        [i => i, i => i, i => With(i, m => m with { IsDraft = true }), i => With(i, m => m with { MessageClass = "REPORT.IPM.Note.NDR" })],
        [i => i, i => i, i => With(i, m => m with { FolderId = "elsewhere" })],
        [i => i, i => i, i => With(i, m => m with { Categories = ["DoNotSync"] })],
        [i => i, i => i, i => With(i, m => m with { Cc = [new(null, $"donotrecord@{Smart}")] })],
        [i => i, i => i, i => i with { Lists = ListsInForce.Empty with { GlobalExclusions = new([AddressEntry.OfDomain("lopez.example")!, AddressEntry.OfDomain("contoso.example")!]) } }],
        [i => i, i => i with { UserExclusion = new(IsUndo: false) }, i => i with { UserExclusion = new(IsUndo: true, "Anna Kaya", IsMarkGone: true) }],
        [i => i, i => i with { IsExcludedBySender = true }, i => i],
        [i => i, i => i with { Parent = new(ReasonCode.ExcludedUser, A.ReceivedAt) }, i => i with { Parent = new(ReasonCode.ExcludedAddress, A.Now.AddDays(-80)) }],
        [i => i, i => i, i => With(i, m => m with { Sensitivity = Sensitivity.Confidential })],
        [i => i, i => Set(i, s => s with { ExcludePrivate = false })],
        [i => i, i => With(i, m => m with { ReceivedAt = A.Now.AddDays(-20) }), i => With(i, m => m with { ReceivedAt = A.Now.AddDays(-31) }), i => With(i, m => m with { ReceivedAt = null, SentAt = null })],
        [i => i, i => i with { Answers = new(A.ReceivedAt.AddDays(-1), false, false), Message = i.Message with { InReplyTo = "<offer-0@contoso.example>" } }],
        [i => i, i => i, i => With(i, m => m with { From = A.Tom }), i => With(i, m => m with { From = null, To = [] })],
        [i => i, i => i, i => i with { Match = MatchResult.Nobody([A.Address("maria@lopez.example")]) }],
        [i => i, i => i, i => With(i, m => m with { Subject = new string('x', 256) })],
        [i => i, i => i, i => i with { Failure = new("Salesforce", "No", false, null) }, i => i with { Failure = new("Salesforce", "No", true, null) }],
    ];

    private static readonly Gen<DecisionInput> Inputs = Gen.Int[0, 11].Array[Choices.Length].Select(chosen => Choices.Zip(chosen).Aggregate(
        Set(A.DecisionInput(), s => s with { SmartAddressBase = Smart }), (input, row) => row.First[row.Second % row.First.Length](input)));

    [Fact, Rule("E1"), Rule("D15")]
    public void Every_rule_that_applies_is_kept_once_in_the_order_of_the_specification_and_recorded_is_what_none_stops() =>
        Inputs.Sample(input =>
        {
            var codes = Codes(input);

            Assert.Equal(codes.Distinct().Order(), codes);
            Assert.True(!codes.Contains(ReasonCode.Recorded) || codes.Count == 1);
        });

    [Fact, Rule("D16")]
    public void Record_now_after_asking_overrides_exactly_what_it_may() =>
        Inputs.Sample(input =>
        {
            var isOwnMode = input.IsActive && !input.Settings.IsLocked(SettingNames.Mode);
            var left = Codes(input).Where(code => !Overridable.Contains(code) && !(isOwnMode && code == ReasonCode.Off));

            Assert.Equal(OrRecorded(left), Codes(input with { Wish = Wish.RecordAnyway }));
        });

    [Fact, Rule("D18"), Rule("D9"), Rule("D10"), Rule("D7")]
    public void To_designate_takes_away_D9_and_where_the_horizon_and_the_sender_allow_D10_and_D7() =>
        Inputs.Sample(input =>
        {
            var isPastHorizon = input.Message.Date < input.Now - ReasonCodes.Horizon;
            var left = Codes(input).Where(code => code switch
            {
                ReasonCode.NotDesignated => false,
                ReasonCode.TooOld => isPastHorizon,
                ReasonCode.ExcludedParent => input.IsExcludedBySender,
                _ => true,
            });

            Assert.Equal(OrRecorded(left), Codes(input with { Wish = Wish.Record }));
        });

    [Fact, Rule("D18")]
    public void Whatever_designates_designates_alike() =>
        Inputs.Where(input => input.UserExclusion is not { IsMarkGone: true }).Sample(input =>
        {
            var wished = Codes(input with { Wish = Wish.Record });

            Assert.Equal(wished, Codes(With(input, m => m with { Categories = [.. m.Categories, "CRM"] })));
            Assert.Equal(wished, Codes(With(input, m => m with { Cc = [.. m.Cc, new(null, $"record@{Smart}")] })));
        });

    [Fact, Rule("D18")]
    public void A_mark_of_our_own_changes_nothing() =>
        Inputs.Where(input => input.UserExclusion is not { IsMarkGone: true }).Sample(input => Assert.Equal(
            Codes(input), Codes(With(input, m => m with { Categories = [.. m.Categories, "CRM"] }) with { MarkIsOurs = true })));

    [Fact, Rule("D4"), Rule("D16")]
    public void The_DoNotRecord_address_adds_one_reason_and_takes_none_away() =>
        Inputs.Sample(input => Assert.Equal(
            Codes(input).Append(ReasonCode.ExcludedAddress).Where(code => code != ReasonCode.Recorded).Distinct().Order(),
            Codes(With(input, m => m with { Bcc = [new(null, $"donotrecord@{Smart}")] }))));

    [Fact, Rule("D12"), Rule("D20")]
    public void Salesforce_is_asked_exactly_where_the_answer_may_matter() =>
        Inputs.Sample(input =>
        {
            var unasked = input with { Match = null };
            if (DecisionEngine.NeedsMatching(input))
            {
                Assert.True(input.Recorded is not null || Record.Exception(() => DecisionEngine.Decide(unasked)) is InvalidOperationException);
            }
            else
            {
                Assert.Equal(Codes(input)[0], Codes(unasked)[0]);
            }
        });

    [Fact, Rule("E3")]
    public void Runs_look_again_for_30_days_from_the_date_at_what_may_match_or_succeed_later() =>
        Inputs.Sample(input =>
        {
            var decision = DecisionEngine.Decide(input);
            var isOpen = decision.Code is ReasonCode.AllInternal or ReasonCode.NoMatch || (decision.Code == ReasonCode.Failed && input.Failure is { IsFinal: false });
            var until = (input.Message.Date ?? input.Now).AddDays(30);

            Assert.Equal(isOpen && until >= input.Now ? until : null, decision.LookAgainUntil);
        });

    private static List<ReasonCode> Codes(DecisionInput input) => [.. DecisionEngine.Decide(input).Findings.Select(finding => finding.Code)];

    private static IEnumerable<ReasonCode> OrRecorded(IEnumerable<ReasonCode> left) =>
        left.Where(code => code != ReasonCode.Recorded).DefaultIfEmpty(ReasonCode.Recorded);

    private static DecisionInput With(DecisionInput input, Func<Message, Message> change) => input with { Message = change(input.Message) };

    private static DecisionInput Set(DecisionInput input, Func<EffectiveSettings, EffectiveSettings> change) => input with { Settings = change(input.Settings) };
}
