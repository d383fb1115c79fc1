using System.Collections.Frozen;
using System.Globalization;

namespace EmailSync.Integrations.Exchange.Wire;

/// <summary>The table from what Graph answered to the closed list of failures. Decides by status and code, never by the words.</summary>
internal static class GraphFailures
{
    private static readonly FrozenSet<string> CursorCodes = FrozenSet.ToFrozenSet(
        ["syncStateNotFound", "resyncRequired", "syncStateInvalid"], StringComparer.OrdinalIgnoreCase);

    // Nothing of this person can be reached: to be mended by an administrator, not by asking again.
    private static readonly FrozenSet<string> NoMailboxCodes = FrozenSet.ToFrozenSet(
        ["MailboxNotEnabledForRESTAPI", "MailboxNotSupportedForRESTAPI", "ErrorInvalidUser", "ErrorNonExistentMailbox"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>True for the codes by which a delta link is called dead.</summary>
    public static bool IsCursorCode(string? code) => code is not null && CursorCodes.Contains(code);

    /// <summary>True for the codes by which an account has no mailbox that can be reached.</summary>
    public static bool IsNoMailbox(string code) => NoMailboxCodes.Contains(code);

    /// <param name="status">The HTTP status, not a successful one.</param>
    /// <param name="code">Graph's code; null where the body had none.</param>
    /// <param name="message">Graph's words, for the owner only.</param>
    /// <param name="retryAfter">The wait that the server named.</param>
    /// <param name="location">The header of a 410, or null.</param>
    public static RemoteFailure From(int status, string? code, string? message, TimeSpan? retryAfter, string? location)
    {
        var name = string.IsNullOrEmpty(code) ? string.Create(CultureInfo.InvariantCulture, $"http_{status}") : code;
        return status switch
        {
            429 or 509 => new RemoteFailure.Throttled(RemoteSystem.Exchange, name, message, retryAfter),
            503 when retryAfter is not null => new RemoteFailure.Throttled(RemoteSystem.Exchange, name, message, retryAfter),
            410 => new RemoteFailure.CursorExpired(RemoteSystem.Exchange, name, message, location),
            >= 400 and < 500 when IsCursorCode(code) => new RemoteFailure.CursorExpired(RemoteSystem.Exchange, name, message, location),
            403 when Is(code, "ErrorQuotaExceeded") => new RemoteFailure.LimitReached(RemoteSystem.Exchange, name, message),
            507 => new RemoteFailure.LimitReached(RemoteSystem.Exchange, name, message),
            401 or 403 => new RemoteFailure.AuthorizationLost(RemoteSystem.Exchange, name, message),
            >= 400 and < 500 when NoMailboxCodes.Contains(name) => new RemoteFailure.AuthorizationLost(RemoteSystem.Exchange, name, message),
            404 => new RemoteFailure.NotFound(RemoteSystem.Exchange, name, message),
            409 or 412 => new RemoteFailure.Conflict(RemoteSystem.Exchange, name, message),
            408 or 424 => new RemoteFailure.Transient(RemoteSystem.Exchange, name, message),
            // Not implemented passes as little by itself as a wrong request does.
            501 => new RemoteFailure.Rejected(RemoteSystem.Exchange, name, message, null),
            >= 500 => new RemoteFailure.Transient(RemoteSystem.Exchange, name, message),
            _ => new RemoteFailure.Rejected(RemoteSystem.Exchange, name, message, null),
        };
    }

    /// <summary>An answer that never came, came too late, or cannot be read: HTML, cut JSON, a part of what was asked for.</summary>
    public static RemoteFailure Unusable(string code, string? message = null) =>
        new RemoteFailure.Transient(RemoteSystem.Exchange, code, message);

    private static bool Is(string? code, string expected) => string.Equals(code, expected, StringComparison.OrdinalIgnoreCase);
}
