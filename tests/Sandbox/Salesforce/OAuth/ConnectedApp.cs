using EmailSync.Sandbox.Core;
using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce.OAuth;

/// <summary>The one app that the org knows: it must use PKCE, and may return only to the addresses that were registered.</summary>
internal sealed class ConnectedApp(OrgStore org, SandboxOptions options)
{
    public const string ClientId = "emailsync-sandbox";
    public const string ClientSecret = "emailsync-sandbox-secret";
    public static readonly IReadOnlyList<string> Scopes = ["api", "refresh_token", "offline_access", "openid", "id", "profile", "email", "web"];

    public bool MayReturnTo(string? address) =>
        address is not null && (address == options.ApiOrigin + "/api/connections/salesforce/callback" || org.Options.RedirectUris.Contains(address, StringComparer.Ordinal));
}
