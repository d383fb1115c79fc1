using EmailSync.Features.Me;
using EmailSync.Integrations;
using EmailSync.Integrations.Salesforce;

namespace EmailSync.Features.Connections;

/// <summary>Why a sign-in at Salesforce made no connection; the page has a sentence for each.</summary>
internal enum SignInFailure
{
    /// <summary>The person or the org said no.</summary>
    Denied,

    /// <summary>The sign-in took too long, was finished already, or was begun elsewhere.</summary>
    Expired,

    /// <summary>It is not the org that this deployment serves.</summary>
    WrongOrg,

    /// <summary>The Salesforce user's address is none of the mailbox's.</summary>
    WrongUser,

    /// <summary>Salesforce or Exchange did not answer.</summary>
    Unavailable,
}

/// <summary>How a sign-in ended; without a failure there is a connection now.</summary>
/// <param name="Code">For the log.</param>
internal sealed record SignInResult(SignInFailure? Failure, string Code);

/// <summary>Authorization code and proof key, bound to the person by a state that works once.</summary>
internal sealed class SalesforceSignIn(
    SalesforceSignIns signIns,
    SalesforceOAuth oauth,
    SalesforceTokens tokens,
    SalesforceConnections connections,
    SalesforceUserCheck check,
    PublicUrl publicUrl)
{
    public const string CallbackPath = "api/connections/salesforce/callback";

    /// <summary>Where the person signs in.</summary>
    public async Task<Uri> BeginAsync(CurrentUser user, CancellationToken cancellationToken)
    {
        var pkce = SalesforceOAuth.NewPkce();
        var state = await signIns.BeginAsync(user.Id, pkce.Verifier, cancellationToken);
        return oauth.AuthorizeUrl(RedirectUri, state, pkce.Challenge, user.Email.Length > 0 ? user.Email : null);
    }

    /// <summary>Takes the answer that Salesforce sent the browser back with.</summary>
    public async Task<SignInResult> CompleteAsync(string? state, string? code, string? error, CancellationToken cancellationToken)
    {
        if (state is null || await signIns.TakeAsync(state, cancellationToken) is not { } begun)
        {
            return new(SignInFailure.Expired, "unknown_state");
        }

        if (code is null)
        {
            return new(SignInFailure.Denied, error ?? "no_code");
        }

        try
        {
            return await ConnectAsync(begun, code, cancellationToken);
        }
        catch (RemoteException e)
        {
            return new(e.Failure is RemoteFailure.AuthorizationLost ? SignInFailure.Expired : SignInFailure.Unavailable, e.Failure.Code);
        }
    }

    private string RedirectUri => publicUrl.Of(CallbackPath).AbsoluteUri;

    private async Task<SignInResult> ConnectAsync(BegunSignIn begun, string code, CancellationToken cancellationToken)
    {
        var grant = await oauth.RedeemAsync(code, begun.CodeVerifier, RedirectUri, cancellationToken);
        var identity = await oauth.ReadIdentityAsync(grant, cancellationToken);
        if (!await check.MayConnectAsync(begun.UserId, identity, cancellationToken))
        {
            await tokens.RevokeAsync(begun.UserId, grant.RefreshToken ?? grant.AccessToken);
            return new(SignInFailure.WrongUser, "wrong_user");
        }

        if (!await tokens.ConnectAsync(begun, grant, identity, cancellationToken))
        {
            await tokens.RevokeAsync(begun.UserId, grant.RefreshToken ?? grant.AccessToken);
            return new(SignInFailure.WrongOrg, "wrong_org");
        }

        await connections.TakeUpAsync(begun.UserId, cancellationToken);
        return new(null, "connected");
    }
}
