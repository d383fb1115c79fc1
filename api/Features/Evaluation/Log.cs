namespace EmailSync.Features.Evaluation;

internal static partial class Log
{
    [LoggerMessage(4001, LogLevel.Error, "Message {MessageId} could not be evaluated by a fault of ours")]
    public static partial void EvaluationFailed(this ILogger logger, Exception exception, string messageId);
}
