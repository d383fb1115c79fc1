using EmailSync.Storage;
using Microsoft.AspNetCore.Diagnostics;

namespace EmailSync.Hosting.Problems;

/// <summary>The database cannot be written while somebody waits: what they did is not kept, and they are told so.</summary>
internal sealed class DatabaseFailureHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!DatabaseFailures.IsUnwritable(exception))
        {
            return false;
        }

        httpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return await problems.TryWriteAsync(new()
        {
            HttpContext = httpContext,
            ProblemDetails =
            {
                Status = StatusCodes.Status503ServiceUnavailable,
                Title = "The database could not be used.",
                Detail = "EmailSync's database cannot be written at the moment, so nothing was kept. Ask an administrator to look at its disk.",
            },
            Exception = exception,
        });
    }
}
