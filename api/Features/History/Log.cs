namespace EmailSync.Features.History;

internal static partial class Log
{
    [LoggerMessage(7001, LogLevel.Information, "Of what is kept for 30 days: {Messages} rows of messages and {Runs} runs deleted, the people of {Recordings} recordings cleared")]
    public static partial void Retained(this ILogger logger, int messages, int recordings, int runs);

    [LoggerMessage(7002, LogLevel.Error, "What is kept for 30 days could not be cleared; it is tried again in a day")]
    public static partial void RetentionFailed(this ILogger logger, Exception exception);
}
