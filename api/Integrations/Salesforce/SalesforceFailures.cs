using EmailSync.Integrations.Salesforce.Wire;
using static EmailSync.Integrations.RemoteFailure;

namespace EmailSync.Integrations.Salesforce;

/// <summary>What each of Salesforce's answers means to us: a pure table, with a test a row.</summary>
internal static class SalesforceFailures
{
    /// <summary>A success that cannot be read: cut off, or not JSON.</summary>
    public const string Unreadable = "unreadable_answer";

    /// <summary>The org's calls of the day are used up, or too many run at once: the text tells which.</summary>
    public const string CallsUsedUp = "REQUEST_LIMIT_EXCEEDED";

    private const RemoteSystem System = RemoteSystem.Salesforce;

    private static readonly HashSet<string> PassingCodes = new(StringComparer.Ordinal)
    {
        "UNABLE_TO_LOCK_ROW", "TOO_MANY_APEX_REQUESTS", "QUERY_TIMEOUT", "REQUEST_RUNNING_TOO_LONG", "UNKNOWN_EXCEPTION",
        "API_CURRENTLY_DISABLED", "INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE", "TERRITORY_REALIGN_IN_PROGRESS",
        "ALL_OR_NONE_OPERATION_ROLLED_BACK", "PROCESSING_HALTED",
    };

    /// <summary>Only an administrator or a new sign-in can mend these (B4).</summary>
    private static readonly HashSet<string> AccessCodes = new(StringComparer.Ordinal)
    {
        "INVALID_SESSION_ID", "INVALID_AUTH_HEADER", "INVALID_LOGIN", "ORG_LOCKED", "API_DISABLED_FOR_ORG",
        "INVALID_OPERATION_WITH_EXPIRED_PASSWORD", "LOGIN_MUST_USE_SECURITY_TOKEN",
    };

    /// <summary>Triggers and flows hide another's lock error in their own (salesforce.md 8).</summary>
    private static readonly string[] LockTexts = ["UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access"];

    /// <summary>The org has changed since it was described: a field is gone or shorter, a value is no longer active.</summary>
    private static readonly HashSet<string> OutdatedCodes = new(StringComparer.Ordinal)
    {
        "INVALID_FIELD", "INVALID_FIELD_FOR_INSERT_UPDATE", "INVALID_TYPE", "STRING_TOO_LONG", "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
    };

    /// <summary>True where a new describe may mend what the org has refused.</summary>
    public static bool MayBeOutdated(RemoteFailure failure)
        => failure is Rejected { System: System } && OutdatedCodes.Contains(failure.Code);

    /// <summary>True where Salesforce itself has not answered: what was asked for may still come.</summary>
    public static bool MayBeAtWork(RemoteFailure failure)
        => failure is Transient { System: System, Code: "timeout" or "connection" or Unreadable or "http_502" or "http_504" };

    /// <param name="status">The HTTP status; for an item of a collection 400, which has none of its own.</param>
    /// <param name="fields">The fields that the error names.</param>
    /// <param name="retryAfter">The wait that the server named.</param>
    public static RemoteFailure From(int status, string? errorCode, string? message, IReadOnlyList<string>? fields, TimeSpan? retryAfter = null)
    {
        var code = string.IsNullOrWhiteSpace(errorCode) ? $"http_{status}" : errorCode;
        return code switch
        {
            CallsUsedUp => LimitOf(code, message, retryAfter),
            "STORAGE_LIMIT_EXCEEDED" => new LimitReached(System, code, message),
            "SERVER_UNAVAILABLE" => Busy(code, message, retryAfter),
            "NOT_FOUND" => new NotFound(System, code, message),
            _ when PassingCodes.Contains(code) || IsWrappedLock(message) => new Transient(System, code, message),
            _ when AccessCodes.Contains(code) || code.StartsWith("TXN_SECURITY_", StringComparison.Ordinal)
                => new AuthorizationLost(System, code, message),
            _ => ByStatus(status, code, message, fields, retryAfter),
        };
    }

