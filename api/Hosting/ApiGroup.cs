using Microsoft.Net.Http.Headers;

namespace EmailSync.Hosting;

/// <summary>The interface's own part of the address space: nothing in it is open unless it says so, and nothing of it is kept by caches.</summary>
internal static class ApiGroup
{
    public static RouteGroupBuilder MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/api").RequireAuthorization();
        api.AddEndpointFilter((context, next) =>
        {
            context.HttpContext.Response.Headers[HeaderNames.CacheControl] = "no-store";
            return next(context);
        });
        return api;
    }
}
