using CsCheck;
using EmailSync.Domain.Scheduling;
using EmailSync.Domain.Settings;
using NodaTime;

namespace EmailSync.Tests.Domain;

/// <summary>Schedules of every kind, most of them with an edge near a change of the clock.</summary>
internal static class Schedules
{
    private static readonly IReadOnlySet<IsoDayOfWeek> EveryDay = Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day).ToHashSet();

    private static readonly Gen<IReadOnlySet<IsoDayOfWeek>> Days = Gen.OneOf(
        Gen.Const(EveryDay),
        Gen.Const(EffectiveSettings.WorkingDays),
        Gen.Int[1, 7].Select(IReadOnlySet<IsoDayOfWeek> (day) => new HashSet<IsoDayOfWeek> { (IsoDayOfWeek)day }),
        Gen.Int[1, 127].Select(IReadOnlySet<IsoDayOfWeek> (mask) => EveryDay.Where(day => (mask & (1 << ((int)day - 1))) != 0).ToHashSet()));

    private static readonly Gen<int> Intervals = Gen.OneOf(
        Gen.OneOf(30, 31, 45, 60, 90, 120, 720, 1_439, 1_440), Gen.Int[30, 180], Gen.Int[30, 1_440]);

    private static readonly Gen<int> Offsets = Gen.OneOf(Gen.Const(0), Gen.Const(180), Gen.Int[0, 180]);

    public static Gen<ScheduleSettings> In(WallClock clock) =>
        Gen.Select(
            Intervals, Days, Gen.OneOf(Gen.Int[0, 1_439], NearJumps(clock)), Gen.Int[0, 3], Gen.Int[1, 90], Gen.OneOf(Gen.Int[0, 1_439], NearJumps(clock)), Offsets)
            .Select((interval, days, from, kind, length, to, offset) => new ScheduleSettings(
                interval,
                days,
                TimeOf(from),
                TimeOf(kind switch { 0 => from, 1 => from + length, _ => to }),
                clock.Zone,
                TimeSpan.FromSeconds(offset)));

    private static Gen<int> NearJumps(WallClock clock) => clock.Jumps is { Count: > 0 } jumps
        ? Gen.Select(Gen.OneOf([.. jumps]), Gen.Int[-90, 90]).Select((jump, distance) => jump + distance + 1_440)
        : Gen.Int[0, 1_439];

    private static LocalTime TimeOf(int minute) => LocalTime.Midnight.PlusMinutes(minute % 1_440);
}
