using System.Globalization;
using NodaTime;

namespace EmailSync.Domain.Decisions;

/// <summary>What a sentence depends on besides its finding, and how it writes times, numbers and lists.</summary>
/// <param name="Zone">The reader's zone.</param>
/// <param name="Now">The instant of reading: an instant of the same day is "today".</param>
public sealed record ExplanationContext(DateTimeZone Zone, DateTimeOffset Now)
{
    private const int MostListed = 5;

    /// <summary>For dates and numbers.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Whose way to write a time of day is followed, "14:32" or "2:32 PM": the reader's, as their pages do.</summary>
    public CultureInfo Clock { get; init; } = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>True where the sentence says what will happen, not what has.</summary>
    public bool IsForecast { get; init; }

    /// <summary>The names of the related people; empty: the finding's own.</summary>
    public IReadOnlyList<string> PeopleNames { get; init; } = [];

    /// <summary>When the message was recorded.</summary>
    public DateTimeOffset? RecordedAt { get; init; }

    /// <summary>When the next run is due, for forecasts.</summary>
    public DateTimeOffset? NextRunAt { get; init; }

    private LocalDate Today => Local(Now).Date;

    /// <summary>"23 December"; with the year where it is another.</summary>
    internal string Date(DateTimeOffset instant) => Date(Local(instant).Date);

    /// <summary>"today at 14:32", "tomorrow at 08:00", "on 3 November at 14:32".</summary>
    internal string Moment(DateTimeOffset instant) => $"{Day(instant)} at {Time(instant)}";

    /// <summary>When what failed is tried again, and why then: every wait for it is the service's own (D14).</summary>
    internal string TriedAgain(DateTimeOffset instant) => $"It will be tried again {Moment(instant)}: the pause grows with each try, up to a day.";

    /// <summary>"at about 15:00", "tomorrow at about 08:00", "on 30 November at about 08:00".</summary>
    internal string ComingMoment(DateTimeOffset instant) =>
        Local(instant).Date == Today ? $"at about {Time(instant)}" : $"{Day(instant)} at about {Time(instant)}";

    /// <summary>A whole number with the culture's separators; null as 0.</summary>
    internal string Number(int? number) => (number ?? 0).ToString("N0", Culture);

    /// <summary>"Maria Lopez", "Maria Lopez and Ken Ito", "Maria Lopez and 2 others".</summary>
    internal static string FirstAndOthers(IReadOnlyList<string> names) => names.Count switch
    {
        1 => names[0],
        2 => $"{names[0]} and {names[1]}",
        _ => $"{names[0]} and {names.Count - 1} others",
    };

    /// <summary>"a, b and c"; of more than five the first four and how many others.</summary>
    internal static string List(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "",
        1 => names[0],
        <= MostListed => $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}",
        _ => $"{string.Join(", ", names.Take(MostListed - 1))} and {names.Count - MostListed + 1} others",
    };

    private string Date(LocalDate date) => date.ToString(date.Year == Today.Year ? "d MMMM" : "d MMMM uuuu", Culture);

    private string Day(DateTimeOffset instant) => Period.DaysBetween(Today, Local(instant).Date) switch
    {
        0 => "today",
        1 => "tomorrow",
        -1 => "yesterday",
        _ => $"on {Date(instant)}",
    };

    // Before PM some cultures have a narrow space, which browsers do not write.
    private string Time(DateTimeOffset instant) => Local(instant).TimeOfDay.ToString("t", Clock).Replace('\u202f', ' ');

    private LocalDateTime Local(DateTimeOffset instant) => NodaTime.Instant.FromDateTimeOffset(instant).InZone(Zone).LocalDateTime;
}
