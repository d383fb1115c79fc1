using System.Globalization;
using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;
using Microsoft.AspNetCore.Diagnostics;

namespace EmailSync.Hosting.Problems;

/// <summary>A system outside failed while somebody waited: whose fault it is, and when to try again. Its own words may name others, so they stay here.</summary>
internal sealed class RemoteFailureHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not RemoteException { Failure: var failure })
        {
            return false;
        }

        var (status, sentence) = Describe(failure);
        httpContext.Response.StatusCode = status;
        if (failure is RemoteFailure.Throttled { RetryAfter: { } wait })
        {
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        ProblemDetailsContext answer = new()
        {
            HttpContext = httpContext,
            ProblemDetails = { Status = status, Title = $"{failure.System} could not be used.", Detail = sentence },
            Exception = exception,
        };
        // Other conflicts concern one message or record; by the first a page tells that the next would fail as well.
        var code = failure switch
        {
            RemoteFailure.AuthorizationLost => "authorization_lost",
            RemoteFailure.Rejected { Code: ExchangeClient.MessageRefused } => ExchangeClient.MessageRefused,
            _ => null,
        };
        if (code is not null)
        {
            answer.ProblemDetails.Extensions["code"] = code;
        }

        return await problems.TryWriteAsync(answer);
    }

    private static (int Status, string Sentence) Describe(RemoteFailure failure) => failure switch
    {
        RemoteFailure.Throttled => (StatusCodes.Status503ServiceUnavailable, $"{failure.System} asks us to wait. Try again in a while."),
        RemoteFailure.LimitReached => (StatusCodes.Status503ServiceUnavailable, $"An allowance of {failure.System} is used up. Try again later."),
        RemoteFailure.AuthorizationLost { System: RemoteSystem.Salesforce } => (StatusCodes.Status409Conflict, "The connection to Salesforce does not work any more. Connect again."),
        RemoteFailure.AuthorizationLost => (StatusCodes.Status409Conflict, $"{failure.System} does not let us in. Ask an administrator."),
        RemoteFailure.Conflict => (StatusCodes.Status409Conflict, $"It was changed in {failure.System} at the same time. Try again."),
        RemoteFailure.Rejected { Code: ExchangeClient.MessageRefused } => (
            StatusCodes.Status409Conflict, "Exchange does not let EmailSync read this message. It may be protected. Ask an administrator."),
        RemoteFailure.Rejected => (StatusCodes.Status502BadGateway, $"{failure.System} has refused this ({failure.Code})."),
        _ => (StatusCodes.Status502BadGateway, $"{failure.System} does not answer at the moment. Try again in a while."),
    };
}
