using EmailSync.Sandbox.World;
using Microsoft.IdentityModel.Tokens;

namespace EmailSync.Sandbox.Entra;

/// <summary>The page that signs people in: who is it, then back to the application with a code.</summary>
internal sealed class AuthorizeEndpoint(EntraState state)
{
    /// <summary>Cookies on localhost are shared by all ports, hence a name of its own.</summary>
    private const string Session = "sandbox-entra-session";

    public IResult Show(HttpContext context)
    {
        if (Problem(context) is { } problem)
            return problem;

        var request = AuthorizeRequest.Read(context.Request.Query).Request!;
        var signedIn = SignedIn(context);
        if (request.Prompt == "none")
        {
            return Results.Redirect(signedIn is null
                ? request.Redirect(new EntraError("login_required", 50058, "A silent sign-in request was sent but no user is signed in."))
                : WithCode(request, signedIn));
        }

        if (request.Prompt == "" && signedIn is not null && (request.LoginHint == "" || IsMeant(request.LoginHint, signedIn)))
            return Results.Redirect(WithCode(request, signedIn));

        context.Response.Headers.XFrameOptions = "DENY";
        return SignInPage.Choose(state.People.All(), request.LoginHint);
    }

    public async Task<IResult> ChooseAsync(HttpContext context)
    {
        if (Problem(context) is { } problem)
            return problem;

        var request = AuthorizeRequest.Read(context.Request.Query).Request!;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form["person"] == "")
            return SeeOther(context, request.Redirect(new EntraError("access_denied", 65004, "User declined to sign in.")));
        if (!Guid.TryParse(form["person"], out var id) || state.People.ByObjectId(id) is not { } person)
            return SignInPage.Failed(new EntraError("invalid_request", 50034, "The user account does not exist in the directory."));

        context.Response.Cookies.Append(Session, person.ObjectId.ToString(), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax });
        return SeeOther(context, WithCode(request, person));
    }

    public static IResult Logout(HttpContext context)
    {
        context.Response.Cookies.Delete(Session);
        return Uri.TryCreate(context.Request.Query["post_logout_redirect_uri"], UriKind.Absolute, out var back) && back is { Scheme: "http", Host: "localhost" }
            ? Results.Redirect(back.AbsoluteUri)
            : SignInPage.SignedOut();
    }

    private static IResult? Problem(HttpContext context)
    {
        var (request, error) = AuthorizeRequest.Read(context.Request.Query);
        if (request is null)
            return SignInPage.Failed(error!);
        return request.Problem(context.Request.Query) is { } problem ? Results.Redirect(request.Redirect(problem)) : null;
    }

    private string WithCode(AuthorizeRequest request, PersonSeed person)
    {
        var code = Base64UrlEncoder.Encode(System.Security.Cryptography.RandomNumberGenerator.GetBytes(48));
        state.Codes[code] = new AuthorizationCode(request, person.ObjectId, TimeProvider.System.GetUtcNow().AddMinutes(5));
        return request.Redirect(
        [
            new("code", code),
            new("client_info", Tokens.ClientInfo(person)),
            new("session_state", person.ObjectId.ToString()),
        ]);
    }

    private PersonSeed? SignedIn(HttpContext context) =>
        Guid.TryParse(context.Request.Cookies[Session], out var id) ? state.People.ByObjectId(id) : null;

    private static bool IsMeant(string hint, PersonSeed person) => string.Equals(hint, person.Email, StringComparison.OrdinalIgnoreCase);

    private static IResult SeeOther(HttpContext context, string address)
    {
        context.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
