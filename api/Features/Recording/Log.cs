namespace EmailSync.Features.Recording;

internal static partial class Log
{
    [LoggerMessage(5001, LogLevel.Error, "Message {MessageId} could not be planned by a fault of ours")]
    public static partial void PlanFailed(this ILogger logger, Exception exception, string messageId);

    [LoggerMessage(5002, LogLevel.Warning, "The category could not be taken off a message of user {UserId}: {Code}; the next run does it")]
    public static partial void NotTakenOff(this ILogger logger, string userId, string code);
}
