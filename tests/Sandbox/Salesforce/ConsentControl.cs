using EmailSync.Sandbox.Salesforce.OAuth;
using Microsoft.AspNetCore.WebUtilities;

namespace EmailSync.Sandbox.Salesforce;

/// <summary>A person's consent without the page: the app's sign-in address goes in, the address at which the browser would come back goes out.</summary>
internal static class ConsentControl
{
    public static void Map(RouteGroupBuilder routes, SalesforceApp salesforce) => routes.MapPost("/consent", (ConsentBody body) =>
    {
        var query = body.SignInUrl.IndexOf('?', StringComparison.Ordinal);
        var request = AuthorizeRequest.Read(QueryHelpers.ParseQuery(query < 0 ? "" : body.SignInUrl[query..]));
        var user = body.User ?? request.LoginHint ?? throw new SalesforceException(400, "MISSING_ARGUMENT", "Name the user: the sign-in address hints at nobody.");
        return new { location = salesforce.Consent(request, user) };
    });

    /// <param name="SignInUrl">As the app gave it.</param>
    /// <param name="User">By id, username or address; null: whom the address hints at.</param>
    private sealed record ConsentBody(string SignInUrl, string? User = null);
}
