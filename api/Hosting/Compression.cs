using Microsoft.AspNetCore.ResponseCompression;

namespace EmailSync.Hosting;

/// <summary>Over https too: no answer mixes a secret of ours with what a stranger sends.</summary>
internal static class Compression
{
    public static IServiceCollection AddCompression(this IServiceCollection services) => services.AddResponseCompression(options =>
    {
        options.EnableForHttps = true;
        options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "image/svg+xml"];
    });
}
