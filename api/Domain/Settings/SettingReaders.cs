using System.Globalization;
using System.Text.Json;
using EmailSync.Domain.Mail;
using NodaTime;
using NodaTime.Text;

namespace EmailSync.Domain.Settings;

/// <summary>How the values of the settings are read: canonical JSON, or what was expected (B1).</summary>
internal static class SettingReaders
{
    private const int LongestText = 500;

    private static readonly LocalTimePattern TimePattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    private static readonly HashSet<string> ZoneIds = new(DateTimeZoneProviders.Tzdb.Ids, StringComparer.Ordinal);

    public static Func<JsonElement, SettingReading, string?> WholeNumber(int least, int most, string unit) => (value, reading) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most
            ? number.ToString(CultureInfo.InvariantCulture)
            : reading.Expected(string.Create(CultureInfo.InvariantCulture, $"A whole number of {unit} from {least:N0} to {most:N0}."));

    public static string? Boolean(JsonElement value, SettingReading reading) => value.ValueKind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => reading.Expected("true or false."),
    };

    public static Func<JsonElement, SettingReading, string?> OneOf(params string[] words) => (value, reading) =>
        value.ValueKind == JsonValueKind.String && words.Contains(value.GetString(), StringComparer.Ordinal)
            ? value.Canonical()
            : reading.Expected($"One of: {string.Join(", ", words)}.");

    public static string? Time(JsonElement value, SettingReading reading) =>
        value.ValueKind == JsonValueKind.String && TimePattern.Parse(value.GetString()!).Success
            ? value.Canonical()
            : reading.Expected("A time of day from 00:00 to 23:59, such as 08:00.");

    public static LocalTime ParseTime(JsonElement value) => TimePattern.Parse(value.GetString()!).Value;

    public static string? TimeZone(JsonElement value, SettingReading reading) =>
        value.ValueKind == JsonValueKind.String && IsZone(value.GetString()!)
            ? value.Canonical()
            : reading.Expected("An IANA time zone such as Europe/Berlin.");

    public static bool IsZone(string id) => ZoneIds.Contains(id);

    public static string? Days(JsonElement value, SettingReading reading)
    {
        const string Expected = "At least one weekday, each one of: monday, tuesday, wednesday, thursday, friday, saturday, sunday.";
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0)
        {
            return reading.Expected(Expected);
        }

        var days = value.EnumerateArray().Select(Day).ToList();
        return days.Contains(IsoDayOfWeek.None) ? reading.Expected(Expected) : JsonSerializer.Serialize(days.Distinct().Order().Select(NameOf));
    }

    public static IReadOnlySet<IsoDayOfWeek> ParseDays(JsonElement value) => value.EnumerateArray().Select(Day).ToHashSet();

    public static string? TaskType(JsonElement value, SettingReading reading)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return "null";
        }

        if (value.ValueKind != JsonValueKind.String || value.GetString() is not { Length: > 0 and <= 255 } text)
        {
            return reading.Expected("One of the Task Types of your Salesforce, or null.");
        }

        return reading.Facts.TaskTypes?.Any(type => type.IsActive && type.Value == text) != false
            ? value.Canonical()
            : reading.Expected($"One of the active Task Types of your Salesforce: {string.Join(", ", ActiveTypes(reading))}; or null.");
    }

    public static string? OptionalText(JsonElement value, SettingReading reading) => value.ValueKind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.String when value.GetString()!.Trim() is { Length: <= LongestText } text => text.Length == 0 ? "null" : JsonSerializer.Serialize(text),
        _ => reading.Expected(string.Create(CultureInfo.InvariantCulture, $"A text of at most {LongestText} characters, or null.")),
    };

    /// <summary>A1: one mailbox's address, or a domain.</summary>
    public static string? SmartAddressBase(JsonElement value, SettingReading reading)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return "null";
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim().ToLowerInvariant() : "";
        var isDomain = text.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(text) == UriHostNameType.Dns;
        return isDomain || EmailAddress.TryParse(text, out _)
            ? JsonSerializer.Serialize(text)
            : reading.Expected("A mailbox's address such as crm@contoso.com, a domain such as smart.contoso.com, or null.");
    }

    /// <summary>The value in the one spelling in which it is stored and compared.</summary>
    public static string Canonical(this JsonElement value) => JsonSerializer.Serialize(value.GetString());

    private static IEnumerable<string> ActiveTypes(SettingReading reading) =>
        (reading.Facts.TaskTypes ?? []).Where(type => type.IsActive).Select(type => type.Value);

    private static IsoDayOfWeek Day(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
            ? Enum.GetValues<IsoDayOfWeek>().FirstOrDefault(day => day != IsoDayOfWeek.None && NameOf(day) == value.GetString())
            : IsoDayOfWeek.None;

    private static string NameOf(IsoDayOfWeek day) => day.ToString().ToLowerInvariant();
}
