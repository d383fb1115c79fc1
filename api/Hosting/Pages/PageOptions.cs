using Microsoft.Extensions.Options;

namespace EmailSync.Hosting.Pages;

/// <summary>Sections <c>Spa</c> and <c>Office</c>: where the pages are.</summary>
internal sealed class PageOptions
{
    /// <summary>Where the add-in is built to, seen from the repository.</summary>
    public static readonly string DefaultRoot = Path.Combine("addin", "dist");

    /// <summary>What the pages name, and the default.</summary>
    public const string MicrosoftsOfficeScript = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

    /// <summary>The folder of the built add-in; where it is not configured, <c>addin/dist</c> in or beside the content root.</summary>
    public string? Root { get; set; }

    /// <summary>Vite's address; used in Development only.</summary>
    public string? DevServer { get; set; }

    /// <summary>office.js, from <c>Office:ScriptUrl</c>.</summary>
    public string OfficeScriptUrl { get; set; } = MicrosoftsOfficeScript;

    /// <summary>The first candidate that is there; null: the pages have not been built.</summary>
    public string? FindRoot(string contentRoot)
    {
        string[] candidates = Root is { Length: > 0 }
            ? [Path.Combine(contentRoot, Root)]
            : [Path.Combine(contentRoot, DefaultRoot), Path.Combine(contentRoot, "..", DefaultRoot)];
        return candidates.Select(Path.GetFullPath).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "web.html")));
    }
}

internal sealed class PageOptionsValidator : IValidateOptions<PageOptions>
{
    public ValidateOptionsResult Validate(string? name, PageOptions options)
    {
        var errors = new List<string>();
        if (!IsWeb(options.OfficeScriptUrl))
        {
            errors.Add("Office:ScriptUrl must be an http or https address.");
        }

        if (options.DevServer is { Length: > 0 } devServer && !IsWeb(devServer))
        {
            errors.Add("Spa:DevServer must be an http address such as http://localhost:5173.");
        }

        return errors.Count > 0 ? ValidateOptionsResult.Fail(errors) : ValidateOptionsResult.Success;
    }

    private static bool IsWeb(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
}
