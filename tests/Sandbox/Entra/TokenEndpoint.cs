using System.Security.Cryptography;
using System.Text;
using EmailSync.Sandbox.Core;
using Microsoft.IdentityModel.Tokens;

namespace EmailSync.Sandbox.Entra;

/// <summary>POST /{tenant}/oauth2/v2.0/token: codes and refresh tokens from the browser, client credentials from the service.</summary>
internal sealed class TokenEndpoint(EntraState state, Tokens tokens, Pipeline pipeline)
{
    public async Task<IResult> AnswerAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
            return new EntraError("invalid_request", 900144, "The request body must be form-encoded and contain 'grant_type'.").ToJson();

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form["client_id"] != SandboxOptions.ClientId)
            return new EntraError("unauthorized_client", 700016, $"Application with identifier '{form["client_id"]}' was not found.").ToJson();

        context.Response.Headers.CacheControl = "no-store, no-cache";
        switch (form["grant_type"])
        {
            case "client_credentials":
                return ForApplication(form);
            case "authorization_code" or "refresh_token" when context.Request.Headers.Origin.Count == 0:
                return new EntraError(
                    "invalid_request",
                    9002327,
                    "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.").ToJson();
            case "authorization_code":
                return ForCode(form);
            case "refresh_token":
                return await ForRefreshTokenAsync(form);
            default:
                await pipeline.UnknownAsync(context, $"grant_type {form["grant_type"]}");
                return Results.Empty;
        }
    }

    private IResult ForApplication(IFormCollection form)
    {
        if (form["client_secret"] != SandboxOptions.ClientSecret)
            return new EntraError("invalid_client", 7000215, "Invalid client secret provided.", StatusCodes.Status401Unauthorized).ToJson();
        if (form["scope"] != "https://graph.microsoft.com/.default")
            return new EntraError("invalid_scope", 1002012, $"The provided value for scope {form["scope"]} is not valid: it must end in /.default.").ToJson();

        // No id_token and no client_info: MSAL takes them as a sign that a person signed in.
        return Results.Json(new Dictionary<string, object>
        {
            ["token_type"] = "Bearer",
            ["expires_in"] = 3599,
            ["ext_expires_in"] = 3599,
            ["access_token"] = tokens.Application(),
        });
    }

    private IResult ForCode(IFormCollection form)
    {
        if (!state.Codes.TryRemove(form["code"].ToString(), out var code) || code.ExpiresAt < TimeProvider.System.GetUtcNow())
            return new EntraError("invalid_grant", 70008, "The provided authorization code has expired, or was used before.").ToJson();
        if (form["redirect_uri"] != code.Request.RedirectUri)
            return new EntraError("invalid_grant", 500112, "The redirect address does not match the one of the authorization request.").ToJson();

        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (challenge != code.Request.CodeChallenge)
            return new EntraError("invalid_grant", 501481, "The Code_Verifier does not match the code_challenge supplied in the authorization request.").ToJson();

        return state.People.ByObjectId(code.ObjectId) is { } person
            ? Results.Json(tokens.Answer(person, code.Request.Scope, code.Request.Nonce))
            : new EntraError("invalid_grant", 50034, "The user account does not exist in the directory.").ToJson();
    }

    private async Task<IResult> ForRefreshTokenAsync(IFormCollection form)
    {
        if (await tokens.RefreshedAsync(form["refresh_token"].ToString()) is not var (person, granted))
            return new EntraError("invalid_grant", 700082, "The refresh token has expired or is not valid.").ToJson();

        var scope = form["scope"].ToString() is { Length: > 0 } asked ? asked : granted;
        return Tokens.FirstUnknown(scope) is { } unknown
            ? new EntraError("invalid_scope", 70011, $"The provided value for the input parameter 'scope' is not valid: {unknown}.").ToJson()
            : Results.Json(tokens.Answer(person, scope, nonce: null));
    }
}
