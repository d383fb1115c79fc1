using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using EmailSync.Sandbox.Core;
using EmailSync.Sandbox.Salesforce.Rest;
using EmailSync.Sandbox.Salesforce.Store;
using Microsoft.AspNetCore.Http.Features;

namespace EmailSync.Sandbox.Salesforce.OAuth;

/// <summary>Codes and refresh tokens for access tokens; the answer never says when one expires.</summary>
internal sealed class TokenEndpoint(OrgStore org, Sessions sessions, AuthorizeEndpoint authorize)
{
    public async Task TokenAsync(HttpContext context)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        var (status, body) = Answer(context, form);
        context.Response.Headers.CacheControl = "no-cache, no-store";
        await RestWriter.WriteAsync(context, new RestAnswer(status, body), usage: null);
    }

    public async Task RevokeAsync(HttpContext context)
    {
        var token = context.Request.HasFormContentType ? (await context.Request.ReadFormAsync(context.RequestAborted))["token"] : context.Request.Query["token"];
        var answer = sessions.Revoke(token.ToString())
            ? new RestAnswer(StatusCodes.Status200OK)
            : new RestAnswer(StatusCodes.Status400BadRequest, Error("invalid_token", "the token is invalid"));
        await RestWriter.WriteAsync(context, answer, usage: null);
    }

    /// <summary>A token answer for a consent, also for tests that skip the page.</summary>
    public JsonObject Grant(Grant grant, string instanceUrl, bool withRefreshToken)
    {
        var identity = $"{instanceUrl}/id/{OrgStore.OrgId}/{grant.UserId}";
        var issuedAt = org.Now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var body = new JsonObject { ["access_token"] = sessions.Open(grant) };
        if (withRefreshToken && grant.RefreshToken is not null)
            body["refresh_token"] = grant.RefreshToken;
        body["signature"] = Secrets.Signature(identity, issuedAt);
        body["scope"] = grant.Scope;
        body["instance_url"] = instanceUrl;
        body["id"] = identity;
        body["token_type"] = "Bearer";
        body["issued_at"] = issuedAt;
        return body;
    }

    private static JsonObject Error(string error, string description) => new() { ["error"] = error, ["error_description"] = description };

    private static bool IsTheApp(HttpContext context, IFormCollection form)
    {
        var (id, secret) = (form["client_id"].ToString(), form["client_secret"].ToString());
        if (AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out var header) && header.Scheme == "Basic")
        {
            var bytes = new byte[header.Parameter?.Length ?? 0];
            var pair = Convert.TryFromBase64String(header.Parameter ?? "", bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) : [""];
            (id, secret) = (Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair[^1]));
        }

        return id == ConnectedApp.ClientId && Secrets.Same(secret, ConnectedApp.ClientSecret);
    }

    private (int Status, JsonObject Body) Answer(HttpContext context, IFormCollection form)
    {
        if (!IsTheApp(context, form))
            return (400, Error("invalid_client", "invalid client credentials"));
        return form["grant_type"].ToString() switch
        {
            "authorization_code" => FromCode(context, form),
            "refresh_token" => FromRefreshToken(context, form),
            _ => (400, Error("unsupported_grant_type", "grant type not supported")),
        };
    }

    private (int Status, JsonObject Body) FromCode(HttpContext context, IFormCollection form)
    {
        var issued = authorize.Redeem(form["code"].ToString());
        if (issued is null)
            return (400, Error("invalid_grant", "invalid authorization code"));
        if (issued.DiesAt <= org.Now)
            return (400, Error("invalid_grant", "expired authorization code"));
        if (form["redirect_uri"] != issued.Request.RedirectUri)
            return (400, Error("redirect_uri_mismatch", "redirect_uri must match configuration"));
        if (Secrets.Challenge(form["code_verifier"].ToString()) != issued.Request.CodeChallenge)
            return (400, Error("invalid_grant", "invalid code verifier"));
        var grant = sessions.Consent(issued.UserId, string.Join(' ', issued.Request.Scopes));
        context.Features.GetRequiredFeature<LoggedRequest>().User = issued.UserId;
        return (200, Grant(grant, context.InstanceUrl(), withRefreshToken: true));
    }

    private (int Status, JsonObject Body) FromRefreshToken(HttpContext context, IFormCollection form)
    {
        if (sessions.Refresh(form["refresh_token"].ToString()) is not { } grant)
            return (400, Error("invalid_grant", "expired access/refresh token"));
        context.Features.GetRequiredFeature<LoggedRequest>().User = grant.UserId;
        return org.Work(_ => org.Find(grant.UserId))?.Flag("IsActive") == true
            ? (200, Grant(grant, context.InstanceUrl(), withRefreshToken: org.Options.RotateRefreshTokens))
            : (400, Error("invalid_grant", "inactive user"));
    }
}
