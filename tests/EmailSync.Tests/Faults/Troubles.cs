namespace EmailSync.Tests.Faults;

/// <summary>Trouble that no single request has: it begins with a step and ends with it.</summary>
/// <param name="Name">For the round's line.</param>
/// <param name="BeginAsync">Begins it.</param>
/// <param name="EndAsync">Ends it.</param>
internal sealed record Trouble(string Name, Func<Stage, Task> BeginAsync, Func<Stage, Task> EndAsync);

internal static class Troubles
{
    public static IReadOnlyList<Trouble> All { get; } =
    [
        new("quota", s => s.EachMailboxAsync(m => s.Control.SetMailboxOptionsAsync(m, new { quotaExceeded = true })), WellBehaved),
        new("partialDelta", s => s.EachMailboxAsync(m => s.Control.SetMailboxOptionsAsync(m, new { partialDelta = true, emptyDeltaPage = true })), WellBehaved),
        new("listWithoutProperties", s => s.EachMailboxAsync(m => s.Control.SetMailboxOptionsAsync(m, new { listWithoutExtendedProperties = true })), WellBehaved),
        new("cursorsGone", s => s.EachMailboxAsync(m => s.Control.ExpireDeltaAsync(m, "gone")), Nothing),
        new("cursorsGoneWithLocation", s => s.EachMailboxAsync(m => s.Control.ExpireDeltaAsync(m, "goneWithLocation")), Nothing),
        new("syncStateNotFound", s => s.EachMailboxAsync(m => s.Control.ExpireDeltaAsync(m, "syncStateNotFound")), Nothing),
        new("sessionsExpired", s => s.Control.PostAsync("/salesforce/expire-sessions"), Nothing),
        new("dailyLimit", s => s.Control.PutAsync("/salesforce/options", new { usedToday = 100_000 }), s => s.Control.PutAsync("/salesforce/options", new { usedToday = 0 })),
        new(
            "describeChanged",
            s => s.Control.PutAsync("/salesforce/options", new { hasSecondEmail = false }),
            s => s.Control.PutAsync("/salesforce/options", new { hasSecondEmail = true })),
        new(
            "refused",
            s => s.Control.PostAsync("/salesforce/refusals", new { type = "Task", code = "FIELD_CUSTOM_VALIDATION_EXCEPTION", message = "Zebra rule", count = 3 }),
            s => s.Control.DeleteAsync("/salesforce/refusals")),
    ];

    private static Task WellBehaved(Stage stage) => stage.EachMailboxAsync(m => stage.Control.SetMailboxOptionsAsync(m, new { }));

    private static Task Nothing(Stage stage) => Task.CompletedTask;
}
