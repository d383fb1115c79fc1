using EmailSync.Sandbox.Core;

namespace EmailSync.Sandbox.Control;

/// <summary>A mistake in a test's own request is answered with what is wrong with it.</summary>
internal static class BadRequests
{
    public static async Task SayWhyAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException e)
        {
            var why = e.InnerException is { } inner ? $"{e.Message} {inner.Message}" : e.Message;
            await VendorError.WriteAsync(context, SandboxSystem.Control, e.StatusCode, "BadRequest", why);
        }
    }
}
