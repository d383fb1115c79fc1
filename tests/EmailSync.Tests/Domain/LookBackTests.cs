using EmailSync.Domain.Scheduling;
using EmailSync.Domain.Settings;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using NodaTime;
using Xunit;

namespace EmailSync.Tests.Domain;

public sealed class LookBackTests
{
    [Theory, Rule("T6")]
    [InlineData(7, null, 0, 7)]
    [InlineData(7, 1, 0, 7)]
    [InlineData(7, 12, 0, 12)]
    [InlineData(7, 12, 3, 9)]
    [InlineData(7, 12, 11, 7)]
    [InlineData(7, 45, 0, 30)]
    [InlineData(30, 45, 0, 30)]
    public void It_is_the_larger_of_past_days_and_the_time_on_since_the_last_completed_run(int pastDays, int? daysSince, int daysOff, int expected) =>
        Assert.Equal(A.Now.AddDays(-expected), LookBack.Start(A.Now, pastDays, daysSince is { } d ? A.Now.AddDays(-d) : null, TimeSpan.FromDays(daysOff)));

    [Theory, Rule("T6")]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void A_week_end_longer_than_past_days_is_warned_of(int pastDays, bool isWarned) =>
        Assert.Equal(isWarned, LookBack.GapWarning(ScheduleSettings.Of(new EffectiveSettings(), "user"), pastDays) is not null);

    [Fact, Rule("T6")]
    public void The_warning_says_how_far_to_look_back()
    {
        var mondays = new EffectiveSettings { Days = new HashSet<IsoDayOfWeek> { IsoDayOfWeek.Monday } };

        Assert.Equal(
            "With these days and hours up to 7 days pass between two syncs, and you look back 1 day: mail of the time between could be missed. Look back 7 days or more.",
            LookBack.GapWarning(ScheduleSettings.Of(mondays, "user"), 1));
    }
}
