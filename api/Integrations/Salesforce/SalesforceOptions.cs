namespace EmailSync.Integrations.Salesforce;

/// <summary>Section <c>Salesforce</c> of the configuration.</summary>
internal sealed class SalesforceOptions
{
    public const string Section = "Salesforce";

    /// <summary>Where people sign in: login, test, or the org's own My Domain address.</summary>
    public string LoginUrl { get; set; } = "https://login.salesforce.com";

    /// <summary>The one REST version in use, for example <c>v66.0</c>.</summary>
    public string ApiVersion { get; set; } = "v66.0";

    /// <summary>The consumer key of the external client app.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The consumer secret; empty where the app does not ask for one.</summary>
    public string ClientSecret { get; set; } = "";
}
