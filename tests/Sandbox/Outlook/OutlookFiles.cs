using System.Text;
using EmailSync.Sandbox.Core;
using Microsoft.AspNetCore.StaticFiles;

namespace EmailSync.Sandbox.Outlook;

/// <summary>The files of the page. What is not there is unknown, as everywhere in the sandbox.</summary>
internal sealed class OutlookFiles(Pipeline pipeline)
{
    private const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' http: https: data:; frame-src 'self' http: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Outlook", "wwwroot");
    private static readonly FileExtensionContentTypeProvider Types = new();

    /// <summary>The parts of office.js in the order of their names, in one scope: a page loads one script, by one address.</summary>
    public static IResult OfficeScript(HttpContext context)
    {
        var parts = Directory.EnumerateFiles(Path.Combine(Root, "office"), "*.js").Order(StringComparer.Ordinal).Select(File.ReadAllText);
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Results.Text($"(() => {{\n\"use strict\";\n{string.Join('\n', parts)}\n}})();\n", "text/javascript", Encoding.UTF8);
    }

    public async Task SendAsync(HttpContext context)
    {
        var asked = (string?)context.Request.RouteValues["path"] ?? "";
        var file = new FileInfo(Path.GetFullPath(Path.Combine(Root, asked.Length == 0 || asked.EndsWith('/') ? $"{asked}index.html" : asked)));
        if (!file.FullName.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !file.Exists)
        {
            await pipeline.UnknownAsync(context, $"GET /{asked}");
            return;
        }

        context.Response.ContentType = Types.TryGetContentType(file.Name, out var type) ? type : "application/octet-stream";
        context.Response.Headers.CacheControl = "no-cache";
        if (file.DirectoryName == Root)
            context.Response.Headers.ContentSecurityPolicy = PagePolicy;
        if (asked.EndsWith("manifest.xml", StringComparison.Ordinal))
            await context.Response.WriteAsync((await File.ReadAllTextAsync(file.FullName, context.RequestAborted)).Replace("{origin}", $"{context.Request.Scheme}://{context.Request.Host}", StringComparison.Ordinal), context.RequestAborted);
        else
            await context.Response.SendFileAsync(file.FullName, context.RequestAborted);
    }
}
