namespace EmailSync.Features.Sync;

internal static partial class Log
{
    private static readonly Func<ILogger, string, IDisposable?> _inRun = LoggerMessage.DefineScope<string>("run {RunId}");

    /// <summary>Names the run on every line written within, the edges' lines too.</summary>
    public static IDisposable? InRun(this ILogger logger, string runId) => _inRun(logger, runId);

    [LoggerMessage(
        6001,
        LogLevel.Information,
        "Run {RunId} of user {UserId} stands as {State}, result {Result}, cause {CauseCode}: seen {Seen}, decided {Decided}, recorded {Recorded}, problems {Problems}, {Milliseconds} ms")]
    public static partial void RunEnded(
        this ILogger logger, string runId, string userId, string state, string result, string causeCode, int seen, int decided, int recorded, int problems, long milliseconds);

    [LoggerMessage(6002, LogLevel.Error, "Run {RunId} of user {UserId} failed by a fault of ours")]
    public static partial void RunBroke(this ILogger logger, Exception exception, string runId, string userId);

    [LoggerMessage(6003, LogLevel.Error, "The sweep for runs without a trigger failed")]
    public static partial void SweepFailed(this ILogger logger, Exception exception);

    [LoggerMessage(6004, LogLevel.Warning, "The category list of the mailbox of user {UserId} refused ours: {Code}")]
    public static partial void CategoryRefused(this ILogger logger, string userId, string code);

    [LoggerMessage(6005, LogLevel.Warning, "A folder of user {UserId} gives no changes ({Code}): its list is read instead")]
    public static partial void ListedInstead(this ILogger logger, string userId, string code);
}
