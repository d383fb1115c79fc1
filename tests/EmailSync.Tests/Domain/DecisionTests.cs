using EmailSync.Domain.Decisions;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Settings;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using Xunit;

namespace EmailSync.Tests.Domain;

public sealed class DecisionTests
{
    [Fact, Rule("D15")]
    public void What_no_rule_stops_is_recorded()
    {
        var decision = DecisionEngine.Decide(A.DecisionInput());

        Assert.True(decision.IsRecord);
        Assert.Null(decision.LookAgainUntil);
        Assert.Equal(["Maria Lopez"], decision.Decisive.Names);
    }

    [Theory, Rule("D1")]
    [InlineData(RecordedBy.Me, ReasonCode.AlreadyRecorded)]
    [InlineData(RecordedBy.Colleague, ReasonCode.RecordedByColleague)]
    public void What_is_recorded_is_not_recorded_again(RecordedBy by, ReasonCode expected) =>
        AssertDecided(expected, "D1", A.DecisionInput() with { Recorded = new RecordedFact(by, "Anna Kaya") });

    [Fact, Rule("D1")]
    public void Recorded_comes_before_everything_else_that_applies()
    {
        var decision = DecisionEngine.Decide(Everything() with { Recorded = new RecordedFact(RecordedBy.Me, null) });

        Assert.Equal(
            ["D1", "D2", "D3", "D3", "D4", "D8", "D10", "D12", "D13", "D14"],
            decision.Findings.Select(f => f.Rule));
    }

    [Fact, Rule("D2")]
    public void With_the_mode_off_nothing_is_recorded()
    {
        var levels = new Dictionary<string, SettingLevel> { [SettingNames.Mode] = SettingLevel.Organisation };

        var finding = AssertDecided(ReasonCode.Off, "D2", A.DecisionInput() with { Settings = A.Settings(SyncMode.Off) with { Levels = levels } });

        Assert.Equal((SettingNames.Mode, SettingLevel.Organisation), (finding.Setting, finding.Level));
    }

    [Fact, Rule("D2")]
    public void Nor_for_a_person_locked_out_or_with_an_inactive_profile() =>
        Assert.Equal(Variants.Inactive, AssertDecided(ReasonCode.Off, "D2", A.DecisionInput() with { IsActive = false }).Variant);

    [Theory, Rule("D3")]
    [InlineData("IPM.Schedule.Meeting.Request", Variants.Meeting)]
    [InlineData("ipm.schedule.meeting.resp.pos", Variants.Meeting)]
    [InlineData("REPORT.IPM.Note.NDR", Variants.DeliveryReport)]
    [InlineData("REPORT.IPM.Note.DR", Variants.DeliveryReport)]
    [InlineData("REPORT.IPM.Note.IPNRN", Variants.ReadReceipt)]
    [InlineData("report.ipm.note.ipnnrn", Variants.ReadReceipt)]
    [InlineData("REPORTER.IPNRN", Variants.OtherItem)]
    [InlineData("IPM.Appointment", Variants.Meeting)]
    [InlineData("IPM.StickyNote", Variants.OtherItem)]
    [InlineData("IPM.NoteBook", Variants.OtherItem)]
    [InlineData("IPM.TaskRequest", Variants.OtherItem)]
    public void What_is_no_mail_is_not_recorded(string messageClass, string variant) =>
        Assert.Equal(variant, AssertDecided(ReasonCode.NotMail, "D3", With(m => m with { MessageClass = messageClass })).Variant);

    [Theory, Rule("D3")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("IPM.Note")]
    [InlineData("ipm.note")]
    [InlineData("IPM.Note.SMIME.MultipartSigned")]
    [InlineData("IPM.Note.Rules.OofTemplate.Microsoft")]
    public void Mail_is_mail_whatever_its_form(string? messageClass) =>
        Assert.True(DecisionEngine.Decide(With(m => m with { MessageClass = messageClass })).IsRecord);

    [Fact, Rule("D3")]
    public void A_draft_is_not_recorded() =>
        Assert.Equal(Variants.Draft, AssertDecided(ReasonCode.NotMail, "D3", With(m => m with { IsDraft = true })).Variant);

    [Fact, Rule("D3")]
    public void What_lies_outside_the_mapped_folders_is_not_recorded() =>
        AssertDecided(ReasonCode.Folder, "D3", With(m => m with { FolderId = "elsewhere" }));

    [Theory, Rule("D4"), Rule("D17")]
    [InlineData("DoNotSync", true)]
    [InlineData("  donotsync ", true)]
    [InlineData("DoNotSync please", false)]
    [InlineData("NotDoNotSync", false)]
    public void The_category_DoNotSync_excludes_as_a_whole_name(string category, bool isExcluded)
    {
        var decision = DecisionEngine.Decide(With(m => m with { Categories = ["Blue category", category] }));

        Assert.Equal(isExcluded ? ReasonCode.ExcludedCategory : ReasonCode.Recorded, decision.Code);
    }

