using System.Diagnostics;

namespace EmailSync.Integrations.Salesforce;

/// <summary>What a token answer grants.</summary>
/// <param name="AccessToken">Opaque; Salesforce does not say until when it lives.</param>
/// <param name="RefreshToken">Null on a refresh of an app without rotation: the old one stays.</param>
/// <param name="InstanceUrl">The org's API host, checked; it may differ from the last one.</param>
/// <param name="OrganisationId">18 characters.</param>
/// <param name="UserId">18 characters.</param>
[DebuggerDisplay("{OrganisationId} {UserId}")]
internal sealed record SalesforceGrant(
    string AccessToken, string? RefreshToken, Uri InstanceUrl, string OrganisationId, string UserId)
{
    /// <summary>The identity URL as answered, checked.</summary>
    public Uri? IdentityUrl { get; init; }

    /// <summary>Without the tokens (B5).</summary>
    public override string ToString() => $"grant of {UserId} in {OrganisationId}";
}

/// <summary>Who has signed in.</summary>
/// <param name="UserId">18 characters.</param>
/// <param name="OrganisationId">18 characters.</param>
internal sealed record SalesforceIdentity(string UserId, string OrganisationId, string Username, string DisplayName, string Email);

/// <summary>A fresh proof key (RFC 7636, S256): the challenge goes into the address, the verifier is kept until the code is redeemed.</summary>
internal sealed record SalesforcePkce(string Verifier, string Challenge);
