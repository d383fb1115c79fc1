using System.Net.Http.Headers;

namespace EmailSync.Integrations.Exchange.Wire;

/// <summary>Retry-After, which names seconds or an instant.</summary>
internal static class RetryAfterHeader
{
    /// <summary>A server whose clock is wrong must not close a mailbox for years.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>How long to wait from <paramref name="now"/>, a day at most; zero for an instant that is past; null where the header is missing or names nothing.</summary>
    public static TimeSpan? Read(string? value, DateTimeOffset now)
    {
        if (!RetryConditionHeaderValue.TryParse(value?.Trim(), out var header))
            return null;

        var wait = header.Delta ?? header.Date - now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;
    }
}
