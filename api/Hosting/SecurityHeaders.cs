using EmailSync.Hosting.Pages;
using EmailSync.Hosting.SignIn;
using Microsoft.Extensions.Options;

namespace EmailSync.Hosting;

/// <summary>What a browser may do with our pages, and who may frame them.</summary>
internal static class SecurityHeaders
{
    /// <summary>Where Outlook shows the pane.</summary>
    private static readonly string[] Outlook =
    [
        "https://outlook.office.com", "https://outlook.office365.com", "https://outlook.live.com", "https://outlook.cloud.microsoft", "https://*.outlook.com",
        "https://*.officeapps.live.com",
    ];

    /// <summary>Where Microsoft serves office.js from.</summary>
    private const string MicrosoftOffice = "https://appsforoffice.microsoft.com";

    /// <summary>What Microsoft's office.js loads beside itself, and does not begin without.</summary>
    private const string MicrosoftAjax = "https://ajax.aspnetcdn.com/ajax/3.5/MicrosoftAjax.js";

    /// <summary>The hash of an empty style element, which Fluent UI's style engine makes and then fills by script.</summary>
    private const string EmptyStyle = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        var signIn = app.Services.GetRequiredService<IOptions<SignInOptions>>().Value;
        var standIn = app.Services.GetRequiredService<BackChannel>().Address is { } address ? Origin(address) : null;
        var entra = standIn ?? Origin(new Uri(signIn.Instance));
        var office = Origin(new Uri(app.Services.GetRequiredService<IOptions<PageOptions>>().Value.OfficeScriptUrl));

        string[] scripts = office == MicrosoftOffice ? [office, MicrosoftAjax] : [office];

        // A stand-in for Outlook serves its own office.js, and frames the pane.
        string[] hosts = [.. Outlook, .. new[] { standIn, new Uri(office).IsLoopback ? office : null }.OfType<string>()];

        var policies = new HeaderPolicyCollection()
            .AddContentTypeOptionsNoSniff()
            .AddReferrerPolicyStrictOriginWhenCrossOrigin()
            .AddStrictTransportSecurityMaxAge(maxAgeInSeconds: 31_536_000)
            .AddContentSecurityPolicy(csp =>
            {
                csp.AddDefaultSrc().None();
                csp.AddBaseUri().None();
                csp.AddFormAction().None();
                csp.AddObjectSrc().None();
                csp.AddScriptSrc().Self().From(scripts);
                csp.AddStyleSrc().Self().WithHash256(EmptyStyle);
                csp.AddImgSrc().Self().Data();
                csp.AddFontSrc().Self();
                csp.AddConnectSrc().Self().From(entra);
                csp.AddFrameSrc().Self().From(entra);
                csp.AddFrameAncestors().Self().From(hosts);
            });
        app.UseSecurityHeaders(policies);
    }

    private static string Origin(Uri uri) => uri.GetLeftPart(UriPartial.Authority);
}
