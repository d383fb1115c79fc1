using System.Text.Json;
using System.Text.Json.Nodes;
using EmailSync.Sandbox.Core;
using EmailSync.Sandbox.Salesforce.OAuth;
using EmailSync.Sandbox.Salesforce.Store;
using Microsoft.AspNetCore.Http.Features;

namespace EmailSync.Sandbox.Salesforce.Rest;

/// <summary>What stands before every REST resource: the length of the address, the version, the session, the daily limit, the JSON.</summary>
internal sealed class RestGate(OrgStore org, Sessions sessions, ApiUsage usage)
{
    public const int LongestUri = 16_384;

    /// <summary>Of text; files of up to 37.5 MB fit into it in base64.</summary>
    public const long LongestJson = 50 * 1024 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public RequestDelegate Handle(Func<RestCall, RestAnswer> work) => HandleAsync(call => Task.FromResult(org.Work(_ => work(call))));

    public RequestDelegate HandleAsync(Func<RestCall, Task<RestAnswer>> work) => async context =>
    {
        RestAnswer answer;
        try
        {
            answer = await work(await AdmitAsync(context));
        }
        catch (SalesforceException e)
        {
            answer = RestAnswer.Error(e);
        }
        catch (Exception e) when (e is JsonException || (e is InvalidOperationException && e.Source?.StartsWith("System.Text.Json", StringComparison.Ordinal) == true))
        {
            // The second is what a lone surrogate in a string comes to: text that is not Unicode.
            answer = RestAnswer.Error(SalesforceException.Json(e.Message));
        }

        await RestWriter.WriteAsync(context, answer, usage.Header);
    };

    private static string Version(HttpContext context)
    {
        var version = context.Request.RouteValues["version"] as string ?? "";
        return ApiVersions.All.Any(v => version == "v" + v.Version) ? version : throw SalesforceException.NotFound();
    }

    private static async Task<RestCall> WithBodyAsync(HttpContext context, RestCall call)
    {
        var request = context.Request;
        if (request.Method is not ("POST" or "PATCH"))
            return call;
        if (request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true && context.GetEndpoint()?.Metadata.GetMetadata<TakesFiles>() is not null)
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
                limit.MaxRequestBodySize = null;
            var parts = await MultipartBody.ReadAsync(request, Strict, context.RequestAborted);
            return call with { Body = parts.Fields, Files = parts.Files };
        }

        if (!request.HasJsonContentType())
            throw new SalesforceException(415, "UNSUPPORTED_MEDIA_TYPE", "The HTTP entity body of this resource must be application/json");
        var node = await JsonNode.ParseAsync(new BoundedBody(request.Body, LongestJson), null, Strict, context.RequestAborted);
        return call with { Body = node ?? throw SalesforceException.Json("The HTTP entity body is required, but this request has no entity body.") };
    }

    private async Task<RestCall> AdmitAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Path.ToUriComponent().Length + request.QueryString.Value!.Length > LongestUri)
            throw new SalesforceException(414, "URI_TOO_LONG", "The URI of the request is longer than 16,384 bytes.");
        var version = Version(context);
        if (context.StruckBy(FaultKind.ExpireToken) is not null)
            sessions.End(request.Headers.Authorization);
        var user = sessions.UserOf(request.Headers.Authorization);
        var logged = context.Features.GetRequiredFeature<LoggedRequest>();
        logged.User = user;
        if (!logged.Inner && !usage.TryCount())
            throw new SalesforceException(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        return await WithBodyAsync(context, new RestCall(context, user, version, Body: null));
    }
}

/// <summary>On an endpoint that takes the bytes of files beside a record's fields.</summary>
internal sealed class TakesFiles;
