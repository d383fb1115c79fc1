using CsCheck;
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

    [Fact, Rule("T6")]
    public void It_reaches_past_days_and_all_the_time_on_that_no_completed_run_has_covered_and_no_further() =>
        Gen.Select(Gen.Int[1, 30], Gen.Int[0, 1_500], Gen.Int[0, 1_500]).Sample((pastDays, hoursOn, hoursOff) =>
        {
            var on = TimeSpan.FromHours(hoursOn);
            var off = TimeSpan.FromHours(hoursOff);
            var length = A.Now - LookBack.Start(A.Now, pastDays, A.Now - on - off, off);

            Assert.InRange(length, TimeSpan.FromDays(pastDays), LookBack.Longest);
            Assert.True(length >= on || length == LookBack.Longest);
            Assert.True(length == TimeSpan.FromDays(pastDays) || length <= on);
        });

    [Theory, Rule("T6")]
    [InlineData("Europe/Berlin")]
    [InlineData("America/New_York")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("Pacific/Chatham")]
    [InlineData("Atlantic/Azores")]
    [InlineData("Africa/Cairo")]
    [InlineData("America/Santiago")]
    public void It_is_warned_exactly_where_some_mail_is_older_than_past_days_at_the_next_run(string zone)
    {
        var clock = WallClock.Of(zone, "2026-01");
        Gen.Select(Schedules.In(clock), Gen.OneOf(Gen.Int[1, 3], Gen.Int[1, 30])).Sample(
            (schedule, pastDays) =>
            {
                // What arrives just after a run waits longest.
                var runs = clock.Runs(schedule);
                var isMissed = runs.Zip(runs.Skip(1)).Any(pair => pair.Second - pair.First > TimeSpan.FromDays(pastDays));

                Assert.Equal(isMissed, LookBack.GapWarning(schedule, pastDays) is not null);
            },
            iter: 25);
    }

    [Fact, Rule("T6")]
    public void To_look_back_as_far_as_the_warning_says_is_enough_and_a_day_less_is_not()
    {
        var clock = WallClock.Of("Europe/Berlin", "2026-01");
        Schedules.In(clock).Where(schedule => LookBack.GapWarning(schedule, 1) is not null).Sample(
            schedule =>
            {
                var days = int.Parse(LookBack.GapWarning(schedule, 1)!.Split("Look back ")[1].Split(' ')[0], null);

                Assert.Null(LookBack.GapWarning(schedule, days));
                Assert.NotNull(LookBack.GapWarning(schedule, days - 1));
            },
            iter: 25);
    }

    [Fact, Rule("T6")]
    public void An_hour_more_at_the_end_of_summer_time_is_a_gap_too()
    {
        var daily = new ScheduleSettings(1_440, Everyday(), new(3, 0), new(4, 0), A.Zone("Europe/Berlin"), TimeSpan.Zero);

        Assert.NotNull(LookBack.GapWarning(daily, 1));
        Assert.Null(LookBack.GapWarning(daily with { Zone = A.Zone("Asia/Kathmandu") }, 1));
    }

    private static HashSet<IsoDayOfWeek> Everyday() => [.. Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day)];
}
