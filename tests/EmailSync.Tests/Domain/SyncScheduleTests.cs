using EmailSync.Domain.Scheduling;
using EmailSync.Domain.Settings;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using NodaTime;
using Xunit;

namespace EmailSync.Tests.Domain;

public sealed class SyncScheduleTests
{
    private static readonly IReadOnlySet<IsoDayOfWeek> EveryDay = Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day).ToHashSet();

    [Fact, Rule("T1")]
    public void Runs_come_at_the_start_and_every_interval_before_the_end()
    {
        var runs = Runs(Schedule("08:00", "10:00", interval: 45), "2026-11-25T00:00Z", "2026-11-26T00:00Z");

        Assert.Equal(["25 08:00", "25 08:45", "25 09:30"], runs);
    }

    [Fact, Rule("T1")]
    public void The_end_belongs_to_no_run_and_the_next_day_begins_anew() =>
        Assert.Equal(["25 09:30", "26 08:00"], Runs(Schedule("08:00", "10:00"), "2026-11-25T08:00Z", "2026-11-26T07:01Z"));

    [Fact, Rule("T1")]
    public void Only_on_the_chosen_days() =>
        Assert.Equal("30 08:00", Local(SyncSchedule.Next(Schedule("08:00", "10:00") with { Days = EffectiveSettings.WorkingDays }, At("2026-11-27T12:00Z"))!.Value));

    [Fact, Rule("T1")]
    public void A_window_over_midnight_belongs_to_the_day_on_which_it_starts()
    {
        var friday = Schedule("22:00", "02:00", interval: 60) with { Days = new HashSet<IsoDayOfWeek> { IsoDayOfWeek.Friday } };

        Assert.Equal(["27 22:00", "27 23:00", "28 00:00", "28 01:00"], Runs(friday, "2026-11-26T00:00Z", "2026-12-03T00:00Z"));
        Assert.True(SyncSchedule.IsInsideHours(friday, At("2026-11-28T00:59Z")));
        Assert.False(SyncSchedule.IsInsideHours(friday, At("2026-11-28T01:00Z")));
        Assert.False(SyncSchedule.IsInsideHours(friday, At("2026-11-27T00:30Z")));
    }

    [Fact, Rule("T1")]
    public void From_equal_to_to_is_the_whole_day_and_a_run_too_soon_after_the_last_is_left_out()
    {
        // 23:55 is the last of the day: 00:00 would come five minutes later.
        var runs = Runs(Schedule("00:00", "00:00", interval: 35), "2026-11-24T22:00Z", "2026-11-25T00:00Z");

        Assert.Equal(["24 23:20", "24 23:55", "25 00:35"], runs);
    }

    [Theory, Rule("T1")]
    [InlineData("2026-11-25T06:30Z", "25 08:00")]
    [InlineData("2026-11-25T06:31Z", "25 08:30")]
    public void A_run_less_than_30_minutes_after_the_previous_scheduled_one_is_left_out(string previous, string expected) =>
        Assert.Equal(expected, Local(SyncSchedule.Next(Schedule("08:00", "18:00"), At("2026-11-25T06:40Z"), At(previous))!.Value));

    [Fact, Rule("T1")]
    public void A_window_that_lies_wholly_in_a_gap_has_one_run_at_the_gaps_end() =>
        Assert.Equal(
            ["28 02:10", "29 03:00", "30 02:10"],
            Runs(Schedule("02:10", "02:40") with { Offset = TimeSpan.Zero }, "2026-03-28T00:00Z", "2026-03-30T12:00Z"));

    [Fact, Rule("T1")]
    public void When_the_clock_goes_back_runs_keep_their_elapsed_distance() =>
        Assert.Equal(
            ["2026-10-25T00:00Z", "2026-10-25T00:30Z", "2026-10-25T01:00Z", "2026-10-25T01:30Z", "2026-10-25T02:00Z", "2026-10-25T02:30Z"],
            All(Schedule("02:00", "04:00"), "2026-10-24T22:00Z", "2026-10-25T12:00Z").Select(run => run.UtcDateTime.ToString("yyyy-MM-ddTHH:mmZ", null)));

    [Fact, Rule("T1")]
    public void Without_a_day_there_is_no_run() =>
        Assert.Null(SyncSchedule.Next(Schedule("08:00", "18:00") with { Days = new HashSet<IsoDayOfWeek>() }, A.Now));

    [Fact, Rule("T7")]
    public void Offsets_are_stable_spread_and_at_most_three_minutes()
    {
        var schedule = Schedule("08:00", "18:00");
        var offsets = Enumerable.Range(0, 2_000).Select(i => SyncSchedule.OffsetOf($"user-{i}", schedule)).ToList();

        Assert.Equal((TimeSpan.Zero, TimeSpan.FromMinutes(3)), (offsets.Min(), offsets.Max()));
        Assert.Equal(offsets[0], SyncSchedule.OffsetOf("user-0", schedule));

        var places = Enumerable.Range(0, 2_000).Select(i => SyncSchedule.PlaceOf($"user-{i}")).ToList();
        Assert.All(places, place => Assert.InRange(place, 0, 1));
        Assert.Equal(2_000, places.Distinct().Count());
        Assert.All(places.GroupBy(place => (int)(place * 10)), tenth => Assert.InRange(tenth.Count(), 120, 280));
    }

    [Fact, Rule("T7")]
    public void Nor_more_than_a_quarter_of_the_window() =>
        Assert.Equal(
            TimeSpan.FromSeconds(60),
            Enumerable.Range(0, 2_000).Max(i => SyncSchedule.OffsetOf($"user-{i}", Schedule("23:58", "00:02"))));

    [Fact, Rule("T7")]
    public void A_window_of_whole_days_has_room_for_the_longest() =>
        Assert.Equal(TimeSpan.FromMinutes(3), Enumerable.Range(0, 2_000).Max(i => SyncSchedule.OffsetOf($"user-{i}", Schedule("00:00", "00:00"))));

    [Fact, Rule("T7")]
    public void The_shown_next_run_has_the_offset()
    {
        var schedule = ScheduleSettings.Of(A.Settings(), "user-7");

        Assert.NotEqual(TimeSpan.Zero, schedule.Offset);
        Assert.Equal(At("2026-11-25T07:00Z") + schedule.Offset, SyncSchedule.Next(schedule, At("2026-11-25T00:00Z")));
    }

    private static ScheduleSettings Schedule(string from, string to, int interval = 30) =>
        new(interval, EveryDay, Time(from), Time(to), A.Zone("Europe/Berlin"), TimeSpan.Zero);

    private static LocalTime Time(string text) => NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).Value;

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static string Local(DateTimeOffset instant) =>
        Instant.FromDateTimeOffset(instant).InZone(A.Zone("Europe/Berlin")).ToString("dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<string> Runs(ScheduleSettings schedule, string from, string before) => All(schedule, from, before).Select(Local);

    private static List<DateTimeOffset> All(ScheduleSettings schedule, string from, string before)
    {
        var runs = new List<DateTimeOffset>();
        for (var run = SyncSchedule.Next(schedule, At(from)); run < At(before); run = SyncSchedule.Next(schedule, run.Value, run))
        {
            runs.Add(run.Value);
        }

        return runs;
    }
}
