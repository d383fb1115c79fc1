using System.Net;
using Microsoft.Extensions.Options;
using Refit;

namespace EmailSync.Integrations.Salesforce.Wire;

/// <summary>An answer with the server's clock when it gave it.</summary>
internal sealed record WireAnswer<T>(T Content, DateTimeOffset ServerTime);

/// <summary>
/// Sends a call to its own org with its user's token. Where Salesforce says that the session is over it asks once for another and sends
/// again; a creating POST too, for what was refused with 401 was not done. Nothing but <see cref="RemoteException"/> leaves it.
/// </summary>
internal sealed partial class SalesforceWire(
    IHttpClientFactory clients,
    IOptions<SalesforceOptions> options,
    OrganisationFence fence,
    SalesforceMetrics metrics,
    TimeProvider time,
    ILogger<SalesforceWire> logger)
{
    public const string ClientName = "EmailSync.Salesforce";

    private static readonly RefitSettings Settings = new(new SystemTextJsonContentSerializer(SalesforceJson.Wire.Options));

    // The allowance is of the last 24 hours and comes back little by little: everybody of the org waits, and one asks now and then.
    private static readonly TimeSpan UsedUpWait = TimeSpan.FromMinutes(2);

    public string ApiVersion => options.Value.ApiVersion;

    public async Task<WireAnswer<T>> SendAsync<T>(SalesforceCall call, Func<ISalesforceApi, string, Task<ApiResponse<T>>> send, CancellationToken cancellationToken)
        where T : class
    {
        fence.Pass(call.Session.OrganisationId);
        var access = await call.Session.AccessAsync(null, cancellationToken);
        using (var answer = await send(ApiOf(access), access.AccessToken))
        {
            if (!IsSessionOver(answer))
            {
                return Read(call, answer, cancellationToken);
            }
        }

        Log.SessionOver(logger, call.Route, call.Session.OrganisationId, call.Session.UserId);
        access = await call.Session.AccessAsync(access.AccessToken, cancellationToken);
        using var second = await send(ApiOf(access), access.AccessToken);
        return Read(call, second, cancellationToken);
    }

    /// <summary>Keeps what a failure says of the whole org, and gives it back to be thrown.</summary>
    public RemoteException Failed(SalesforceCall call, RemoteFailure failure, Exception? inner = null)
    {
        if (failure is RemoteFailure.Throttled or RemoteFailure.LimitReached)
        {
            metrics.Throttled(failure.Code);
        }

        TimeSpan? wait = failure switch
        {
            RemoteFailure.Throttled { RetryAfter: { } named } => named,
            RemoteFailure.LimitReached { Code: SalesforceFailures.CallsUsedUp } => UsedUpWait,
            _ => null,
        };
        if (wait is { } until)
        {
            fence.Close(call.Session.OrganisationId, until, failure);
        }

        Log.CallFailed(logger, call.Route, call.Session.OrganisationId, call.Session.UserId, failure.GetType().Name, failure.Code);
        return new RemoteException(failure, inner);
    }

    private ISalesforceApi ApiOf(SalesforceAccess access)
    {
        var client = clients.CreateClient(ClientName);
        client.BaseAddress = SalesforceHosts.Checked(access.InstanceUrl);
        return RestService.ForGenerated<ISalesforceApi>(client, Settings);
    }

    private WireAnswer<T> Read<T>(SalesforceCall call, ApiResponse<T> answer, CancellationToken cancellationToken)
        where T : class
    {
        if (answer is { IsSuccessful: true, Content: { } content })
        {
            return new(content, answer.Headers.Date ?? time.GetUtcNow());
        }

        if (answer.HasRequestError(out var lost))
        {
            // Whoever gave up must hear that, and not that Salesforce failed.
            cancellationToken.ThrowIfCancellationRequested();
            throw Failed(call, SalesforceFailures.FromTransport(lost.InnerException ?? lost), lost);
        }

        var body = (answer.Error as ApiException)?.Content;
        var retryAfter = RetryAfter.Read(answer.Headers, time.GetUtcNow());
        throw Failed(call, SalesforceFailures.FromAnswer((int)(answer.StatusCode ?? 0), body, retryAfter), answer.Error);
    }

    /// <summary>
    /// Some 401s are of the app, not of the session: a new token would be refused the same way. One that does not say why, cut on its way or a
    /// proxy's page, may be of the session, and is not yet a refusal (B4).
    /// </summary>
    private static bool IsSessionOver<T>(ApiResponse<T> answer)
        => answer.StatusCode == HttpStatusCode.Unauthorized
            && (answer.Error as ApiException)?.Content is var content
            && (RestErrors.Read(content)?.ErrorCode is null || IsSessionOver(content!));

    private static bool IsSessionOver(string body)
        => body.Contains("INVALID_SESSION_ID", StringComparison.Ordinal)
            && !body.Contains("not attached to Agent", StringComparison.OrdinalIgnoreCase)
            && !body.Contains("not valid for use with the REST API", StringComparison.OrdinalIgnoreCase);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Salesforce ended the session: {Route}, organisation {OrganisationId}, user {UserId}; asking for another")]
        public static partial void SessionOver(ILogger logger, string route, string organisationId, string userId);

        [LoggerMessage(2, LogLevel.Warning, "Salesforce call failed: {Route}, organisation {OrganisationId}, user {UserId}: {Kind} {Code}")]
        public static partial void CallFailed(ILogger logger, string route, string organisationId, string userId, string kind, string code);
    }
}
