namespace EmailSync.Features.Recording;

internal static partial class Log
{
    [LoggerMessage(5001, LogLevel.Error, "Message {MessageId} could not be planned by a fault of ours")]
    public static partial void PlanFailed(this ILogger logger, Exception exception, string messageId);
}