    [Fact, Rule("D4")]
    public void Exclusion_beats_designation() =>
        AssertDecided(ReasonCode.ExcludedCategory, "D4", With(m => m with { Categories = ["CRM", "DoNotSync"] }));

    [Theory, Rule("D8")]
    [InlineData(Sensitivity.Normal, ReasonCode.Recorded)]
    [InlineData(Sensitivity.Personal, ReasonCode.Recorded)]
    [InlineData(Sensitivity.Private, ReasonCode.ExcludedSensitive)]
    [InlineData(Sensitivity.Confidential, ReasonCode.ExcludedSensitive)]
    public void Private_and_confidential_mail_is_excluded(Sensitivity sensitivity, ReasonCode expected) =>
        Assert.Equal(expected, DecisionEngine.Decide(With(m => m with { Sensitivity = sensitivity })).Code);

    [Fact, Rule("D8")]
    public void Unless_the_organisation_records_it()
    {
        var input = With(m => m with { Sensitivity = Sensitivity.Private });

        Assert.True(DecisionEngine.Decide(input with { Settings = input.Settings with { ExcludePrivate = false } }).IsRecord);
    }

    [Fact, Rule("D11")]
    public void Only_own_addresses_and_own_domains_are_internal()
    {
        var decision = DecisionEngine.Decide(With(m => m with { From = new("Anna", "anna@contoso.example") }) with { Match = null });

        Assert.Equal((ReasonCode.AllInternal, A.ReceivedAt.AddDays(30)), (decision.Code, decision.LookAgainUntil));
    }

    [Fact, Rule("D11")]
    public void One_entry_of_another_list_makes_it_ignored()
    {
        var candidates = new CandidateSet([], [new("tom@contoso.example", LeftOutReason.Own), new("news@shop.example", LeftOutReason.Ignored)]);

        var finding = AssertDecided(ReasonCode.AllIgnored, "D11", A.DecisionInput() with { Candidates = candidates, Match = null });

        Assert.Equal(["news@shop.example"], finding.Names);
    }

    [Fact, Rule("D11"), Rule("B2")]
    public void A_message_without_any_address_is_explained() =>
        Assert.Equal(Variants.NoAddress, AssertDecided(ReasonCode.AllInternal, "D11", With(m => m with { From = null, To = [] })).Variant);

    [Fact, Rule("D12")]
    public void Where_nobody_matches_it_is_looked_at_again_for_30_days_from_its_date()
    {
        var decision = DecisionEngine.Decide(Unmatched());

        Assert.Equal((ReasonCode.NoMatch, A.ReceivedAt.AddDays(30)), (decision.Code, decision.LookAgainUntil));
        Assert.Equal(["maria@lopez.example"], decision.Decisive.Names);
    }

    [Fact, Rule("D12"), Rule("B2")]
    public void What_has_no_date_is_looked_at_again_for_30_days_from_when_it_was_first_seen()
    {
        var undated = A.DecisionInput() with { Message = A.Message() with { SentAt = null, ReceivedAt = null }, FirstSeenAt = A.Now.AddDays(-2), Match = MatchResult.Nobody([]) };

        Assert.Equal((ReasonCode.NoMatch, A.Now.AddDays(28)), (DecisionEngine.Decide(undated).Code, DecisionEngine.Decide(undated).LookAgainUntil));
    }

    [Fact, Rule("D14")]
    public void Nothing_is_said_of_a_next_try_where_there_is_none() =>
        Assert.Null(DecisionEngine.Failed(new("Salesforce", "No", true, A.Now.AddHours(1))).Instant);

    [Fact, Rule("D1")]
    public void A_colleague_whose_name_is_not_known_is_not_named() =>
        Assert.Empty(DecisionEngine.Decide(A.DecisionInput() with { Recorded = new(RecordedBy.Colleague, null) }).Decisive.Names);

    [Theory, Rule("D13")]
    [InlineData(255, ReasonCode.Recorded)]
    [InlineData(256, ReasonCode.SubjectTooLong)]
    public void A_subject_longer_than_the_field_is_not_recorded(int length, ReasonCode expected) =>
        Assert.Equal(expected, DecisionEngine.Decide(With(m => m with { Subject = new string('x', length) })).Code);

    [Theory, Rule("D13")]
    [InlineData(127, ReasonCode.Recorded)]
    [InlineData(128, ReasonCode.SubjectTooLong)]
    public void The_subject_is_measured_in_UTF_16_units(int emoji, ReasonCode expected) =>
        Assert.Equal(expected, DecisionEngine.Decide(With(m => m with { Subject = string.Concat(Enumerable.Repeat("😀", emoji)) })).Code);

    [Fact, Rule("D14")]
    public void A_failure_is_tried_again_for_30_days()
    {
        var next = A.Now.AddMinutes(30);

        var decision = DecisionEngine.Decide(A.DecisionInput() with { Failure = new("Salesforce", "Type is required", false, next) });

        Assert.Equal((ReasonCode.Failed, A.ReceivedAt.AddDays(30)), (decision.Code, decision.LookAgainUntil));
        Assert.Equal(("Type is required", next), (decision.Decisive.Text, decision.Decisive.Instant));
    }

