using System.Text.RegularExpressions;
using Microsoft.Identity.Client;

namespace EmailSync.Integrations.Exchange.Wire;

/// <summary>The table from what MSAL threw to the closed list of failures.</summary>
internal static partial class EntraFailures
{
    public static RemoteFailure From(Exception exception, DateTimeOffset now) => exception switch
    {
        MsalServiceException { StatusCode: 429 } e => new RemoteFailure.Throttled(RemoteSystem.Entra, e.ErrorCode, e.Message, WaitOf(e, now)),
        MsalServiceException { StatusCode: 503 } e when WaitOf(e, now) is { } wait => new RemoteFailure.Throttled(RemoteSystem.Entra, e.ErrorCode, e.Message, wait),
        MsalServiceException e when e.StatusCode >= 500 || e.StatusCode == 408 || e.ErrorCode == MsalError.RequestTimeout =>
            new RemoteFailure.Transient(RemoteSystem.Entra, e.ErrorCode, e.Message),
        MsalException { InnerException: HttpRequestException or TaskCanceledException } e =>
            new RemoteFailure.Transient(RemoteSystem.Entra, e.ErrorCode, e.Message),
        MsalException { ErrorCode: MsalError.JsonParseError or MsalError.NonParsableOAuthError or MsalError.UnknownError } e =>
            new RemoteFailure.Transient(RemoteSystem.Entra, e.ErrorCode, e.Message),
        // Wrong secret, expired certificate, app removed, consent taken back.
        MsalException e => new RemoteFailure.AuthorizationLost(RemoteSystem.Entra, EntraCode(e.Message) ?? e.ErrorCode, e.Message),
        HttpRequestException or IOException or TimeoutException or OperationCanceledException =>
            new RemoteFailure.Transient(RemoteSystem.Entra, "connection", exception.Message),
        { InnerException: { } inner } when inner is MsalException or HttpRequestException => From(inner, now),
        // Identity.Web's own complaints, which it numbers, are about the configuration, which does not mend itself.
        _ when exception.Message.StartsWith("IDW", StringComparison.Ordinal) => new RemoteFailure.AuthorizationLost(RemoteSystem.Entra, "app_token", exception.Message),
        // What is left comes of an answer that MSAL could not read: a proxy's page, or one that was cut.
        _ => new RemoteFailure.Transient(RemoteSystem.Entra, "unreadable_answer", exception.Message),
    };

    private static TimeSpan? WaitOf(MsalServiceException exception, DateTimeOffset now) => RetryAfterHeader.Read(exception.Headers?.RetryAfter?.ToString(), now);

    // MSAL calls most of them invalid_client; Entra's own number, by which an administrator finds the help page, is in the words alone.
    private static string? EntraCode(string message) => Number().Match(message) is { Success: true } match ? match.Value : null;

    [GeneratedRegex("AADSTS[0-9]{5,8}", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
