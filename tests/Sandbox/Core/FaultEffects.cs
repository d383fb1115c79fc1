using System.Globalization;
using Microsoft.AspNetCore.Http.Features;

namespace EmailSync.Sandbox.Core;

/// <summary>Does to a request what a fault asks for.</summary>
internal sealed class FaultEffects(SandboxSystem system, SandboxCore core)
{
    public async Task ApplyAsync(HttpContext context, Fault fault, string? subject, RequestDelegate next)
    {
        var request = fault.Request;
        switch (request.Kind)
        {
            case FaultKind.Hold:
                await fault.HoldAsync(context.RequestAborted);
                await next(context);
                break;
            case FaultKind.Drop:
                throw new ConnectionLostException();
            case FaultKind.LoseAnswer or FaultKind.HoldAnswer or FaultKind.Late or FaultKind.Truncate:
            case FaultKind.Refuse when request.AfterWork:
                await AfterWorkAsync(context, fault, next);
                break;
            case FaultKind.WorkLater:
                await WorkLaterAsync(context, fault, next);
                break;
            case FaultKind.Throttle or FaultKind.Refuse:
                await RefuseAsync(context, request, subject);
                break;
            default:
                // Only the handler knows what the fault means there.
                context.Features.Set(new StruckFeature(request));
                await next(context);
                break;
        }
    }

    private async Task RefuseAsync(HttpContext context, FaultRequest request, string? subject)
    {
        if (VendorError.SecondsToWait(system, request) is { } seconds)
        {
            // A date has no fractions: the instant that it names is the end of the second.
            context.Response.Headers.RetryAfter = request.RetryAfterAsDate
                ? core.Clock.GetUtcNow().AddSeconds(seconds + 1).ToString("R", CultureInfo.InvariantCulture)
                : seconds.ToString(CultureInfo.InvariantCulture);
            if (subject is not null)
                core.Fences.Of(system, subject).Name(seconds, context.Features.GetRequiredFeature<LoggedRequest>());
        }

        await VendorError.WriteAsync(context, system, request);
    }

    private async Task WorkLaterAsync(HttpContext context, Fault fault, RequestDelegate next)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        body.Position = 0;
        context.Features.GetRequiredFeature<LoggedRequest>().IsAnswerLost = true;

        // Nobody sends another request after one that is still at work.
        context.Response.Headers.Connection = "close";
        await VendorError.WriteAsync(context, system, fault.Request);
        await context.Response.CompleteAsync();
        await fault.HoldAsync(CancellationToken.None);

        var features = new FeatureCollection(context.Features);
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        features.Set<IHttpRequestLifetimeFeature>(new HttpRequestLifetimeFeature());
        var later = new DefaultHttpContext(features);
        later.Request.Body = body;
        await next(later);
    }

    private async Task AfterWorkAsync(HttpContext context, Fault fault, RequestDelegate next)
    {
        var wire = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var kept = new MemoryStream();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(kept));
        await next(context);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        context.Features.Set(wire);
        var answer = kept.ToArray();
        context.Features.GetRequiredFeature<LoggedRequest>().IsAnswerLost = fault.Request.Kind is FaultKind.LoseAnswer or FaultKind.Refuse or FaultKind.Truncate;
        switch (fault.Request.Kind)
        {
            case FaultKind.LoseAnswer:
                throw new ConnectionLostException();
            case FaultKind.Refuse:
                context.Response.Clear();
                await RefuseAsync(context, fault.Request, subject: null);
                return;
            case FaultKind.HoldAnswer:
                await fault.HoldAsync(context.RequestAborted);
                break;
            case FaultKind.Late:
                await Task.Delay(fault.Request.Milliseconds, context.RequestAborted);
                break;
            case FaultKind.Truncate:
                context.Response.ContentLength = null;
                answer = answer[..(answer.Length / 2)];
                break;
        }

        await wire.Writer.WriteAsync(answer, context.RequestAborted);
    }
}

/// <summary>On a request's context: a fault that its handler is to work.</summary>
internal sealed record StruckFeature(FaultRequest Request);

internal static class StruckContext
{
    /// <summary>The fault of this kind that struck the request; null where none did.</summary>
    public static FaultRequest? StruckBy(this HttpContext context, FaultKind kind) =>
        context.Features.Get<StruckFeature>() is { Request: var request } && request.Kind == kind ? request : null;
}
