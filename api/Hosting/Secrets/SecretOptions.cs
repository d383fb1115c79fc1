using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace EmailSync.Hosting.Secrets;

/// <summary>Section <c>DataProtection</c>.</summary>
internal sealed class SecretOptions
{
    public const string Section = "DataProtection";

    /// <summary>Wraps the keys in the database.</summary>
    public CertificateOptions Certificate { get; set; } = new();

    /// <summary>True: the keys may lie unwrapped in the database although others than this machine reach the service.</summary>
    public bool AllowUnprotectedKeys { get; set; }

    internal sealed class CertificateOptions
    {
        /// <summary>A PKCS #12 file with its private key.</summary>
        public string? Path { get; set; }

        public string? Password { get; set; }
    }

    /// <summary>Null: none is configured.</summary>
    /// <exception cref="CryptographicException">The file is no PKCS #12 file, or the password is another.</exception>
    public X509Certificate2? Load() =>
        Certificate.Path is { Length: > 0 } path ? X509CertificateLoader.LoadPkcs12FromFile(path, Certificate.Password) : null;
}

/// <summary>Without a certificate the service starts only for this machine, or with the flag.</summary>
internal sealed class SecretOptionsValidator(IConfiguration configuration) : IValidateOptions<SecretOptions>
{
    public ValidateOptionsResult Validate(string? name, SecretOptions options)
    {
        if (options.Certificate.Path is { Length: > 0 } path)
        {
            return Check(options, path);
        }

        return options.AllowUnprotectedKeys || Addresses.Of(configuration).All(Addresses.IsLoopback)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                "DataProtection:Certificate:Path is needed to protect the keys in the database, since the service is reached from other machines (or set DataProtection:AllowUnprotectedKeys to true and guard the database file yourself).");
    }

    private static ValidateOptionsResult Check(SecretOptions options, string path)
    {
        try
        {
            using var certificate = options.Load();
            return certificate!.HasPrivateKey
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail($"DataProtection:Certificate:Path: {path} holds no private key.");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return ValidateOptionsResult.Fail($"DataProtection:Certificate:Path: {path} could not be opened with the password in DataProtection:Certificate:Password.");
        }
    }
}
