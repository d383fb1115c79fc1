using Microsoft.AspNetCore.Http.Features;

namespace EmailSync.Sandbox.Core;

/// <summary>
/// What surrounds every request of a system, outer and inner: the log, faults, and (after routing) the route's name, latency and the
/// 501 where no route matched.
/// </summary>
internal sealed partial class Pipeline(SandboxSystem system, SandboxCore core, ILogger log)
{
    /// <summary>Called with the request's path and the seconds of a wait that a fault has named.</summary>
    public Action<PathString, int>? Throttled { get; set; }

    public async Task AroundAsync(HttpContext context, RequestDelegate next)
    {
        var batch = context.Features.Get<InnerRequestFeature>()?.Batch;
        var request = core.Log.Begin(system, context.Request, batch);
        context.Features.Set(request);
        context.Features.Set(new PipelineFeature(inner => AroundAsync(inner, next)));
        try
        {
            await WithFaultAsync(context, request, next);
            core.Log.End(request, context.Response.StatusCode);
        }
        catch (ConnectionLostException) when (batch is null)
        {
            core.Log.End(request, 0);
            context.Abort();
        }
        catch (Exception e)
        {
            core.Log.End(request, e is OperationCanceledException or ConnectionLostException ? 0 : 500);
            throw;
        }
    }

    public async Task AfterRoutingAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Features.GetRequiredFeature<LoggedRequest>();
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            // A method that a known path does not take, and the CORS preflight's own answer, have an endpoint without a pattern.
            await UnknownAsync(context, $"{request.Method} {request.Path}{request.Query}");
            return;
        }

        request.Route = $"{request.Method} /{endpoint.RoutePattern.RawText?.TrimStart('/')}";
        if (endpoint.Metadata.GetMetadata<TakesItsOwnTime>() is null)
            await core.Latency.WaitAsync(system, context.RequestAborted);
        await next(context);
    }

    /// <summary>Answers 501 and writes <paramref name="what"/> where the test that caused it will find it.</summary>
    public Task UnknownAsync(HttpContext context, string what)
    {
        core.Log.Unknown(system, what);
        LogUnknown(log, system, what);
        return VendorError.WriteAsync(context, system, StatusCodes.Status501NotImplemented, "NotImplemented", $"The sandbox does not hold: {what}");
    }

    private async Task WithFaultAsync(HttpContext context, LoggedRequest request, RequestDelegate next)
    {
        var fault = core.Faults.Strike(request);
        switch (fault?.Request.Kind)
        {
            case null:
                await next(context);
                break;
            case FaultKind.Hold:
                await fault.HoldAsync(context.RequestAborted);
                await next(context);
                break;
            case FaultKind.Drop:
                throw new ConnectionLostException();
            case FaultKind.LoseAnswer or FaultKind.HoldAnswer:
                await KeepingTheAnswerAsync(context, next, fault);
                break;
            default:
                await VendorError.WriteAsync(context, system, fault.Request);
                if (fault.Request.Kind == FaultKind.Throttle)
                    Throttled?.Invoke(context.Request.Path, fault.Request.RetryAfterSeconds ?? 2);
                break;
        }
    }

    private static async Task KeepingTheAnswerAsync(HttpContext context, RequestDelegate next, Fault fault)
    {
        var wire = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var kept = new MemoryStream();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(kept));
        await next(context);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        if (fault.Request.Kind == FaultKind.LoseAnswer)
            throw new ConnectionLostException();

        await fault.HoldAsync(context.RequestAborted);
        context.Features.Set(wire);
        await wire.Writer.WriteAsync(kept.ToArray(), context.RequestAborted);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{System} was asked for what the sandbox does not hold: {What}")]
    private static partial void LogUnknown(ILogger log, SandboxSystem system, string what);
}

/// <summary>Runs an inner request through log, faults and routes like one from the wire.</summary>
internal sealed record PipelineFeature(Func<HttpContext, Task> RunAsync);

/// <summary>Marks an inner request with the batch that carries it.</summary>
internal sealed record InnerRequestFeature(LoggedRequest Batch);

/// <summary>A fault cuts the connection: of an inner request, that of its batch.</summary>
internal sealed class ConnectionLostException : Exception;
