using System.Globalization;
using System.Text;
using EmailSync.Sandbox.Salesforce.OAuth;
using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce.Page;

/// <summary>The sign-in page's body.</summary>
internal static class ConsentPage
{
    /// <summary>Nobody looks for themselves among thousands; whom the app hints at is always shown.</summary>
    private const int MostShown = 50;

    public static string Refused(string why) => $"<section class=\"card narrow\"><h1>Cannot sign in</h1><p role=\"alert\">{HtmlPage.Text(why)}</p></section>";

    public static string Ask(AuthorizeRequest request, IReadOnlyList<Row> users)
    {
        var html = new StringBuilder("<section class=\"card narrow\"><h1>Allow EmailSync to use Salesforce?</h1>");
        if (users.Count == 0)
            return html.Append("<p role=\"alert\">Nobody here has a Salesforce licence.</p></section>").ToString();
        var hinted = users.FirstOrDefault(u => IsHinted(request.LoginHint, u)) ?? users[0];
        html.Append("<form method=\"post\" action=\"/services/oauth2/authorize\"><fieldset><legend>Who are you?</legend>");
        foreach (var user in users.Take(MostShown).Append(hinted).Distinct())
        {
            var chosen = user == hinted ? " checked autofocus" : "";
            html.Append(CultureInfo.InvariantCulture, $"<label class=\"choice\"><input type=\"radio\" name=\"user\" value=\"{user.Id}\"{chosen}><span><b>{HtmlPage.Text(user.Text("Name"))}</b><small>{HtmlPage.Text(user.Text("Username"))}</small></span></label>");
        }

        html.Append("</fieldset><p>It asks for: ").Append(HtmlPage.Text(string.Join(", ", request.Scopes))).Append("</p>");
        foreach (var (name, value) in request.Fields().Where(f => f.Value is not null))
            html.Append(CultureInfo.InvariantCulture, $"<input type=\"hidden\" name=\"{name}\" value=\"{HtmlPage.Text(value)}\">");
        return html.Append("<p class=\"actions\"><button class=\"primary\" name=\"action\" value=\"allow\">Allow</button><button name=\"action\" value=\"deny\">Deny</button></p></form></section>").ToString();
    }

    private static bool IsHinted(string? hint, Row user) =>
        hint is not null && (hint.Equals(user.Text("Username"), StringComparison.OrdinalIgnoreCase) || hint.Equals(user.Text("Email"), StringComparison.OrdinalIgnoreCase));
}
