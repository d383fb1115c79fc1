using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EmailSync.Sandbox.Entra;

/// <summary>The key that signs every token. Kept in a file where one is named, so that a restart keeps sign-ins.</summary>
internal sealed class SigningKey
{
    private readonly RsaSecurityKey _key;

    private SigningKey(RSA rsa)
    {
        _key = new RsaSecurityKey(rsa);
        _key.KeyId = Base64UrlEncoder.Encode(_key.ComputeJwkThumbprint());
    }

    public static SigningKey Load(string? file)
    {
        var rsa = RSA.Create(2048);
        if (file is null)
            return new SigningKey(rsa);

        if (File.Exists(file))
        {
            rsa.ImportFromPem(File.ReadAllText(file));
        }
        else
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            File.WriteAllText(file, rsa.ExportPkcs8PrivateKeyPem());
        }

        return new SigningKey(rsa);
    }

    /// <summary>A key that nobody publishes.</summary>
    public static SigningKey Stranger() => new(RSA.Create(2048));

    public string Sign(IDictionary<string, object> claims) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
        });

    /// <summary>The claims of a token that this key signed for this audience and that has not expired; otherwise null.</summary>
    public async Task<JsonWebToken?> ReadAsync(string token, string audience)
    {
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = _key,
            ValidateIssuer = false,
            ValidAudience = audience,
            ClockSkew = TimeSpan.Zero,
        });
        return result.IsValid ? (JsonWebToken)result.SecurityToken : null;
    }

    public object PublicJwk(string issuer)
    {
        var parameters = _key.Rsa.ExportParameters(includePrivateParameters: false);
        return new
        {
            kty = "RSA",
            use = "sig",
            kid = _key.KeyId,
            n = Base64UrlEncoder.Encode(parameters.Modulus),
            e = Base64UrlEncoder.Encode(parameters.Exponent),
            issuer,
        };
    }
}
