using EmailSync.Domain.Decisions;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Settings;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using Xunit;

namespace EmailSync.Tests.Domain;

/// <summary>D4 by address, D6, D7, and what takes them back.</summary>
public sealed class ExclusionTests
{
    private static readonly Correspondent DoNotRecord = new("Do Not Record", "donotrecord@smart.contoso.example");

    private static readonly ExcludedParent Parent = new(ReasonCode.ExcludedCategory, A.ReceivedAt.AddDays(-1));

    [Fact, Rule("D4")]
    public void The_DoNotRecord_address_excludes_in_To_in_Cc_and_in_Bcc()
    {
        AssertDecided(ReasonCode.ExcludedAddress, "D4", Sent(m => m with { To = [A.Maria, DoNotRecord] }));
        AssertDecided(ReasonCode.ExcludedAddress, "D4", Sent(m => m with { Cc = [DoNotRecord] }));
        AssertDecided(ReasonCode.ExcludedAddress, "D4", Sent(m => m with { Bcc = [DoNotRecord] }));
    }

    [Fact, Rule("D4")]
    public void Without_a_base_it_is_an_address_like_any_other() =>
        Assert.True(DecisionEngine.Decide(Sent(m => m with { Cc = [DoNotRecord] }) with { Settings = A.Settings() }).IsRecord);

    [Theory, Rule("D18")]
    [InlineData("record", true)]
    [InlineData("recordattachments", true)]
    [InlineData("abcdefghijklmnopqrstuvwx27", true)]
    [InlineData("recrod", false)]
    public void Every_Smart_Address_but_DoNotRecord_and_unknown_ones_designates(string name, bool isDesignated)
    {
        var input = Sent(m => m with { Bcc = [new(null, $"{name}@smart.contoso.example")] });

        var decision = DecisionEngine.Decide(input with { Settings = input.Settings with { Mode = SyncMode.Designated } });

        Assert.Equal(isDesignated ? ReasonCode.Recorded : ReasonCode.NotDesignated, decision.Code);
        Assert.Equal(isDesignated ? Variants.Designated : null, decision.Decisive.Variant);
    }

    [Fact, Rule("D7")]
    public void What_a_message_passes_on_is_the_word_against_it_and_nothing_else()
    {
        var plain = A.DecisionInput() with { Match = null };

        Assert.Equal(ReasonCode.ExcludedCategory, DecisionEngine.PassedOn(plain with { Message = A.Message() with { Categories = [Categories.Exclude] } }));
        Assert.Equal(ReasonCode.ExcludedUser, DecisionEngine.PassedOn(plain with { UserExclusion = new(false, null) }));
        Assert.Null(DecisionEngine.PassedOn(plain with { Settings = A.Settings(SyncMode.Off) }));
        Assert.Null(DecisionEngine.PassedOn(plain));
    }

    [Theory, Rule("D6")]
    [InlineData(false, null, null)]
    [InlineData(true, null, Variants.Undone)]
    [InlineData(true, "Anna Kaya", Variants.Undone)]
    public void What_a_person_ignores_or_undoes_is_not_recorded(bool isUndo, string? byName, string? variant)
    {
        var finding = AssertDecided(ReasonCode.ExcludedUser, "D6", A.DecisionInput() with { UserExclusion = new(isUndo, byName) });

        Assert.Equal((variant, byName), (finding.Variant, finding.Names.SingleOrDefault()));
    }

    [Theory, Rule("D18"), Rule("D6")]
    [InlineData(true, true, ReasonCode.Recorded)]
    [InlineData(true, false, ReasonCode.ExcludedUser)]
    [InlineData(false, true, ReasonCode.ExcludedUser)]
    public void A_CRM_found_again_after_it_had_gone_takes_D6_back(bool isMarked, bool wasGone, ReasonCode expected)
    {
        // Whatever the ledger says of a mark that we once put on.
        var input = Designated(m => m with { Categories = isMarked ? ["crm"] : [] }) with { UserExclusion = new(IsUndo: true, IsMarkGone: wasGone), MarkIsOurs = true };

        Assert.Equal(expected, DecisionEngine.Decide(input).Code);
    }

    [Fact, Rule("D16"), Rule("D6")]
    public void Another_designation_does_not_take_D6_back()
    {
        var ignored = A.DecisionInput() with { UserExclusion = new(IsUndo: false, IsMarkGone: true), Wish = Wish.Record };

        Assert.Equal(ReasonCode.ExcludedUser, DecisionEngine.Decide(ignored).Code);
        Assert.Equal(ReasonCode.Recorded, DecisionEngine.Decide(ignored with { Wish = Wish.RecordAnyway }).Code);
    }

    [Fact, Rule("D7")]
    public void What_a_colleague_sent_with_the_DoNotRecord_address_is_excluded_for_everybody_even_where_it_is_designated()
    {
        var input = Designated(m => m with { From = new("Anna Kaya", "anna@contoso.example"), Cc = [A.Maria], Categories = ["CRM"] }) with { IsExcludedBySender = true };

        var finding = AssertDecided(ReasonCode.ExcludedParent, "D7", input);

        Assert.Equal((Variants.Sender, "Anna Kaya"), (finding.Variant, Assert.Single(finding.Names)));
        Assert.Equal(
            "anna@contoso.example",
            Assert.Single(DecisionEngine.Decide(input with { Message = input.Message with { From = new(" ", "anna@contoso.example") } }).Decisive.Names));
        Assert.Empty(DecisionEngine.Decide(input with { Message = input.Message with { From = null } }).Decisive.Names);
    }

