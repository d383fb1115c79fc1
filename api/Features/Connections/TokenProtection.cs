using Microsoft.AspNetCore.DataProtection;

namespace EmailSync.Features.Connections;

/// <summary>Encrypts what Salesforce grants before it is stored (B5), each kind with a purpose of its own.</summary>
internal sealed class TokenProtection(IDataProtectionProvider provider)
{
    private readonly IDataProtector _tokens = provider.CreateProtector("EmailSync.Salesforce.Tokens");
    private readonly IDataProtector _verifiers = provider.CreateProtector("EmailSync.Salesforce.SignIn");

    public string ProtectToken(string token) => _tokens.Protect(token);

    /// <exception cref="System.Security.Cryptography.CryptographicException">The keys that protected it are gone.</exception>
    public string UnprotectToken(string token) => _tokens.Unprotect(token);

    public string ProtectVerifier(string verifier) => _verifiers.Protect(verifier);

    /// <inheritdoc cref="UnprotectToken"/>
    public string UnprotectVerifier(string verifier) => _verifiers.Unprotect(verifier);
}
