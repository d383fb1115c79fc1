using EmailSync.Domain.Decisions;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using Xunit;

namespace EmailSync.Tests.Domain;

public sealed class AgeTests
{
    [Fact, Rule("D10")]
    public void First_seen_by_a_clock_that_was_days_ahead_makes_nothing_old()
    {
        var ahead = A.Now.AddDays(12);

        Assert.Equal(
            ReasonCode.Recorded, DecisionEngine.Decide(A.DecisionInput() with { FirstSeenAt = ahead, FirstSeenLookBack = ahead.AddDays(-7) }).Code);
    }

    [Theory, Rule("D10")]
    [InlineData(0, ReasonCode.Recorded)]
    [InlineData(1, ReasonCode.TooOld)]
    public void Older_than_the_look_back_of_the_run_that_first_saw_it_is_too_old(int secondsOlder, ReasonCode expected) =>
        Assert.Equal(expected, DecisionEngine.Decide(Aged(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(secondsOlder))).Code);

    [Fact, Rule("D10")]
    public void A_longer_look_back_of_that_run_counts() =>
        Assert.True(DecisionEngine.Decide(Aged(TimeSpan.FromDays(12)) with { FirstSeenLookBack = A.Now.AddDays(-13) }).IsRecord);

    [Theory, Rule("D10")]
    [InlineData(14, true)]
    [InlineData(13, false)]
    public void So_do_past_days_as_enlarged_since(int pastDays, bool isRecorded)
    {
        var input = Aged(TimeSpan.FromDays(14));

        Assert.Equal(isRecorded, DecisionEngine.Decide(input with { Settings = input.Settings with { PastDays = pastDays } }).IsRecord);
    }

    [Fact, Rule("D10")]
    public void What_was_seen_in_time_does_not_become_too_old_by_waiting()
    {
        var seen = A.Now.AddDays(-20);

        Assert.True(DecisionEngine.Decide(Aged(TimeSpan.FromDays(26)) with { FirstSeenAt = seen, FirstSeenLookBack = seen.AddDays(-7) }).IsRecord);
    }

    [Fact, Rule("D10")]
    public void A_designated_message_is_never_too_old_for_the_look_back() =>
        Assert.True(DecisionEngine.Decide(Aged(TimeSpan.FromDays(29), "CRM")).IsRecord);

    [Theory, Rule("D10")]
    [InlineData(0, ReasonCode.Recorded)]
    [InlineData(1, ReasonCode.TooOld)]
    public void Older_than_30_days_is_too_old_even_where_it_is_designated(int secondsOlder, ReasonCode expected)
    {
        var decision = DecisionEngine.Decide(Aged(TimeSpan.FromDays(30) + TimeSpan.FromSeconds(secondsOlder), "CRM"));

        Assert.Equal(expected, decision.Code);
    }

    [Fact, Rule("B2")]
    public void A_message_without_a_date_is_not_too_old()
    {
        var input = A.DecisionInput();

        Assert.True(DecisionEngine.Decide(input with { Message = input.Message with { ReceivedAt = null, SentAt = null } }).IsRecord);
    }

    private static DecisionInput Aged(TimeSpan age, params string[] categories)
    {
        var input = A.DecisionInput();
        return input with { Message = input.Message with { ReceivedAt = A.Now - age, Categories = categories } };
    }
}
