using System.Security.Claims;
using Microsoft.Identity.Web;

namespace EmailSync.Features.Me;

/// <summary>
/// Who calls, from the token; a parameter of handlers. Binding it makes the user's row at the first visit, so nobody acts without one.
/// </summary>
/// <param name="Id">The Entra object id: the key of everything that is theirs.</param>
/// <param name="IsAdmin">The token carries the app role <c>Admin</c>.</param>
/// <param name="Email">What the person signs in with; only for showing, for it may change.</param>
internal sealed record CurrentUser(string Id, bool IsAdmin, string DisplayName, string Email)
{
    /// <summary>The app role of administrators (N3).</summary>
    public const string AdministratorRole = "Admin";

    public static async ValueTask<CurrentUser?> BindAsync(HttpContext context)
    {
        var user = From(context.User);
        await context.RequestServices.GetRequiredService<UserStore>().EnsureAsync(user, context.RequestAborted);
        return user;
    }

    private static CurrentUser From(ClaimsPrincipal principal)
    {
        var id = principal.GetObjectId()
            ?? throw new InvalidOperationException("A token without an object id came past the sign-in policy.");
        var email = principal.FindFirstValue("preferred_username") ?? principal.FindFirstValue(ClaimTypes.Upn)
            ?? principal.FindFirstValue(ClaimTypes.Email) ?? "";
        var name = principal.FindFirstValue("name") ?? principal.FindFirstValue(ClaimTypes.Name) ?? email;
        return new(id.ToLowerInvariant(), principal.IsInRole(AdministratorRole), name, email);
    }
}
