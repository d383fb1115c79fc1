namespace EmailSync.Features.Connections;

internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Warning, "The Salesforce connection of user {UserId} has expired: {Code}")]
    public static partial void ConnectionExpired(this ILogger logger, string userId, string code);

    [LoggerMessage(2002, LogLevel.Information, "User {UserId} has connected Salesforce organisation {OrganisationId}")]
    public static partial void Connected(this ILogger logger, string userId, string organisationId);

    [LoggerMessage(2003, LogLevel.Information, "User {UserId} has disconnected Salesforce")]
    public static partial void Disconnected(this ILogger logger, string userId);

    [LoggerMessage(2004, LogLevel.Warning, "A Salesforce sign-in ended as {Reason}: {Code}")]
    public static partial void SignInFailed(this ILogger logger, string reason, string code);

    [LoggerMessage(2005, LogLevel.Warning, "The Salesforce organisation of user {UserId} could not be described: {Code}")]
    public static partial void DescribeFailed(this ILogger logger, string userId, string code);

    [LoggerMessage(2006, LogLevel.Warning, "The Salesforce token of user {UserId} could not be revoked: {Code}")]
    public static partial void RevokeFailed(this ILogger logger, string userId, string code);

    [LoggerMessage(2007, LogLevel.Warning, "The mailbox of user {UserId} could not be read: {Code}")]
    public static partial void MailboxFailed(this ILogger logger, string userId, string code);

    [LoggerMessage(2008, LogLevel.Error, "A connection of user {UserId} works, but the schedule did not take it up; the next sweep will")]
    public static partial void NotScheduled(this ILogger logger, Exception exception, string userId);

    [LoggerMessage(2009, LogLevel.Error, "Microsoft does not let this deployment in: {Code}. No mailbox can be read until its app registration is mended: secret or certificate, permissions, consent")]
    public static partial void SignInRefused(this ILogger logger, string code);

    [LoggerMessage(2010, LogLevel.Information, "Microsoft lets this deployment in again")]
    public static partial void SignInWorks(this ILogger logger);
}
