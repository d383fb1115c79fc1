using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace EmailSync.Sandbox.Core;

/// <summary>One port of the process: a web application of its own, so that no system's routes can answer for another.</summary>
internal sealed class Listener
{
    private readonly SandboxSystem _system;
    private readonly SandboxCore _core;

    public Listener(SandboxSystem system, SandboxCore core)
    {
        (_system, _core) = (system, core);
        App = Build(system, core.Options.PortOf(system));
        Pipeline = new Pipeline(system, core, App.Services.GetRequiredService<ILoggerFactory>().CreateLogger("EmailSync.Sandbox"));
    }

    public WebApplication App { get; }

    public Pipeline Pipeline { get; }

    /// <summary>Lays the pipeline; <paramref name="beforeRouting"/> may rewrite a path. Routes are mapped on <see cref="App"/>.</summary>
    public void Use(Func<HttpContext, RequestDelegate, Task>? beforeRouting = null)
    {
        App.Use(LocalhostAsync);
        App.Use(Pipeline.AroundAsync);
        if (beforeRouting is not null)
            App.Use(beforeRouting);
        App.UseRouting();
        App.Use(Pipeline.AfterRoutingAsync);
    }

    /// <exception cref="IOException">The port is in use.</exception>
    public async Task StartAsync()
    {
        await App.StartAsync();
        var addresses = App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        _core.Addresses[_system] = $"http://localhost:{new Uri(addresses.First()).Port}";
    }

    private static WebApplication Build(SandboxSystem system, int port)
    {
        // Its own folder: settings files of whoever starts it are not for it.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None) // A start that fails is said in one sentence, by Program.
            .AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(1));
        if (system is SandboxSystem.Control or SandboxSystem.Outlook)
        {
            builder.Services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
            builder.Services.ConfigureHttpJsonOptions(o => Control.ControlJson.Configure(o.SerializerOptions));
        }

        if (system == SandboxSystem.Outlook)
            builder.Services.AddHttpClient();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = 64 * 1024;
            kestrel.Limits.MaxRequestBodySize = 64 * 1024 * 1024;

            // Kestrel binds both loopback addresses only to a stated port.
            if (port == 0)
                kestrel.Listen(IPAddress.Loopback, 0);
            else
                kestrel.ListenLocalhost(port);
        });
        return builder.Build();
    }

    /// <summary>Pages must all live on one site, or a browser partitions their storage.</summary>
    private static Task LocalhostAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (request.Host.Host != "127.0.0.1" || !request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
            return next(context);

        context.Response.Redirect($"http://localhost:{request.Host.Port}{request.Path.ToUriComponent()}{request.QueryString}");
        return Task.CompletedTask;
    }
}
