using Microsoft.AspNetCore.Http.Features;

namespace EmailSync.Sandbox.Core;

/// <summary>A request inside a batch, answered by the same routes as one from the wire.</summary>
internal sealed record InnerRequest(string Method, string PathAndQuery, IHeaderDictionary Headers, ReadOnlyMemory<byte> Body)
{
    public async Task<InnerAnswer> SendAsync(HttpContext batch)
    {
        var context = new DefaultHttpContext { RequestServices = batch.RequestServices, RequestAborted = batch.RequestAborted };
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        Fill(context.Request, batch.Request);
        context.Features.Set(new InnerRequestFeature(batch.Features.GetRequiredFeature<LoggedRequest>()));
        await batch.Features.GetRequiredFeature<PipelineFeature>().RunAsync(context);
        await context.Response.BodyWriter.FlushAsync(batch.RequestAborted);
        return new InnerAnswer(context.Response.StatusCode, context.Response.Headers, answer.ToArray());
    }

    private void Fill(HttpRequest request, HttpRequest batch)
    {
        var mark = PathAndQuery.IndexOf('?', StringComparison.Ordinal);
        request.Method = Method;
        request.Scheme = batch.Scheme;
        request.Host = batch.Host;
        request.Path = PathString.FromUriComponent(mark < 0 ? PathAndQuery : PathAndQuery[..mark]);
        request.QueryString = mark < 0 ? QueryString.Empty : new QueryString(PathAndQuery[mark..]);
        foreach (var header in Headers)
            request.Headers[header.Key] = header.Value;
        if (!request.Headers.ContainsKey("Authorization"))
            request.Headers.Authorization = batch.Headers.Authorization;
        request.Body = new MemoryStream(Body.ToArray());
        request.ContentLength = Body.Length;
    }
}

internal sealed record InnerAnswer(int Status, IHeaderDictionary Headers, ReadOnlyMemory<byte> Body);
