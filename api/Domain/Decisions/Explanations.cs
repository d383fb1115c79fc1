using System.Globalization;
using NodaTime;

namespace EmailSync.Domain.Decisions;

/// <summary>What a sentence depends on besides its finding.</summary>
/// <param name="Zone">The reader's zone.</param>
/// <param name="Now">The instant of reading: an instant of the same day is "today".</param>
public sealed record ExplanationContext(DateTimeZone Zone, DateTimeOffset Now)
{
    /// <summary>For dates and numbers.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>True where the sentence says what will happen, not what has.</summary>
    public bool IsForecast { get; init; }

    /// <summary>The names of the related people; empty: the finding's own.</summary>
    public IReadOnlyList<string> PeopleNames { get; init; } = [];

    /// <summary>When the message was recorded.</summary>
    public DateTimeOffset? RecordedAt { get; init; }

    /// <summary>When the next run is due, for forecasts.</summary>
    public DateTimeOffset? NextRunAt { get; init; }
}

/// <summary>The words: one sentence for each finding, short, without codes and without blame.</summary>
public static class Explanations
{
    /// <summary>One sentence, or two short ones, for the person whose message it is (E1).</summary>
    public static string Sentence(Finding finding, ExplanationContext context) => throw new NotImplementedException();

    /// <summary>The part of a sentence that says until when it is looked at again, for example "until 23 December"; null: it is not, of itself.</summary>
    public static string? LookedAtAgain(Decision decision, ExplanationContext context) => throw new NotImplementedException();

    /// <summary>The same for a row of the history.</summary>
    /// <param name="code">What was decided.</param>
    /// <param name="lookAgainUntil">Until when it is looked at again.</param>
    /// <param name="context">The reader.</param>
    public static string? LookedAtAgain(ReasonCode code, DateTimeOffset? lookAgainUntil, ExplanationContext context) => throw new NotImplementedException();
}
