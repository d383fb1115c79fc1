using System.Collections.Concurrent;
using EmailSync.Integrations.Salesforce;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace EmailSync.Tests.Contracts;

/// <summary>A request that the stub has seen, with its body.</summary>
internal sealed record SeenRequest(string Method, string Path, string Body, IHeaderDictionary Headers);

/// <summary>A server over real HTTP that answers what a test tells it, and the edge with a clock of the test's.</summary>
internal sealed class SalesforceEdgeStub : IAsyncDisposable
{
    public const string Organisation = "00Dxx0000001gERAAY";

    public const string User = "005xx000001SwiuAAC";

    private readonly WebApplication _app;
    private readonly ServiceProvider _services;

    private SalesforceEdgeStub(WebApplication app, Uri address, ConcurrentQueue<SeenRequest> seen)
    {
        (_app, Address, Seen) = (app, address, seen);
        _services = Edge(address, Clock);
    }

    public Uri Address { get; }

    public ConcurrentQueue<SeenRequest> Seen { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));

    public SalesforceClient Client => _services.GetRequiredService<SalesforceClient>();

    public SalesforceOAuth OAuth => _services.GetRequiredService<SalesforceOAuth>();

    /// <summary>Every token that was said to be refused, in order.</summary>
    public List<string?> Refused { get; } = [];

    /// <summary>A session whose token changes only after a refusal.</summary>
    public SalesforceSession Session(string organisationId = Organisation) => new(organisationId, User, (refused, _) =>
    {
        Refused.Add(refused);
        return ValueTask.FromResult(new SalesforceAccess(Address, refused is null ? "old-token" : "new-token"));
    });

    public static async Task<SalesforceEdgeStub> StartAsync(Func<HttpContext, string, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var seen = new ConcurrentQueue<SeenRequest>();
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            var headers = new HeaderDictionary(context.Request.Headers.ToDictionary());
            seen.Enqueue(new(context.Request.Method, context.Request.Path + context.Request.QueryString, body, headers));
            await answer(context, body);
        });
        await app.StartAsync();
        return new(app, new Uri(app.Urls.Single()), seen);
    }

    /// <summary>The edge as the product registers it.</summary>
    public static ServiceProvider Edge(Uri loginUrl, TimeProvider clock, string clientId = "client", string clientSecret = "secret")
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Salesforce:LoginUrl"] = loginUrl.ToString(),
            ["Salesforce:ClientId"] = clientId,
            ["Salesforce:ClientSecret"] = clientSecret,
        }).Build();
        return new ServiceCollection().AddLogging().AddSingleton(clock).AddSalesforce(configuration).BuildServiceProvider();
    }

    public static Task WriteAsync(HttpContext context, string json, int status = 200, string type = "application/json;charset=UTF-8")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(json);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _app.DisposeAsync();
    }
}
