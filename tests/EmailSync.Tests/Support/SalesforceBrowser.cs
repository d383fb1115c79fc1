using System.Net;
using System.Text.RegularExpressions;

namespace EmailSync.Tests.Support;

/// <summary>Does at the Salesforce page what a person would do there.</summary>
public static partial class SalesforceBrowser
{
    /// <summary>Connects a person from the first click to the page that they come back to; its address.</summary>
    /// <param name="api">The service.</param>
    /// <param name="sandbox">Its Salesforce.</param>
    /// <param name="client">The person's.</param>
    /// <param name="action"><c>allow</c> or <c>deny</c>.</param>
    /// <param name="asUserId">Another Salesforce user than the one that the page proposes.</param>
    public static async Task<string> ConnectSalesforceAsync(
        this ApiProcess api, SandboxProcess sandbox, HttpClient client, string action = "allow", string? asUserId = null)
    {
        var back = await sandbox.AnswerSalesforceAsync(await client.BeginSalesforceAsync(), action, asUserId);
        return await api.FollowAsync(back);
    }

    /// <summary>The address of the sign-in page.</summary>
    public static async Task<Uri> BeginSalesforceAsync(this HttpClient client)
    {
        var answer = await client.PostAnswerAsync("/api/me/connections/salesforce");
        return new Uri(answer.Json.GetProperty("signInUrl").GetString()!);
    }

    /// <summary>Fills in the page; where it sends the browser.</summary>
    public static async Task<Uri> AnswerSalesforceAsync(this SandboxProcess sandbox, Uri page, string action, string? asUserId = null)
    {
        var html = await sandbox.Salesforce.GetStringAsync(page);
        var fields = Hidden().Matches(html).ToDictionary(m => m.Groups["name"].Value, m => WebUtility.HtmlDecode(m.Groups["value"].Value));
        fields["user"] = asUserId ?? Chosen().Match(html).Groups["value"].Value;
        fields["action"] = action;
        using var form = new FormUrlEncodedContent(fields);
        using var response = await sandbox.Salesforce.PostAsync("/services/oauth2/authorize", form);
        return response.Headers.Location ?? throw new InvalidOperationException($"Salesforce sent nobody back: {await response.Content.ReadAsStringAsync()}");
    }

    /// <summary>Takes the browser back to the service; where that sends it.</summary>
    public static async Task<string> FollowAsync(this ApiProcess api, Uri back)
    {
        using var response = await api.Anonymous.GetAsync(back);
        return response.Headers.Location?.OriginalString ?? $"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}";
    }

    [GeneratedRegex("""type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)">""")]
    private static partial Regex Hidden();

    [GeneratedRegex("""name="user" value="(?<value>[^"]*)" checked""")]
    private static partial Regex Chosen();
}
