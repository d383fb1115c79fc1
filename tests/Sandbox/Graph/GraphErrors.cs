using System.Globalization;
using EmailSync.Sandbox.Core;

namespace EmailSync.Sandbox.Graph;

/// <summary>Turns refusals into Graph's error answers.</summary>
internal static class GraphErrors
{
    public static async Task CatchAsync(HttpContext context, RequestDelegate next, Pipeline pipeline)
    {
        var requestId = Guid.NewGuid().ToString();
        context.Response.Headers["request-id"] = requestId;
        context.Response.Headers["client-request-id"] = context.Request.Headers["client-request-id"].FirstOrDefault() ?? requestId;
        try
        {
            await next(context);
        }
        catch (NotHeldException e) when (!context.Response.HasStarted)
        {
            await pipeline.UnknownAsync(context, $"{context.Request.Method} {context.Request.Path}: {e.Message}");
        }
        catch (GraphException e) when (!context.Response.HasStarted)
        {
            await WriteAsync(context, e);
        }
    }

    private static Task WriteAsync(HttpContext context, GraphException e)
    {
        var response = context.Response;
        if (e.RetryAfterSeconds is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (e.Location is not null)
            response.Headers.Location = e.Location;
        if (e.Status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\"";
        return VendorError.WriteAsync(context, SandboxSystem.Graph, e.Status, e.Code, e.Message);
    }
}