    [Fact, Rule("D14")]
    public void A_final_failure_is_not_tried_again() =>
        Assert.Null(DecisionEngine.Decide(A.DecisionInput() with { Failure = new("Salesforce", "No", true, null) }).LookAgainUntil);

    [Fact, Rule("D12")]
    public void Salesforce_is_asked_only_where_no_earlier_rule_applies()
    {
        var input = A.DecisionInput() with { Match = null };

        Assert.True(DecisionEngine.NeedsMatching(input));
        Assert.False(DecisionEngine.NeedsMatching(input with { Message = input.Message with { Categories = ["DoNotSync"] } }));
        Assert.False(DecisionEngine.NeedsMatching(input with { Message = input.Message with { From = A.Tom } }));
    }

    [Fact, Rule("D12")]
    public void Without_the_answer_nothing_is_decided_on_it() =>
        Assert.Throws<InvalidOperationException>(() => DecisionEngine.Decide(A.DecisionInput() with { Match = null }));

    [Fact, Rule("D16")]
    public void A_wish_designates_and_overrides_folder_sensitivity_age_and_the_own_mode_only_where_the_person_was_asked()
    {
        var hindered = A.DecisionInput() with
        {
            Message = A.Message() with { FolderId = "elsewhere", Sensitivity = Sensitivity.Private, ReceivedAt = A.Now.AddDays(-90) },
            Settings = A.Settings(SyncMode.Off),
        };

        Assert.Equal(ReasonCode.Off, DecisionEngine.Decide(hindered with { Wish = Wish.Record }).Code);
        Assert.Equal(ReasonCode.Recorded, DecisionEngine.Decide(hindered with { Wish = Wish.RecordAnyway }).Code);
        Assert.Equal(
            ReasonCode.Recorded, DecisionEngine.Decide(A.DecisionInput() with { Settings = A.Settings(SyncMode.Designated), Wish = Wish.Record }).Code);
        Assert.Equal(ReasonCode.Off, DecisionEngine.Decide(hindered with { Wish = Wish.RecordAnyway, IsActive = false }).Code);
    }

    [Fact, Rule("D16")]
    public void A_wish_goes_past_the_category_only_where_the_person_was_asked_and_makes_nobody_match()
    {
        var wished = A.DecisionInput() with { Wish = Wish.RecordAnyway };
        var excluded = A.Message() with { Categories = ["DoNotSync"] };

        Assert.Equal(ReasonCode.ExcludedCategory, DecisionEngine.Decide(wished with { Message = excluded, Wish = Wish.Record }).Code);
        Assert.Equal(ReasonCode.Recorded, DecisionEngine.Decide(wished with { Message = excluded }).Code);
        Assert.Equal(ReasonCode.NoMatch, DecisionEngine.Decide(wished with { Match = MatchResult.Nobody([A.Address("maria@lopez.example")]) }).Code);
        Assert.Equal(ReasonCode.SubjectTooLong, DecisionEngine.Decide(wished with { Message = A.Message() with { Subject = new string('x', 300) } }).Code);
    }

    [Fact, Rule("E1")]
    public void The_other_rules_that_apply_are_kept_for_the_explanation()
    {
        var decision = DecisionEngine.Decide(Everything());

        Assert.Equal(
            [
                ReasonCode.Off, ReasonCode.NotMail, ReasonCode.Folder, ReasonCode.ExcludedCategory, ReasonCode.ExcludedSensitive, ReasonCode.TooOld,
                ReasonCode.NoMatch, ReasonCode.SubjectTooLong, ReasonCode.Failed,
            ],
            decision.Findings.Select(f => f.Code));
    }

    private static DecisionInput Everything() => With(m => m with
    {
        IsDraft = true,
        FolderId = "elsewhere",
        Categories = ["DoNotSync"],
        Sensitivity = Sensitivity.Private,
        Subject = new string('x', 300),
        ReceivedAt = A.Now.AddDays(-3),
    }) with
    {
        Settings = A.Settings(SyncMode.Off) with { PastDays = 1 },
        FirstSeenLookBack = A.Now.AddDays(-1),
        FirstSeenAt = A.Now,
        Match = MatchResult.Nobody([A.Address("maria@lopez.example")]),
        Failure = new("Exchange", null, false, null),
    };

    private static DecisionInput Unmatched() => A.DecisionInput() with { Match = MatchResult.Nobody([A.Address("maria@lopez.example")]) };

    private static DecisionInput With(Func<Message, Message> change) => A.DecisionInput() with { Message = change(A.Message()) };

    private static Finding AssertDecided(ReasonCode code, string rule, DecisionInput input)
    {
        var finding = DecisionEngine.Decide(input).Decisive;
        Assert.Equal((code, rule), (finding.Code, finding.Rule));
        return finding;
    }
}
