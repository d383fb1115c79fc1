using System.Diagnostics;

namespace EmailSync.Hosting.Problems;

/// <summary>Every refusal and failure is an RFC 9457 document with a sentence for people and the id by which the logs know it (B1).</summary>
internal static class ProblemServices
{
    public static IServiceCollection AddProblems(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            var problem = context.ProblemDetails;
            problem.Detail ??= SentenceOf(problem.Status ?? context.HttpContext.Response.StatusCode);
            problem.Extensions["traceId"] = Activity.Current?.Id ?? context.HttpContext.TraceIdentifier;
        });
        services.AddExceptionHandler<BadRequestHandler>();
        services.AddExceptionHandler<RemoteFailureHandler>();
        services.AddExceptionHandler<DatabaseFailureHandler>();

        // The same refusals in every environment, so that one handler can say what was expected.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return services;
    }

    private static string? SentenceOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The request is not as it was expected.",
        StatusCodes.Status401Unauthorized => "Sign in first: a valid access token is missing.",
        StatusCodes.Status403Forbidden => "You are signed in, but this is not open to you.",
        StatusCodes.Status404NotFound => "There is nothing here, or it is not yours.",
        StatusCodes.Status405MethodNotAllowed => "This address does not take that method.",
        StatusCodes.Status413PayloadTooLarge => "The request is larger than the service takes.",
        StatusCodes.Status415UnsupportedMediaType => "Send the body as application/json.",
        StatusCodes.Status500InternalServerError => "Something went wrong on our side. Nothing more is known; the trace id finds it in the logs.",
        StatusCodes.Status503ServiceUnavailable => "The service cannot answer at the moment. Try again in a while.",
        _ => null,
    };
}
