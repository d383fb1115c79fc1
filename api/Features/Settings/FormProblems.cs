using Microsoft.AspNetCore.Http.HttpResults;

namespace EmailSync.Features.Settings;

/// <summary>The problem documents of a save.</summary>
internal static class FormProblems
{
    public static ProblemHttpResult VersionMissing => TypedResults.Problem(
        "Send the ETag of the settings that you have loaded as If-Match.",
        statusCode: StatusCodes.Status428PreconditionRequired,
        title: "The version of the settings is missing.");

    public static ProblemHttpResult Stale => TypedResults.Problem(
        "Somebody has saved these settings since you loaded them. Load them again; nothing of yours was saved.",
        statusCode: StatusCodes.Status412PreconditionFailed,
        title: "The settings have changed meanwhile.");

    /// <summary>What hinders a change over the version that If-Match names (S6); null: it is the current one.</summary>
    /// <param name="ifMatch">The header.</param>
    /// <param name="tag">The current version.</param>
    /// <param name="what">What is saved, for example <c>profile</c>.</param>
    public static ProblemHttpResult? OfVersion(string? ifMatch, string tag, string what) =>
        ifMatch is null ? VersionMissingOf(what) : FormTag.Matches(ifMatch, tag) ? null : StaleOf(what);

    private static ProblemHttpResult VersionMissingOf(string what) => TypedResults.Problem(
        $"Send the ETag of the {what} that you have loaded as If-Match.",
        statusCode: StatusCodes.Status428PreconditionRequired,
        title: $"The version of the {what} is missing.");

    /// <param name="what">What is saved, for example <c>profile</c>.</param>
    public static ProblemHttpResult StaleOf(string what) => TypedResults.Problem(
        $"Somebody has changed this {what} since you loaded it. Load it again; nothing of yours was saved.",
        statusCode: StatusCodes.Status412PreconditionFailed,
        title: $"The {what} has changed meanwhile.");

    public static ProblemHttpResult Invalid(IReadOnlyDictionary<string, string[]> errors) => TypedResults.Problem(
        new HttpValidationProblemDetails(errors.ToDictionary())
        {
            Status = StatusCodes.Status400BadRequest,
            Title = "The settings are not as they were expected.",
            Detail = string.Join(" ", errors.OrderBy(error => error.Key, StringComparer.Ordinal).Select(error => $"{error.Key}: {string.Join(" ", error.Value)}")),
        });

    public static ProblemHttpResult NothingToLock(IReadOnlyList<string> names)
    {
        string[] sentence = ["A lock carries a value: set one first."];
        return Invalid(names.ToDictionary(name => $"locks.{name}", _ => sentence));
    }

    /// <param name="levelsByName">Which level has locked each setting.</param>
    public static ProblemHttpResult Locked(IReadOnlyDictionary<string, string> levelsByName) => TypedResults.Problem(
        new HttpValidationProblemDetails(levelsByName.ToDictionary(pair => $"values.{pair.Key}", pair => new[] { $"It is locked by your {pair.Value}." }))
        {
            Status = StatusCodes.Status409Conflict,
            Title = "A setting is locked.",
            Detail = $"Locked, so nothing was saved: {string.Join(", ", levelsByName.Keys.Order(StringComparer.Ordinal))}.",
        });
}
