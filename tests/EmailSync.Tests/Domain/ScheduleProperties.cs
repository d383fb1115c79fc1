using CsCheck;
using EmailSync.Domain.Scheduling;
using EmailSync.Tests.Support;
using NodaTime;
using Xunit;

namespace EmailSync.Tests.Domain;

/// <summary>
/// The schedule against <see cref="WallClock"/>, over a year of zones whose clocks change in every way they do: by half an hour, at midnight,
/// four times a year, by two hours, once for ever, by leaving a whole day out.
/// </summary>
public sealed class ScheduleProperties
{
    private const int SchedulesPerZone = 16;

    public static TheoryData<string, string> Years => new()
    {
        { "Europe/Berlin", "2026-01" },
        { "America/New_York", "2026-01" },
        { "Australia/Lord_Howe", "2026-01" },
        { "Asia/Kathmandu", "1985-07" },
        { "Pacific/Chatham", "2026-01" },
        { "America/Sao_Paulo", "2018-01" },
        { "Atlantic/Azores", "2026-01" },
        { "Pacific/Apia", "2011-07" },
        { "Africa/Casablanca", "2026-01" },
        { "Africa/Cairo", "2026-01" },
        { "America/Havana", "2026-01" },
        { "Antarctica/Troll", "2026-01" },
    };

    [Theory, Rule("T1"), Rule("T7"), Trait(Load.Name, Load.Heavy)]
    [MemberData(nameof(Years))]
    public void Over_a_year_the_runs_are_those_that_the_wall_clock_shows(string zone, string firstDay)
    {
        var clock = WallClock.Of(zone, firstDay);
        Schedules.In(clock).Sample(schedule => Assert.Equal(clock.Runs(schedule), Walk(schedule, clock)), iter: SchedulesPerZone);
    }

    [Theory, Rule("T1")]
    [MemberData(nameof(Years))]
    public void The_next_run_is_the_same_whenever_it_is_asked_for_and_whichever_was_the_last(string zone, string firstDay)
    {
        var clock = WallClock.Of(zone, firstDay);
        var seconds = Gen.Long[clock.Start.ToUnixTimeSeconds(), clock.End.Minus(Duration.FromDays(8)).ToUnixTimeSeconds()];
        Gen.Select(Schedules.In(clock), seconds.Array[10], Gen.Int[0, 5_000]).Sample(
            (schedule, instants, secondsBefore) =>
            {
                var runs = clock.Runs(schedule);
                var windows = clock.Windows(schedule).ToList();
                foreach (var after in instants.Select(DateTimeOffset.FromUnixTimeSeconds).Concat(runs.Take(10)))
                {
                    var second = after.ToUnixTimeSeconds();
                    Assert.Equal(runs.First(run => run > after), SyncSchedule.Next(schedule, after));
                    Assert.Equal(windows.Exists(window => second >= window.Start && second < window.End), SyncSchedule.IsInsideHours(schedule, after));
                }

                // By other settings, saved since, another instant was the last.
                var now = DateTimeOffset.FromUnixTimeSeconds(instants[0]);
                var previous = now.AddSeconds(-secondsBefore);
                Assert.Equal(clock.Runs(schedule, previous).First(run => run > now), SyncSchedule.Next(schedule, now, previous));
            },
            iter: SchedulesPerZone);
    }

    [Theory, Rule("T1"), Trait(Load.Name, Load.Heavy)]
    [MemberData(nameof(Years))]
    public void An_instant_is_inside_the_hours_where_a_window_holds_it(string zone, string firstDay)
    {
        var clock = WallClock.Of(zone, firstDay);
        Schedules.In(clock).Sample(
            schedule =>
            {
                var windows = clock.Windows(schedule).ToList();
                foreach (var (start, end) in windows.Skip(2).SkipLast(2))
                {
                    foreach (var second in new[] { start - 1, start, (start + end) / 2, end - 1, end })
                    {
                        Assert.Equal(
                            windows.Exists(window => second >= window.Start && second < window.End),
                            SyncSchedule.IsInsideHours(schedule, DateTimeOffset.FromUnixTimeSeconds(second)));
                    }
                }
            },
            iter: SchedulesPerZone);
    }

    [Fact, Rule("T7")]
    public void An_offset_is_stable_and_at_most_three_minutes_and_a_quarter_of_the_window()
    {
        var clock = WallClock.Of("Europe/Berlin", "2026-01");
        Gen.Select(Schedules.In(clock), Gen.String).Sample((schedule, userId) =>
        {
            var offset = SyncSchedule.OffsetOf(userId, schedule);
            var window = Period.Between(schedule.From, schedule.To, PeriodUnits.Minutes).Minutes;
            var quarter = TimeSpan.FromMinutes(window > 0 ? window : window + 1_440) / 4;

            Assert.InRange(offset, TimeSpan.Zero, TimeSpan.FromMinutes(3) < quarter ? TimeSpan.FromMinutes(3) : quarter);
            Assert.Equal(offset, SyncSchedule.OffsetOf(userId, schedule));
        });
    }

    private static List<DateTimeOffset> Walk(ScheduleSettings schedule, WallClock clock)
    {
        var runs = new List<DateTimeOffset>();
        var end = clock.End.ToDateTimeOffset();
        for (var run = SyncSchedule.Next(schedule, clock.Start.ToDateTimeOffset().AddTicks(-1)); run < end; run = SyncSchedule.Next(schedule, run.Value, run))
        {
            runs.Add(run.Value);
        }

        return runs;
    }
}
