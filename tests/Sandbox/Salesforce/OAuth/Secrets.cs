using System.Security.Cryptography;
using System.Text;

namespace EmailSync.Sandbox.Salesforce.OAuth;

internal static class Secrets
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._";

    public static string Random(int length) => RandomNumberGenerator.GetString(Letters, length);

    public static bool Same(string a, string b) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));

    /// <summary>The S256 challenge of a PKCE verifier.</summary>
    public static string Challenge(string verifier) => System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    /// <summary>What the app checks that the identity address came from Salesforce.</summary>
    public static string Signature(string identity, string issuedAt) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(ConnectedApp.ClientSecret), Encoding.UTF8.GetBytes(identity + issuedAt)));
}
