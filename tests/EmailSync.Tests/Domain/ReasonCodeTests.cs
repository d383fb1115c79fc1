using EmailSync.Domain.Decisions;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using Xunit;

namespace EmailSync.Tests.Domain;

public sealed class ReasonCodeTests
{
    [Fact, Rule("E1")]
    public void Every_code_has_its_spelling_outcome_view_and_later_looks() =>
        Snapshots.MatchText(string.Join('\n', Enum.GetValues<ReasonCode>().Select(code =>
            $"{ReasonCodes.Spelling(code),-22} {ReasonCodes.Spelling(ReasonCodes.OutcomeOf(code)),-15} {ReasonCodes.ViewOf(code)?.ToString() ?? "none",-11} {ReasonCodes.LookAgainOf(code)}")));

    [Fact, Rule("E1")]
    public void A_forecast_of_recorded_is_pending_and_every_other_outcome_stays()
    {
        Assert.Equal(Outcome.Pending, ReasonCodes.OutcomeOf(ReasonCode.Recorded, isForecast: true));
        Assert.All(
            Enum.GetValues<ReasonCode>().Where(code => code != ReasonCode.Recorded),
            code => Assert.Equal(ReasonCodes.OutcomeOf(code), ReasonCodes.OutcomeOf(code, isForecast: true)));
    }

    [Fact, Rule("E1")]
    public void A_spelling_is_read_back() =>
        Assert.All(Enum.GetValues<ReasonCode>(), code => Assert.Equal(code, ReasonCodes.Parse(ReasonCodes.Spelling(code))));

    [Fact, Rule("E1")]
    public void The_views_hold_each_code_of_the_history_once() =>
        Assert.Equal(
            Enum.GetValues<ReasonCode>().Where(code => ReasonCodes.ViewOf(code) is not null),
            Enum.GetValues<HistoryView>().SelectMany(ReasonCodes.In).Order());

    [Fact, Rule("D19")]
    public void What_D4_to_D8_decide_is_an_exclusion() => Assert.Equal(
        [
            ReasonCode.ExcludedCategory, ReasonCode.ExcludedAddress, ReasonCode.ExcludedGlobal, ReasonCode.ExcludedUser, ReasonCode.ExcludedParent,
            ReasonCode.ExcludedSensitive,
        ],
        Enum.GetValues<ReasonCode>().Where(ReasonCodes.IsExclusion));

    [Theory, Rule("E3")]
    [InlineData(ReasonCode.Recorded, false)]
    [InlineData(ReasonCode.AlreadyRecorded, false)]
    [InlineData(ReasonCode.Gone, false)]
    [InlineData(ReasonCode.NotDesignated, true)]
    [InlineData(ReasonCode.NoMatch, true)]
    [InlineData(ReasonCode.ExcludedCategory, true)]
    public void A_row_stays_open_for_30_days_where_it_may_be_looked_at_again(ReasonCode code, bool isOpen) =>
        Assert.Equal(isOpen ? A.ReceivedAt.AddDays(30) : null, ReasonCodes.OpenUntil(code, A.ReceivedAt, A.Now));

    [Fact, Rule("E3")]
    public void After_30_days_it_is_at_its_end_state()
    {
        Assert.NotNull(ReasonCodes.OpenUntil(ReasonCode.NoMatch, A.Now.AddDays(-30), A.Now));
        Assert.Null(ReasonCodes.OpenUntil(ReasonCode.NoMatch, A.Now.AddDays(-30).AddSeconds(-1), A.Now));
    }
}
