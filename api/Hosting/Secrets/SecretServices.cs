using EmailSync.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace EmailSync.Hosting.Secrets;

internal static class SecretServices
{
    /// <summary>What is protected can be read by every process with this name and the same keys, wherever it is installed.</summary>
    private const string ApplicationName = "EmailSync";

    public static IServiceCollection AddSecrets(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SecretOptions>().BindConfiguration(SecretOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SecretOptions>, SecretOptionsValidator>();
        services.AddOptions<KeyManagementOptions>().Configure<Database>((options, database) => options.XmlRepository = new DatabaseKeys(database));

        var protection = services.AddDataProtection().SetApplicationName(ApplicationName);
        var options = configuration.GetSection(SecretOptions.Section).Get<SecretOptions>() ?? new SecretOptions();
        if (File.Exists(options.Certificate.Path) && new SecretOptionsValidator(configuration).Validate(null, options).Succeeded)
        {
            protection.ProtectKeysWithCertificate(options.Load()!);
        }

        return services;
    }
}
