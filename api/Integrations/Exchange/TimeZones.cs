using NodaTime.TimeZones;

namespace EmailSync.Integrations.Exchange;

/// <summary>Exchange names zones as Windows does, or as IANA does.</summary>
internal static class TimeZones
{
    private const string Utc = "Etc/UTC";

    /// <summary>The IANA zone; UTC for a name that nobody knows, such as a zone that a person made.</summary>
    public static string ToIana(string? name)
    {
        var zones = TzdbDateTimeZoneSource.Default;
        var text = name?.Trim() ?? "";
        if (text.Equals("UTC", StringComparison.OrdinalIgnoreCase) || text.Equals("tzone://Microsoft/Utc", StringComparison.OrdinalIgnoreCase))
            return Utc;

        if (zones.WindowsToTzdbIds.FirstOrDefault(z => z.Key.Equals(text, StringComparison.OrdinalIgnoreCase)).Value is { } iana)
            return iana;

        return zones.CanonicalIdMap.Keys.FirstOrDefault(id => id.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? Utc;
    }
}
