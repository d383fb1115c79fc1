using System.Text.Json;

namespace EmailSync.Sandbox.Core.Chaos;

/// <summary>A kind of chance as the fault that a test could ask for.</summary>
internal static class FaultOfChance
{
    private static readonly JsonElement Page = JsonSerializer.SerializeToElement(
        "<html><head><title>Gateway</title></head><body><h1>The service could not be reached</h1><p>Try again later.</p></body></html>");

    /// <summary>Which of the two limits of an org was met: not the daily one, which is the org's own option.</summary>
    private static readonly JsonElement TooManyLongCalls = JsonSerializer.SerializeToElement(
        new[] { new { message = "ConcurrentPerOrgLongTxn Limit exceeded.", errorCode = "REQUEST_LIMIT_EXCEEDED" } });

    public static FaultRequest Of(RandomFaultKind kind, SandboxSystem system, Draw draw, RandomFaultSetting setting)
    {
        var seconds = 1 + draw.Choice(setting.MaxRetryAfterSeconds);
        var throttle = new FaultRequest(system, FaultKind.Throttle, RetryAfterSeconds: seconds, Body: system == SandboxSystem.Salesforce ? TooManyLongCalls : null);
        var refuse = new FaultRequest(system, FaultKind.Refuse);
        return kind switch
        {
            RandomFaultKind.ThrottleSeconds => throttle,
            RandomFaultKind.ThrottleDate => throttle with { RetryAfterAsDate = true },
            RandomFaultKind.Unavailable => refuse with { RetryAfterSeconds = seconds },
            RandomFaultKind.UnavailableBare => refuse,
            RandomFaultKind.GatewayTimeout => refuse with { Status = 504, Code = "UnknownError", AfterWork = draw.Choice(2) == 0 },
            RandomFaultKind.Html => refuse with { Status = ((int[])[502, 503, 200])[draw.Choice(3)], Body = Page },
            RandomFaultKind.Truncated => refuse with { Kind = FaultKind.Truncate },
            RandomFaultKind.Late => refuse with { Kind = FaultKind.Late, Milliseconds = setting.LateMilliseconds },
            RandomFaultKind.DropBefore => refuse with { Kind = FaultKind.Drop },
            RandomFaultKind.DropAfter => refuse with { Kind = FaultKind.LoseAnswer },
            RandomFaultKind.ExpiredToken => refuse with { Kind = FaultKind.ExpireToken },
            RandomFaultKind.ExpiredCursor => refuse with { Kind = FaultKind.ExpireCursor, Status = draw.Choice(2) == 0 ? 410 : 400 },
            RandomFaultKind.PartialEntities => refuse with { Kind = FaultKind.PartialEntities },
            RandomFaultKind.Repeats => refuse with { Kind = FaultKind.RepeatEntities },
            RandomFaultKind.LockRow => refuse with { Kind = FaultKind.LockRow, Rows = draw.Rows() },
            _ => refuse with { Status = 500, Code = ServerErrorCode(system) },
        };
    }

    private static string ServerErrorCode(SandboxSystem system) => system switch
    {
        SandboxSystem.Graph => "InternalServerError",
        SandboxSystem.Salesforce => "UNKNOWN_EXCEPTION",
        _ => "server_error",
    };
}
