using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace EmailSync.Integrations.Salesforce;

/// <summary>Every mistake of the section at once, by key.</summary>
internal sealed partial class SalesforceOptionsValidator : IValidateOptions<SalesforceOptions>
{
    public ValidateOptionsResult Validate(string? name, SalesforceOptions options)
    {
        var mistakes = new List<string>();
        if (!Uri.TryCreate(options.LoginUrl, UriKind.Absolute, out var url) || !SalesforceHosts.IsAllowed(url))
        {
            mistakes.Add("Salesforce:LoginUrl must be an https address (or http on this machine), not one of *.lightning.force.com.");
        }

        if (!Version().IsMatch(options.ApiVersion))
        {
            mistakes.Add("Salesforce:ApiVersion must look like v66.0.");
        }

        if (string.IsNullOrWhiteSpace(options.ClientId))
        {
            mistakes.Add("Salesforce:ClientId is missing: the consumer key of the external client app.");
        }

        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    [GeneratedRegex(@"^v\d{2,3}\.0$")]
    private static partial Regex Version();
}
