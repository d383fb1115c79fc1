using System.Globalization;
using System.Text.Json;
using EmailSync.Domain.Settings;
using EmailSync.Features.Me;
using EmailSync.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EmailSync.Features.Settings;

/// <summary>What a level said, or says.</summary>
/// <param name="Value">As in the settings document; for a list, the entry; for a profile, its name; for a chosen person, their <c>address</c>, <c>id</c> and, where it is known, <c>name</c>.</param>
/// <param name="IsLocked">The level locked it (S2).</param>
internal sealed record ChangedValueDocument(JsonElement? Value, bool IsLocked);

/// <summary>A change that concerns the person (S4).</summary>
/// <param name="Id">Names it in a list.</param>
/// <param name="At">When.</param>
/// <param name="By">Who, by name; null: somebody who is not known any more.</param>
/// <param name="IsMine">The person changed it themselves.</param>
/// <param name="Level">Whose setting it is.</param>
/// <param name="Setting">
/// The setting by its name in the settings document; or <c>ignoreList</c>, <c>globalExclusions</c>, <c>profile</c>, <c>profileName</c>,
/// <c>profileActive</c>, <c>lockedOut</c>, <c>chosenPerson</c> (who is meant by an address).
/// </param>
/// <param name="From">Null: the level said nothing.</param>
/// <param name="To">Null: the level says nothing any more.</param>
internal sealed record ChangeDocument(
    string Id, DateTimeOffset At, string? By, bool IsMine, SettingLevel Level, string Setting, ChangedValueDocument? From, ChangedValueDocument? To);

/// <param name="Items">Newest first.</param>
/// <param name="NextCursor">Null: the last page.</param>
internal sealed record ChangesDocument(IReadOnlyList<ChangeDocument> Items, string? NextCursor);

/// <summary>What changed, for the person whom it concerns (S4).</summary>
internal static class ChangeEndpoints
{
    private const int DefaultLimit = 50;
    private const int MostLimit = 200;

    public static void MapChanges(this IEndpointRouteBuilder api) =>
        api.MapGet("/me/audit", GetChanges).WithName("GetMyChanges").WithSummary("The changes of settings and lists that concern me, newest first.").WithTags("Settings");

    private static async Task<Results<Ok<ChangesDocument>, ValidationProblem>> GetChanges(
        CurrentUser me, ChangeHistory history, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        var errors = new Dictionary<string, string[]>();
        long? before = null;
        if (cursor is not null)
        {
            if (long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            {
                before = position;
            }
            else
            {
                errors["cursor"] = ["The nextCursor of the page before is expected."];
            }
        }

        var count = limit ?? DefaultLimit;
        if (count is < 1 or > MostLimit)
        {
            errors["limit"] = [$"A number from 1 to {MostLimit} is expected."];
        }

        if (errors.Count > 0)
        {
            return TypedResults.ValidationProblem(errors);
        }

        // One more than asked for tells whether there is a next page.
        var rows = await history.ReadAsync(me.Id, before, count + 1, cancellationToken);
        var shown = rows.Take(count).ToList();
        var next = rows.Count > count ? shown[^1].Position.ToString(CultureInfo.InvariantCulture) : null;
        return TypedResults.Ok(new ChangesDocument([.. shown.Select(row => Document(row, me.Id))], next));
    }

    private static ChangeDocument Document(ChangeRow row, string userId) => new(
        row.Position.ToString(CultureInfo.InvariantCulture),
        row.At.ToInstant(),
        row.ActorName,
        row.ActorId == userId,
        Enum.Parse<SettingLevel>(row.Level, ignoreCase: true),
        row.Name,
        Value(row.FromValue, row.WasLocked),
        Value(row.ToValue, row.IsLocked));

    private static ChangedValueDocument? Value(string? json, bool isLocked) =>
        StoredJson.TryRead<JsonDocument>(json) is { } value ? new ChangedValueDocument(value.RootElement, isLocked) : null;
}
