using EmailSync.Integrations;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

namespace EmailSync.Hosting.SignIn;

/// <summary>
/// Looks whether Entra's keys are at hand before a token is checked. Without them every token would look like a bad one, and people would be
/// sent to sign in again by an outage that a new token does not end. The issuers are read apart from the keys, when the first token comes.
/// </summary>
internal static class SigningKeys
{
    /// <summary>Adds the look to what is done when a token comes.</summary>
    public static void RequireForTokens(JwtBearerOptions options)
    {
        options.Events ??= new JwtBearerEvents();
        var before = options.Events.OnMessageReceived;
        options.Events.OnMessageReceived = async context =>
        {
            await before(context);
            if (context.Request.Headers.Authorization.Count > 0 && context.Options.ConfigurationManager is { } keys)
            {
                await RequireAsync(() => keys.GetConfigurationAsync(context.HttpContext.RequestAborted));
            }
        };

        var failed = options.Events.OnAuthenticationFailed;
        options.Events.OnAuthenticationFailed = async context =>
        {
            await failed(context);
            if (context.Exception is SecurityTokenInvalidIssuerException { InnerException: { } unread })
            {
                throw Unreachable(unread);
            }
        };
    }

    /// <exception cref="RemoteException">Entra does not give them, and none are kept.</exception>
    private static async Task RequireAsync(Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw Unreachable(e);
        }
    }

    private static RemoteException Unreachable(Exception cause) =>
        new(new RemoteFailure.Transient(RemoteSystem.Entra, "no_keys", cause.Message), cause);
}
