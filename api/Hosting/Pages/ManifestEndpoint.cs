using System.Security;
using EmailSync.Features.Connections;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace EmailSync.Hosting.Pages;

/// <summary>The manifest with this deployment's own address in it: what an administrator deploys.</summary>
internal static class ManifestEndpoint
{
    /// <summary>Stands in <c>manifest.xml</c> for the deployment's address.</summary>
    private const string Placeholder = "https://emailsync.example";

    public static void MapManifest(this IEndpointRouteBuilder app) =>
        app.MapGet("/manifest.xml", GetManifestAsync).WithName("GetManifest").WithSummary("The Outlook add-in's manifest, with this deployment's address")
            .AllowAnonymous().ExcludeFromDescription();

    private static async Task<ContentHttpResult> GetManifestAsync(PublicUrl publicUrl, HttpResponse response, CancellationToken cancellationToken)
    {
        // The build puts it beside the program.
        var path = Path.Combine(AppContext.BaseDirectory, "manifest.xml");
        var address = SecurityElement.Escape(publicUrl.Value.AbsoluteUri.TrimEnd('/'));
        var manifest = (await File.ReadAllTextAsync(path, cancellationToken)).Replace(Placeholder, address, StringComparison.Ordinal);
        response.Headers[HeaderNames.CacheControl] = "no-cache";
        return TypedResults.Text(manifest, "application/xml; charset=utf-8");
    }
}