    [Theory, Rule("D7")]
    [InlineData(ReasonCode.ExcludedCategory, true)]
    [InlineData(ReasonCode.ExcludedAddress, true)]
    [InlineData(ReasonCode.ExcludedUser, true)]
    [InlineData(ReasonCode.ExcludedGlobal, false)]
    [InlineData(ReasonCode.ExcludedParent, false)]
    [InlineData(ReasonCode.ExcludedSensitive, false)]
    [InlineData(ReasonCode.NoMatch, false)]
    public void A_direct_answer_to_what_D4_or_D6_excluded_is_excluded(ReasonCode parent, bool isExcluded)
    {
        var decision = DecisionEngine.Decide(A.DecisionInput() with { Parent = Parent with { Code = parent } });

        Assert.Equal(isExcluded ? (ReasonCode.ExcludedParent, "D7") : (ReasonCode.Recorded, "D15"), (decision.Code, decision.Decisive.Rule));
    }

    [Theory, Rule("D7")]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Where_that_was_at_most_30_days_before(int secondsLonger, bool isExcluded)
    {
        var excludedAt = A.ReceivedAt.AddDays(-30).AddSeconds(-secondsLonger);
        var input = A.DecisionInput() with { Parent = Parent with { ExcludedAt = excludedAt } };

        Assert.NotEqual(isExcluded, DecisionEngine.Decide(input).IsRecord);

        // Without a date it counts from when it was first seen, else from now (B2).
        var undated = input with { Message = A.Message() with { ReceivedAt = null, SentAt = null } };
        Assert.NotEqual(isExcluded, DecisionEngine.Decide(undated with { FirstSeenAt = A.ReceivedAt, Now = A.ReceivedAt.AddDays(2) }).IsRecord);
        Assert.NotEqual(isExcluded, DecisionEngine.Decide(undated with { Now = A.ReceivedAt }).IsRecord);
    }

    [Fact, Rule("D7")]
    public void Unless_the_answer_is_designated_itself()
    {
        Assert.True(DecisionEngine.Decide(Designated(m => m with { Categories = ["CRM"] }) with { Parent = Parent }).IsRecord);
        Assert.Equal(ReasonCode.ExcludedParent, DecisionEngine.Decide(Designated(m => m with { Categories = ["CRM"] }) with { Parent = Parent, MarkIsOurs = true }).Code);
    }

    [Fact, Rule("D7")]
    public void It_answers_directly_what_In_Reply_To_names_else_the_last_of_References()
    {
        var message = A.Message() with { InReplyTo = "<c@x.example>", References = ["<a@x.example> <b@x.example>"] };

        Assert.Equal("<c@x.example>", TrackedReply.DirectlyAnswered(message));
        Assert.Equal("<b@x.example>", TrackedReply.DirectlyAnswered(message with { InReplyTo = "none" }));
        Assert.Null(TrackedReply.DirectlyAnswered(A.Message()));
    }

    [Theory, Rule("D16"), Rule("D2")]
    [InlineData(false, ReasonCode.Recorded)]
    [InlineData(true, ReasonCode.Off)]
    public void Record_now_goes_past_a_persons_own_mode_but_never_a_locked_one(bool isLocked, ReasonCode expected)
    {
        var locks = new Dictionary<string, SettingLevel>();
        if (isLocked)
        {
            locks[SettingNames.Mode] = SettingLevel.Profile;
        }

        var settings = A.Settings(SyncMode.Off) with { Locks = locks };

        Assert.Equal(expected, DecisionEngine.Decide(A.DecisionInput() with { Settings = settings, Wish = Wish.RecordAnyway }).Code);
    }

    [Theory, Rule("D19")]
    [InlineData("DoNotSync", "maria@lopez.example", true)]
    [InlineData("CRM", "donotrecord@smart.contoso.example", true)]
    [InlineData("CRM", "record@smart.contoso.example", false)]
    public void What_was_sent_says_itself_whether_it_is_excluded(string category, string cc, bool isExcluded) =>
        Assert.Equal(
            isExcluded,
            TrackedReply.IsExcludedByItself(
                A.SentMessage() with { Categories = [category], Cc = [new(null, cc)] }, EmailSync.Domain.SmartAddresses.SmartAddressFormat.Of("smart.contoso.example")));

    private static DecisionInput Sent(Func<Message, Message> change) => A.DecisionInput() with
    {
        Message = change(A.SentMessage()),
        Settings = A.Settings() with { SmartAddressBase = "smart.contoso.example" },
    };

    private static DecisionInput Designated(Func<Message, Message> change) =>
        A.DecisionInput() with { Message = change(A.Message()), Settings = A.Settings(SyncMode.Designated) };

    private static Finding AssertDecided(ReasonCode code, string rule, DecisionInput input)
    {
        var finding = DecisionEngine.Decide(input).Decisive;
        Assert.Equal((code, rule), (finding.Code, finding.Rule));
        return finding;
    }
}
