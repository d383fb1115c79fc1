namespace EmailSync.Features.Evaluation;

internal static partial class Log
{
    [LoggerMessage(4001, LogLevel.Error, "Message {MessageId} could not be evaluated by a fault of ours")]
    public static partial void EvaluationFailed(this ILogger logger, Exception exception, string messageId);

    [LoggerMessage(4002, LogLevel.Warning, "Recording {RecordingKey} could not follow what a person chose ({Code}); the next run tries again")]
    public static partial void FollowingFailed(this ILogger logger, string recordingKey, string code);
}
