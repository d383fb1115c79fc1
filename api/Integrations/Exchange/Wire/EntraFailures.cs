using Microsoft.Identity.Client;

namespace EmailSync.Integrations.Exchange.Wire;

/// <summary>The table from what MSAL threw to the closed list of failures.</summary>
internal static class EntraFailures
{
    public static RemoteFailure From(Exception exception) => exception switch
    {
        MsalServiceException { StatusCode: 429 } e =>
            new RemoteFailure.Throttled(RemoteSystem.Entra, e.ErrorCode, e.Message, e.Headers?.RetryAfter?.Delta),
        MsalServiceException e when e.StatusCode >= 500 || e.StatusCode == 408 || e.ErrorCode == MsalError.RequestTimeout =>
            new RemoteFailure.Transient(RemoteSystem.Entra, e.ErrorCode, e.Message),
        MsalException { InnerException: HttpRequestException or TaskCanceledException } e =>
            new RemoteFailure.Transient(RemoteSystem.Entra, e.ErrorCode, e.Message),
        // Wrong secret, expired certificate, app removed, consent taken back: AADSTS codes are in the words.
        MsalException e => new RemoteFailure.AuthorizationLost(RemoteSystem.Entra, e.ErrorCode, e.Message),
        HttpRequestException or IOException or TimeoutException or OperationCanceledException =>
            new RemoteFailure.Transient(RemoteSystem.Entra, "connection", exception.Message),
        { InnerException: { } inner } when inner is MsalException or HttpRequestException => From(inner),
        // Identity.Web's own complaints are about the configuration, which does not mend itself.
        _ => new RemoteFailure.AuthorizationLost(RemoteSystem.Entra, "app_token", exception.Message),
    };
}
