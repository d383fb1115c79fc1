namespace EmailSync.Storage;

/// <summary>Instants are stored as milliseconds since 1970, UTC: sortable, and the same in every database.</summary>
internal static class UnixTime
{
    public static long ToStored(this DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();

    public static long? ToStored(this DateTimeOffset? instant) => instant?.ToUnixTimeMilliseconds();

    public static DateTimeOffset ToInstant(this long stored) => DateTimeOffset.FromUnixTimeMilliseconds(stored);

    public static DateTimeOffset? ToInstant(this long? stored) => stored is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;
}
