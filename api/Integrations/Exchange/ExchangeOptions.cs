namespace EmailSync.Integrations.Exchange;

/// <summary>The section <c>Graph</c> of the configuration.</summary>
internal sealed class ExchangeOptions
{
    public const string Section = "Graph";

    /// <summary>Microsoft Graph with its version, without a slash at the end; https, or http on a loopback address.</summary>
    public string BaseUrl { get; set; } = "https://graph.microsoft.com/v1.0";
}
