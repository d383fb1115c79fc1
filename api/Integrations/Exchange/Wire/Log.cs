namespace EmailSync.Integrations.Exchange.Wire;

/// <summary>Ids, codes and counts; no addresses, subjects or URLs.</summary>
internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Information, "Exchange slowed down mailbox {UserId} at {Route} ({Code}): nothing is sent for {Seconds} s")]
    public static partial void Throttled(ILogger logger, string userId, string route, string code, double seconds);

    [LoggerMessage(2002, LogLevel.Debug, "Reading {Route} of mailbox {UserId} again ({Code}), requests: {Count}")]
    public static partial void TryingAgain(ILogger logger, string userId, string route, string code, int count);

    [LoggerMessage(2003, LogLevel.Warning, "Exchange refused {Count} requests of {Route} for mailbox {UserId}; asked alone it answered {Status}")]
    public static partial void CheckedAlone(ILogger logger, string userId, string route, int status, int count);

    [LoggerMessage(2007, LogLevel.Warning, "{Count} requests of {Route} for mailbox {UserId} failed ({Code}); asked for its inbox it answered {Status}")]
    public static partial void Probed(ILogger logger, string userId, string route, string code, int status, int count);

    [LoggerMessage(2004, LogLevel.Warning, "Exchange gave no count for a folder of mailbox {UserId} ({Code})")]
    public static partial void NotCounted(ILogger logger, string userId, string code);

    [LoggerMessage(2005, LogLevel.Information, "A batch refused the changes of a folder of mailbox {UserId} ({Code}): asked by themselves")]
    public static partial void OutsideBatch(ILogger logger, string userId, string code);

    [LoggerMessage(2006, LogLevel.Information, "A page of mailbox {UserId} took too long: asking for {PageSize} messages")]
    public static partial void SmallerPage(ILogger logger, string userId, int pageSize);
}
