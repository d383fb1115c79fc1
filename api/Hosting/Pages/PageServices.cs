using Microsoft.AspNetCore.SpaServices.StaticFiles;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace EmailSync.Hosting.Pages;

/// <summary>The built add-in, or Vite in Development; everything that is neither the interface nor a health check.</summary>
internal static class PageServices
{
    private const string DefaultPage = "/web.html";

    public static IServiceCollection AddPages(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<PageOptions>()
            .BindConfiguration("Spa")
            .Configure(options => options.OfficeScriptUrl = configuration["Office:ScriptUrl"] ?? options.OfficeScriptUrl)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<PageOptions>, PageOptionsValidator>();
        services.AddOptions<SpaStaticFilesOptions>().Configure<IOptions<PageOptions>>((files, options) =>
            files.RootPath = options.Value.FindRoot(environment.ContentRootPath) ?? PageOptions.DefaultRoot);
        services.AddSpaStaticFiles();

        // After the package's own, which it takes the place of.
        services.AddSingleton<ISpaStaticFileProvider>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<PageOptions>>().Value;
            var root = options.FindRoot(environment.ContentRootPath) ?? throw new InvalidOperationException("The pages have not been built yet.");
            return new PageTemplates(root, options.OfficeScriptUrl, provider.GetRequiredService<TimeProvider>().GetUtcNow());
        });
        return services;
    }

    public static void UsePages(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<PageOptions>>().Value;
        var devServer = app.Environment.IsDevelopment() && options.DevServer is { Length: > 0 } address ? address : null;
        var isBuilt = options.FindRoot(app.Environment.ContentRootPath) is not null;
        app.MapWhen(IsPage, pages =>
        {
            if (devServer is not null)
            {
                pages.UseSpa(spa => spa.UseProxyToSpaDevelopmentServer(devServer));
            }
            else if (isBuilt)
            {
                UseBuiltPages(pages);
            }
            else
            {
                pages.Run(context =>
                {
                    context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                    return context.Response.WriteAsync("The pages have not been built yet. The interface under /api works.", context.RequestAborted);
                });
            }
        });
    }

    private static void UseBuiltPages(IApplicationBuilder pages)
    {
        pages.UseSpaStaticFiles(new StaticFileOptions { OnPrepareResponse = SetCaching });
        pages.Use((context, next) =>
        {
            // What comes here is no file. A deep link gets the page; a missing asset must not.
            if (HttpMethods.IsGet(context.Request.Method) && !Path.HasExtension(context.Request.Path))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        pages.UseSpa(spa =>
        {
            spa.Options.DefaultPage = DefaultPage;
            spa.Options.DefaultPageStaticFileOptions = new StaticFileOptions { OnPrepareResponse = SetCaching };
        });
    }

    /// <summary>
    /// Assets carry a hash of their content in their name. Outlook loads the ribbon's commands at each press, and they must work while the service
    /// does not (O2). Everything else must be asked for again.
    /// </summary>
    private static void SetCaching(StaticFileResponseContext context)
    {
        var path = context.Context.Request.Path;
        context.Context.Response.Headers[HeaderNames.CacheControl] =
            path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable"
            : path == "/commands.html" ? "public, max-age=86400"
            : "no-cache";
    }

    private static bool IsPage(HttpContext context) =>
        context.GetEndpoint() is null
        && !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        && !context.Request.Path.StartsWithSegments("/openapi", StringComparison.Ordinal)
        && !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal);
}
