using Microsoft.Extensions.Options;

namespace EmailSync.Hosting.SignIn;

/// <summary>What this service itself reads of Microsoft.Identity.Web's section <c>AzureAd</c>.</summary>
internal sealed class SignInOptions
{
    public const string Section = "AzureAd";

    /// <summary>Where Entra is.</summary>
    public string Instance { get; set; } = "https://login.microsoftonline.com/";

    /// <summary>The tenant's GUID: one deployment serves one tenant.</summary>
    public string TenantId { get; set; } = "";

    /// <summary>The GUID of the one app registration.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Where calls to the Instance's host are really sent; http on a loopback address, for a stand-in of Entra on this machine.</summary>
    public string? BackChannelAddress { get; set; }

    /// <summary>The scope that a person's token must carry.</summary>
    public const string Scope = "access_as_user";
}

/// <summary>Says every error at once, by key.</summary>
internal sealed class SignInOptionsValidator(IConfiguration configuration) : IValidateOptions<SignInOptions>
{
    public ValidateOptionsResult Validate(string? name, SignInOptions options)
    {
        var errors = new List<string>();
        if (!Uri.TryCreate(options.Instance, UriKind.Absolute, out var instance) || instance.Scheme != Uri.UriSchemeHttps)
        {
            errors.Add("AzureAd:Instance must be an https address such as https://login.microsoftonline.com/.");
        }

        if (!Guid.TryParse(options.TenantId, out _))
        {
            errors.Add("AzureAd:TenantId must be the GUID of the Entra tenant.");
        }

        if (!Guid.TryParse(options.ClientId, out _))
        {
            errors.Add("AzureAd:ClientId must be the GUID of the app registration.");
        }

        if (!configuration.GetSection("AzureAd:ClientCredentials").GetChildren().Any())
        {
            errors.Add("AzureAd:ClientCredentials must hold a credential, such as AzureAd:ClientCredentials:0:SourceType = ClientSecret and AzureAd:ClientCredentials:0:ClientSecret.");
        }

        if (options.BackChannelAddress is { Length: > 0 } address && !BackChannel.IsAllowed(address))
        {
            errors.Add("AzureAd:BackChannelAddress must be an http address of this machine, such as http://localhost:5600, or be left out.");
        }

        return errors.Count > 0 ? ValidateOptionsResult.Fail(errors) : ValidateOptionsResult.Success;
    }
}
