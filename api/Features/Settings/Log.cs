namespace EmailSync.Features.Settings;

internal static partial class Log
{
    [LoggerMessage(3001, LogLevel.Information, "Settings saved at level {Level} of {OwnerId}")]
    public static partial void SettingsSaved(this ILogger logger, string level, string ownerId);

    [LoggerMessage(3002, LogLevel.Error, "Settings of {OwnerId} were saved, but the schedule did not take them up; the next sweep will")]
    public static partial void NotScheduled(this ILogger logger, Exception exception, string ownerId);
}
