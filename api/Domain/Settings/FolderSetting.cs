using System.Globalization;
using System.Text.Json;
using EmailSync.Domain.Mail;

namespace EmailSync.Domain.Settings;

/// <summary>The setting <c>folders</c>: <c>[{ id, includeSubfolders }]</c>.</summary>
internal static class FolderSetting
{
    private const string Id = "id";
    private const string IncludeSubfolders = "includeSubfolders";

    public static string? Read(JsonElement value, SettingReading reading)
    {
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0)
        {
            return reading.Expected("At least one folder: { id, includeSubfolders }.");
        }

        var choices = value.EnumerateArray().Select((item, index) => ReadChoice(item, Path(index), reading)).ToList();
        var isComplete = choices.TrueForAll(choice => choice is not null);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; isComplete && index < choices.Count; index++)
        {
            if (!seen.Add(choices[index]!.Id))
            {
                reading.Report($"{Path(index)}.{Id}", "Each folder once.");
            }
        }

        return isComplete && seen.Count == choices.Count ? ToJson(choices.OfType<FolderChoice>()) : null;
    }

    public static IReadOnlyList<FolderChoice> Parse(JsonElement value) =>
        [.. value.EnumerateArray().Select(item => new FolderChoice(item.GetProperty(Id).GetString()!, item.GetProperty(IncludeSubfolders).GetBoolean()))];

    public static string ToJson(IEnumerable<FolderChoice> choices) =>
        JsonSerializer.Serialize(choices.Select(choice => new Dictionary<string, object> { [Id] = choice.Id, [IncludeSubfolders] = choice.IncludeSubfolders }));

    private static FolderChoice? ReadChoice(JsonElement item, string path, SettingReading reading)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            reading.Report(path, "{ id, includeSubfolders }.");
            return null;
        }

        var isKnown = true;
        foreach (var property in item.EnumerateObject().Where(property => property.Name is not (Id or IncludeSubfolders)))
        {
            reading.Report($"{path}.{property.Name}", "There is no such field: a folder has id and includeSubfolders.");
            isKnown = false;
        }

        if (!item.TryGetProperty(Id, out var id) || id.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(id.GetString()))
        {
            reading.Report($"{path}.{Id}", "A folder's id, or a well-known name such as inbox.");
            return null;
        }

        var hasFlag = item.TryGetProperty(IncludeSubfolders, out var flag);
        if (hasFlag && flag.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            reading.Report($"{path}.{IncludeSubfolders}", "true or false.");
            return null;
        }

        var isMappable = Problem(id.GetString()!, reading) is not { } problem || Report(problem);
        return isKnown && isMappable ? new FolderChoice(id.GetString()!, hasFlag && flag.GetBoolean()) : null;

        bool Report(string what)
        {
            reading.Report($"{path}.{Id}", what);
            return false;
        }
    }

    private static string? Problem(string id, SettingReading reading)
    {
        const string Never = "Any folder but Drafts, Outbox, Junk and Deleted Items, and what is in them.";
        if (FolderScope.IsNeverMapped(id))
        {
            return Never;
        }

        if (reading.Form != SettingsForm.User)
        {
            return FolderScope.WellKnown.Contains(id) ? null : $"A folder that every mailbox has: {string.Join(", ", FolderScope.WellKnown)}.";
        }

        if (reading.Facts.Folders is not { } folders || FolderScope.Resolve(folders, [new FolderChoice(id, false)]).Count > 0)
        {
            return null;
        }

        return FolderScope.Forbidden(folders).Contains(id) ? Never
            : FolderScope.WellKnown.Contains(id) ? null
            : "A folder of this mailbox.";
    }

    private static string Path(int index) => string.Create(CultureInfo.InvariantCulture, $"[{index}]");
}
