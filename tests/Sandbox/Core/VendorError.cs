using System.Text.Json;

namespace EmailSync.Sandbox.Core;

/// <summary>An error in the shape of the system that answers it.</summary>
internal static class VendorError
{
    public static async Task WriteAsync(HttpContext context, SandboxSystem system, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsJsonAsync(Body(system, code, message), context.RequestAborted);
    }

    public static object Body(SandboxSystem system, string code, string message) => system switch
    {
        SandboxSystem.Entra => new Dictionary<string, object> { ["error"] = code, ["error_description"] = message },
        SandboxSystem.Salesforce => new[] { new { message, errorCode = code } },
        SandboxSystem.Control => new { error = message },
        _ => new
        {
            error = new
            {
                code,
                message,
                innerError = new Dictionary<string, object>
                {
                    ["date"] = TimeProvider.System.GetUtcNow().ToString("s", System.Globalization.CultureInfo.InvariantCulture),
                    ["request-id"] = Guid.NewGuid(),
                    ["client-request-id"] = Guid.NewGuid(),
                },
            },
        },
    };

    /// <summary>The answer of a fault that refuses or throttles.</summary>
    public static Task WriteAsync(HttpContext context, SandboxSystem system, FaultRequest fault)
    {
        var throttled = fault.Kind == FaultKind.Throttle;
        context.Response.StatusCode = fault.Status
            ?? (!throttled ? StatusCodes.Status503ServiceUnavailable
                : system == SandboxSystem.Salesforce ? StatusCodes.Status403Forbidden
                : StatusCodes.Status429TooManyRequests);

        if (fault.Body is not { } body)
        {
            var code = fault.Code ?? (throttled ? ThrottleCode(system) : UnavailableCode(system));
            return context.Response.WriteAsJsonAsync(Body(system, code, MessageOf(code)), context.RequestAborted);
        }

        if (body.ValueKind == JsonValueKind.String)
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Response.WriteAsync(body.GetString()!, context.RequestAborted);
        }

        return context.Response.WriteAsJsonAsync(body, context.RequestAborted);
    }

    /// <summary>How long a fault's answer asks to wait; null where it names no time.</summary>
    public static int? SecondsToWait(SandboxSystem system, FaultRequest fault) =>
        fault.RetryAfterSeconds ?? (fault.Kind == FaultKind.Throttle && system == SandboxSystem.Graph ? 2 : null);

    private static string ThrottleCode(SandboxSystem system) => system switch
    {
        SandboxSystem.Graph => "ApplicationThrottled",
        SandboxSystem.Salesforce => "REQUEST_LIMIT_EXCEEDED",
        _ => "temporarily_unavailable",
    };

    private static string UnavailableCode(SandboxSystem system) => system switch
    {
        SandboxSystem.Graph => "serviceNotAvailable",
        SandboxSystem.Salesforce => "SERVER_UNAVAILABLE",
        _ => "temporarily_unavailable",
    };

    private static string MessageOf(string code) => code switch
    {
        "ApplicationThrottled" => "Application is over its MailboxConcurrency limit.",
        "REQUEST_LIMIT_EXCEEDED" => "TotalRequests Limit exceeded.",
        "serviceNotAvailable" => "The service is temporarily unavailable.",
        _ => "The request was refused by a fault of the sandbox.",
    };
}
