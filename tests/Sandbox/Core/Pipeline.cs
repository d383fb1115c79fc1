using Microsoft.AspNetCore.Http.Features;

namespace EmailSync.Sandbox.Core;

/// <summary>
/// What surrounds every request of a system, outer and inner: the log, faults, and (after routing) the route's name, latency and the
/// 501 where no route matched.
/// </summary>
internal sealed partial class Pipeline(SandboxSystem system, SandboxCore core, ILogger log)
{
    private readonly FaultEffects _effects = new(system, core);

    /// <summary>Whose request it is: the mailbox's address, the org user, the application; null where it is nobody's.</summary>
    public Func<HttpContext, ValueTask<string?>> SubjectOf { get; set; } = _ => new(default(string));

    /// <summary>Sends away whoever is back before the wait that was named to them is over. Graph does it in the mailbox.</summary>
    public bool Fences { get; set; }

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
        if (endpoint.Metadata.GetMetadata<ServesPeople>() is null && (Fences || core.RandomFaults.Setting is not null))
            await AmongFaultsAsync(context, request, Work);
        else
            await Work(context);

        async Task Work(HttpContext reached)
        {
            if (endpoint.Metadata.GetMetadata<TakesItsOwnTime>() is null)
                await core.Latency.WaitAsync(system, reached.RequestAborted);
            await next(reached);
        }
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
        if (core.Faults.Strike(request) is not { } fault)
        {
            await next(context);
            return;
        }

        request.Fault = fault.Request.Kind.ToString();
        await _effects.ApplyAsync(context, fault, fault.Request.Kind is FaultKind.Throttle or FaultKind.Refuse ? await SubjectOf(context) : null, next);
    }

    private async Task AmongFaultsAsync(HttpContext context, LoggedRequest request, RequestDelegate work)
    {
        var subject = await SubjectOf(context);
        if (Fences && core.Fences.Find(system, subject)?.SecondsFor(request) is { } seconds)
        {
            var again = new FaultRequest(system, FaultKind.Throttle, RetryAfterSeconds: seconds);
            await _effects.ApplyAsync(context, new Fault(0, again), subject: null, work);
            return;
        }

        if (core.RandomFaults.Strike(request, subject) is not var (kind, struck))
        {
            await work(context);
            return;
        }

        request.Fault = kind.ToString();
        await _effects.ApplyAsync(context, new Fault(0, struck), subject, work);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{System} was asked for what the sandbox does not hold: {What}")]
    private static partial void LogUnknown(ILogger log, SandboxSystem system, string what);
}

/// <summary>On an endpoint that a person's browser asks: no fault of chance strikes it.</summary>
internal sealed class ServesPeople;

/// <summary>Runs an inner request through log, faults and routes like one from the wire.</summary>
internal sealed record PipelineFeature(Func<HttpContext, Task> RunAsync);

/// <summary>Marks an inner request with the batch that carries it.</summary>
internal sealed record InnerRequestFeature(LoggedRequest Batch);

/// <summary>A fault cuts the connection: of an inner request, that of its batch.</summary>
internal sealed class ConnectionLostException : Exception;