    /// <summary>An answer that is not a success, or a success that could not be read; the body may be anything.</summary>
    public static RemoteFailure FromAnswer(int status, string? body, TimeSpan? retryAfter)
    {
        if (status is >= 200 and < 300)
        {
            return new Transient(System, Unreadable, null);
        }

        var error = RestErrors.Read(body);
        return From(status, error?.ErrorCode, error?.Message, error?.Fields, retryAfter);
    }

    /// <summary>No answer came. Whether the work was done is not known.</summary>
    public static RemoteFailure FromTransport(Exception exception)
        => exception is RemoteException { Failure: var failure } ? failure
            : exception is OperationCanceledException or TimeoutException ? new Transient(System, "timeout", null)
            : new Transient(System, "connection", null);

    /// <summary>An answer of the sign-in endpoints (RFC 6749, 5.2).</summary>
    public static RemoteFailure FromOAuth(int status, string? error, string? description, TimeSpan? retryAfter = null)
    {
        var code = string.IsNullOrWhiteSpace(error) ? $"http_{status}" : error;
        return code switch
        {
            _ when IsPassingOAuth(code, description) => Busy(code, description, retryAfter),
            "invalid_grant" or "inactive_user" or "inactive_org" or "invalid_app_access" or "access_denied" or "app_not_found"
                or "OAUTH_APP_BLOCKED" or "OAUTH_APP_ACCESS_DENIED" or "OAUTH_EC_APP_NOT_FOUND"
                => new AuthorizationLost(System, code, description),
            // Our own app's settings, not the person's consent: their stored connection must outlive it.
            _ when code.StartsWith("invalid_client", StringComparison.Ordinal) => new Rejected(System, code, description, null),
            _ => ByStatus(status, code, description, null, retryAfter),
        };
    }

    private static RemoteFailure ByStatus(int status, string code, string? message, IReadOnlyList<string>? fields, TimeSpan? retryAfter)
        => status switch
        {
            401 => new AuthorizationLost(System, code, message),
            403 when message?.Contains("Bad_OAuth_Token", StringComparison.OrdinalIgnoreCase) == true => new AuthorizationLost(System, code, message),
            404 when code == "http_404" => new NotFound(System, code, message),
            429 => new Throttled(System, code, message, retryAfter),
            503 => Busy(code, message, retryAfter),
            0 or 408 or 420 or >= 500 => new Transient(System, code, message),
            > 300 and < 400 => new Transient(System, code, message),
            _ => new Rejected(System, code, message, fields is { Count: > 0 } ? fields[0] : null),
        };

    private static RemoteFailure Busy(string code, string? message, TimeSpan? retryAfter)
        => retryAfter is { } wait ? new Throttled(System, code, message, wait) : new Transient(System, code, message);

    /// <summary>Too many at once passes in seconds; the day's allowance does not.</summary>
    private static RemoteFailure LimitOf(string code, string? message, TimeSpan? retryAfter)
        => retryAfter is not null || message?.Contains("Concurrent", StringComparison.OrdinalIgnoreCase) == true
            ? new Throttled(System, code, message, retryAfter)
            : new LimitReached(System, code, message);

    private static bool IsWrappedLock(string? message)
        => message is not null && LockTexts.Any(text => message.Contains(text, StringComparison.OrdinalIgnoreCase));

    private static bool IsPassingOAuth(string code, string? description)
        => code is "unknown_error" or "server_error" or "temporarily_unavailable" or "rate_limit_exceeded"
            || description?.Contains("already being processed", StringComparison.OrdinalIgnoreCase) == true
            || description?.Contains("login rate exceeded", StringComparison.OrdinalIgnoreCase) == true
            || description?.Contains("retry your request", StringComparison.OrdinalIgnoreCase) == true;
}
