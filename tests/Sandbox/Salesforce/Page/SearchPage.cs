using System.Globalization;
using System.Text;
using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce.Page;

/// <summary>The first page: what was recorded last, or what a search finds.</summary>
internal sealed class SearchPage(OrgStore org)
{
    private const int MostShown = 50;
    private static readonly string[] SearchedTypes = ["Contact", "Lead", "Account", "Opportunity", "Case"];
    private static readonly string[] SearchedFields = ["Name", "Email", "Email_2__c", "Company", "CaseNumber", "Subject"];

    public string Recent()
    {
        var tasks = org.Rows("Task").Where(t => !t.IsDeleted).Reverse().Take(MostShown).ToList();
        var html = new StringBuilder("<h1>Recent activity</h1>");
        html.Append(tasks.Count == 0
            ? "<p class=\"empty\">Nothing has been recorded yet. Search for a person above, or let the sync run and load this page again.</p>"
            : new Timeline(org).Of(tasks));
        var people = All("Contact", "Lead").ToList();
        html.Append(CultureInfo.InvariantCulture, $"<h2>People <small>{Math.Min(MostShown, people.Count)} of {people.Count}</small></h2>").Append(Table(people.Take(MostShown)));
        return html.ToString();
    }

    public string Found(string search)
    {
        var found = All(SearchedTypes).Where(r => SearchedFields.Any(f => r.Text(f)?.Contains(search, StringComparison.OrdinalIgnoreCase) == true)).ToList();
        var count = found.Count == 1 ? "1 record" : $"{found.Count} records";
        var html = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<h1>{count} for “{HtmlPage.Text(search)}”</h1>");
        return html.Append(found.Count == 0 ? "<p class=\"empty\">Nothing has this in its name, number, subject, address or company.</p>" : Table(found.Take(MostShown))).ToString();
    }

    private IEnumerable<Row> All(params string[] types) =>
        types.SelectMany(org.Rows).Where(r => !r.IsDeleted).OrderBy(Names.Of, StringComparer.OrdinalIgnoreCase);

    private string Table(IEnumerable<Row> rows)
    {
        var html = new StringBuilder("<div class=\"scroll\"><table><thead><tr><th>Name</th><th>Type</th><th>Email</th><th>Account or company</th><th>Last activity</th></tr></thead><tbody>");
        foreach (var row in rows)
        {
            var account = row.Text("Company") is { } company ? HtmlPage.Text(company) : Names.Link(org.Find(row.Text("AccountId")));
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{Names.Link(row)}</td><td>{row.Type}</td><td>{HtmlPage.Text(row.Text("Email"))}</td><td>{account}</td><td>{row["LastActivityDate"]:yyyy-MM-dd}</td></tr>");
        }

        return html.Append("</tbody></table></div>").ToString();
    }
}
