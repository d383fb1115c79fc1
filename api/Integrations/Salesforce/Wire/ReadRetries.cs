using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace EmailSync.Integrations.Salesforce.Wire;

/// <summary>Reads are asked again briefly; what creates is never sent again from here (ARCHITECTURE "Unsafe calls").</summary>
internal static class ReadRetries
{
    /// <summary>Twice at most, under two seconds of waiting in all.</summary>
    public static HttpRetryStrategyOptions Strategy() => new()
    {
        MaxRetryAttempts = 2,
        BackoffType = DelayBackoffType.Exponential,
        Delay = TimeSpan.FromMilliseconds(200),
        MaxDelay = TimeSpan.FromMilliseconds(900),
        UseJitter = true,
        ShouldRetryAfterHeader = false,
        ShouldHandle = arguments => ValueTask.FromResult(
            arguments.Context.GetRequestMessage() is { } request
            && SalesforceCall.Of(request).IsRead
            && (arguments.Outcome.Result is { } response ? IsPassing(response) : IsLost(arguments.Outcome.Exception))),
    };

    /// <summary>A server that names a wait is not to be asked before.</summary>
    private static bool IsPassing(HttpResponseMessage response)
        => response.Headers.RetryAfter is null
            && ((int)response.StatusCode == 420
                || response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
                    or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout);

    private static bool IsLost(Exception? exception) => exception is HttpRequestException or IOException;
}
