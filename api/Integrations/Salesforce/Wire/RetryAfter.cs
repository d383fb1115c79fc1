using System.Net.Http.Headers;

namespace EmailSync.Integrations.Salesforce.Wire;

/// <summary>The wait that a server names, in seconds or as a date.</summary>
internal static class RetryAfter
{
    /// <summary>A longer one is taken as this: nothing of ours should sleep for a year because of one header.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Null where none is named; never negative.</summary>
    public static TimeSpan? Read(HttpResponseHeaders? headers, DateTimeOffset now)
    {
        var wait = headers?.RetryAfter is not { } value ? null : value.Delta ?? value.Date - now;
        return wait is not { } named ? null : named < TimeSpan.Zero ? TimeSpan.Zero : named > Longest ? Longest : named;
    }
}
