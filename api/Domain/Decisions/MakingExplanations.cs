namespace EmailSync.Domain.Decisions;

/// <summary>The words for when and by which run something was made of a message.</summary>
public static class MakingExplanations
{
    /// <param name="madeAt">When the last of it was made.</param>
    /// <param name="runStartedAt">When the run began that made it; null: that is not known, or not any more (E3).</param>
    /// <param name="isAsked">A person had asked for that run by <em>Record now</em> (D16).</param>
    /// <param name="context">The reader.</param>
    public static string Sentence(DateTimeOffset madeAt, DateTimeOffset? runStartedAt, bool isAsked, ExplanationContext context)
    {
        var made = $"Made {context.Moment(madeAt)}";
        return runStartedAt switch
        {
            null => $"{made}.",
            _ when isAsked => $"{made}, by Record now.",
            { } started => $"{made}, by the sync that began {context.Moment(started)}.",
        };
    }
}
