using EmailSync.Features.Me;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Web;

namespace EmailSync.Hosting.SignIn;

/// <summary>People's tokens from Entra, and the app's own for Graph.</summary>
internal static class SignInServices
{
    /// <summary>The policy of the administrator's endpoints (N3).</summary>
    public const string Administrator = "Administrator";

    private const string IssuerClient = "entra-issuer";

    public static IServiceCollection AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SignInOptions>().BindConfiguration(SignInOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SignInOptions>, SignInOptionsValidator>();
        services.AddSingleton<BackChannel>();
        services.AddSingleton<IHttpMessageHandlerBuilderFilter, ClosedWorld>();

        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme)
            .AddMicrosoftIdentityWebApi(configuration.GetSection(SignInOptions.Section))
            .EnableTokenAcquisitionToCallDownstreamApi()
            .AddInMemoryTokenCaches();

        // The middleware's metadata, and the issuer validator's: two clients of their own, which must not get past the back channel either.
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<BackChannel>((options, backChannel) =>
            options.BackchannelHttpHandler = backChannel.Address is null
                ? null
                : new BackChannelHandler(backChannel) { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } });
        services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, SigningKeys.RequireForTokens);
        services.Configure<AadIssuerValidatorOptions>(options => options.HttpClientName = IssuerClient);

        var person = new AuthorizationPolicyBuilder(JwtBearerDefaults.AuthenticationScheme)
            .RequireAuthenticatedUser()
            .RequireScope(SignInOptions.Scope)
            .Build();
        services.AddAuthorizationBuilder()
            .SetDefaultPolicy(person)
            .AddPolicy(Administrator, policy => policy.Combine(person).RequireRole(CurrentUser.AdministratorRole));
        return services;
    }
}
