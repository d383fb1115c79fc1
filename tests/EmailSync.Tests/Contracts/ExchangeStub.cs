using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace EmailSync.Tests.Contracts;

/// <summary>A request as the wire carried it, or as a batch did: then the target is relative to the version.</summary>
internal sealed record StubRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Header(string name) => Headers.GetValueOrDefault(name, "");

    public IReadOnlyList<StubRequest> Inner() =>
        [.. JsonDocument.Parse(Body).RootElement.GetProperty("requests").EnumerateArray().Select(r => new StubRequest(
            r.GetProperty("method").GetString()!,
            r.GetProperty("url").GetString()!,
            r.GetProperty("headers").EnumerateObject().ToDictionary(h => h.Name, h => h.Value.GetString()!, StringComparer.OrdinalIgnoreCase),
            r.TryGetProperty("body", out var body) ? body.GetRawText() : ""))];
}

/// <summary>What is answered, as text, so that it may be broken. Status 0 drops the connection.</summary>
internal sealed record StubReply(int Status, string Body = "", params (string Name, string Value)[] Headers)
{
    public string ContentType { get; init; } = "application/json";

    public static StubReply Drop { get; } = new(0);

    public static StubReply Error(int status, string code, params (string Name, string Value)[] headers) =>
        new(status, JsonSerializer.Serialize(new { error = new { code, message = "words that no one may branch on" } }), headers);
}

/// <summary>A Graph of one test: what no well-behaved server does.</summary>
internal sealed class ExchangeStub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<StubRequest> _requests = new();

    private ExchangeStub(WebApplication app) => _app = app;

    public string BaseUrl => _app.Urls.Single() + "/v1.0";

    public IReadOnlyList<StubRequest> Requests => [.. _requests];

    public static Task<ExchangeStub> StartAsync(Func<StubRequest, StubReply> answer) => StartAsync(r => Task.FromResult(answer(r)));

    public static async Task<ExchangeStub> StartAsync(Func<StubRequest, Task<StubReply>> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var stub = new ExchangeStub(app);
        app.Run(context => stub.HandleAsync(context, answer));
        await app.StartAsync();
        return stub;
    }

    /// <summary>Answers the requests of a batch one by one; null leaves one out.</summary>
    public static StubReply Batch(StubRequest request, Func<StubRequest, StubReply?> answer)
    {
        var responses = request.Inner().Select((inner, i) => (Reply: answer(inner), Index: i)).Where(r => r.Reply is not null).Reverse().Select(r =>
        {
            var headers = JsonSerializer.Serialize(r.Reply!.Headers.ToDictionary(h => h.Name, h => h.Value));
            var body = r.Reply.ContentType == "application/json" ? r.Reply.Body : JsonSerializer.Serialize(r.Reply.Body);
            return $$"""{"id":"{{r.Index}}","status":{{r.Reply.Status}},"headers":{{headers}},"body":{{(body.Length > 0 ? body : "null")}} }""";
        });
        return new StubReply(200, "{\"responses\":[" + string.Join(',', responses) + "]}");
    }

    /// <summary>The same answer for requests inside a batch and by themselves.</summary>
    public static Func<StubRequest, StubReply> Everywhere(Func<StubRequest, StubReply> answer) => request =>
        request.Target.EndsWith("/$batch", StringComparison.Ordinal)
            ? Batch(request, answer)
            : answer(request with { Target = request.Target["/v1.0".Length..] });

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context, Func<StubRequest, Task<StubReply>> answer)
    {
        using var reader = new StreamReader(context.Request.Body);
        var request = new StubRequest(
            context.Request.Method,
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync());
        _requests.Enqueue(request);
        var reply = await answer(request);
        if (reply.Status == 0)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.ContentType;
        foreach (var (name, value) in reply.Headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.WriteAsync(reply.Body);
    }
}
