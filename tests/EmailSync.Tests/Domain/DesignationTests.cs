using EmailSync.Domain.Decisions;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Settings;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using Xunit;

namespace EmailSync.Tests.Domain;

public sealed class DesignationTests
{
    private static readonly AnsweredMessage Answered = new(A.ReceivedAt.AddDays(-1), WasExcluded: false, WasRecorded: false);

    [Fact, Rule("D9")]
    public void In_mode_designated_an_ordinary_message_is_not_recorded() => AssertNotDesignated(Designated(m => m));

    [Theory, Rule("D18"), Rule("D17")]
    [InlineData("CRM")]
    [InlineData(" crm ")]
    public void The_category_CRM_designates(string category) => AssertRecorded(Designated(m => m with { Categories = [category] }));

    [Fact, Rule("D18")]
    public void A_CRM_that_the_product_put_on_does_not_designate() =>
        AssertNotDesignated(Designated(m => m with { Categories = ["CRM"] }) with { MarkIsOurs = true });

    [Fact, Rule("D19")]
    public void An_answer_to_a_message_of_ones_own_is_recorded() => AssertRecorded(Reply());

    [Fact, Rule("D19")]
    public void In_mode_all_an_answer_is_recorded_like_any_match() =>
        Assert.Null(DecisionEngine.Decide(Reply() with { Settings = A.Settings() }).Decisive.Variant);

    [Theory, Rule("D19")]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void It_must_come_within_ten_times_24_hours(int secondsLate, bool isTracked)
    {
        var sentAt = A.ReceivedAt.AddHours(-240).AddSeconds(-secondsLate);

        Assert.Equal(isTracked, DecisionEngine.Decide(Reply() with { Answers = Answered with { SentAt = sentAt } }).IsRecord);
    }

    [Fact, Rule("D19")]
    public void What_was_sent_must_not_have_been_excluded() => AssertNotDesignated(Reply() with { Answers = Answered with { WasExcluded = true } });

    [Theory, Rule("D19")]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void With_replies_recorded_it_must_have_been_recorded(bool wasRecorded, bool isTracked)
    {
        var input = Reply() with { Answers = Answered with { WasRecorded = wasRecorded } };

        Assert.Equal(isTracked, DecisionEngine.Decide(input with { Settings = input.Settings with { Replies = RepliesRule.Recorded } }).IsRecord);
    }

    [Theory, Rule("D19")]
    [InlineData("FW: Your offer")]
    [InlineData("fwd: Your offer")]
    [InlineData("  WG: Ihr Angebot")]
    [InlineData("TR : Votre offre")]
    [InlineData("[Fwd: Your offer]")]
    [InlineData("Fwd[2]: Your offer")]
    [InlineData("FW: RE: Your offer")]
    [InlineData("転送：見積")]
    [InlineData("转发: 报价")]
    [InlineData("İLT: Teklif")]
    [InlineData("ΠΡΘ: Προσφορά")]
    [InlineData("VS: Tilbud")]
    public void A_forward_is_no_reply(string subject) => AssertNotDesignated(Reply(m => m with { Subject = subject }));

    [Theory, Rule("D19")]
    [InlineData("RE: FW: Your offer")]
    [InlineData("AW: WG: Ihr Angebot")]
    [InlineData("Forwarding agents: a question")]
    [InlineData("Twfw: x")]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("FW without a colon")]
    public void What_only_looks_like_a_forward_is_a_reply(string subject) => AssertRecorded(Reply(m => m with { Subject = subject }));

    [Fact, Rule("D19")]
    public void An_automatic_reply_is_none() => AssertNotDesignated(Reply(m => m with { IsAutoSubmitted = true }));

    [Fact, Rule("D19")]
    public void Nor_what_a_mailbox_rule_sends() => AssertNotDesignated(Reply(m => m with { MessageClass = "IPM.Note.Rules.OofTemplate.Microsoft" }));

    [Fact, Rule("D19")]
    public void Nor_a_message_that_one_sends_oneself() =>
        Assert.False(TrackedReply.Is(A.SentMessage() with { InReplyTo = "<offer-0@contoso.example>" }, A.Mailbox(), Answered, RepliesRule.Any));

    [Fact, Rule("D19")]
    public void Nor_a_delivery_report() =>
        Assert.False(TrackedReply.MayBe(Answer() with { MessageClass = "REPORT.IPM.Note.NDR" }, A.Mailbox()));

    [Fact, Rule("D19")]
    public void The_answered_message_is_looked_for_by_In_Reply_To_then_by_References_from_the_newest()
    {
        var message = A.Message() with
        {
            InReplyTo = "Message of Tom <c@x.example> from Monday",
            References = ["<a@x.example>", "<b@x.example>", "<c@x.example>"],
        };

        Assert.Equal(["<c@x.example>", "<b@x.example>", "<a@x.example>"], TrackedReply.MessageIds(message));
    }

    [Theory, Rule("B2")]
    [InlineData("no id at all")]
    [InlineData("> <")]
    [InlineData("<unclosed")]
    public void A_broken_In_Reply_To_names_nothing(string header) => Assert.Empty(TrackedReply.MessageIds(A.Message() with { InReplyTo = header }));

    [Fact, Rule("D19")]
    public void Without_reply_ids_the_conversation_may_tell() =>
        Assert.True(TrackedReply.MayBe(A.Message() with { ConversationId = "conversation" }, A.Mailbox()));

    [Fact, Rule("D19")]
    public void A_message_that_answers_nothing_is_not_looked_for() => Assert.False(TrackedReply.MayBe(A.Message(), A.Mailbox()));

    private static Message Answer() => A.Message() with { Subject = "RE: Offer", InReplyTo = "<offer-0@contoso.example>" };

    private static DecisionInput Reply() => Reply(m => m);

    private static DecisionInput Reply(Func<Message, Message> change) => Designated(_ => change(Answer())) with { Answers = Answered };

    private static DecisionInput Designated(Func<Message, Message> change) =>
        A.DecisionInput() with { Message = change(A.Message()), Settings = A.Settings(SyncMode.Designated) };

    private static void AssertRecorded(DecisionInput input) => Assert.Equal(ReasonCode.Recorded, DecisionEngine.Decide(input).Code);

    private static void AssertNotDesignated(DecisionInput input) => Assert.Equal(ReasonCode.NotDesignated, DecisionEngine.Decide(input).Code);
}
