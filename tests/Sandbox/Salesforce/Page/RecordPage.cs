using System.Globalization;
using System.Text;
using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce.Page;

/// <summary>A record: its fields, and the timeline of a person or an account.</summary>
internal sealed class RecordPage(OrgStore org)
{
    private static readonly string[] Shown = ["Company", "AccountId", "ContactId", "Email", "Email_2__c", "StageName", "Status", "CloseDate", "OwnerId", "LastActivityDate", "ConvertedContactId", "FileExtension", "VersionNumber"];

    public string Body(Row row)
    {
        if (row.Type == "Task")
            return $"<p class=\"kind\">Task</p><h1>{HtmlPage.Text(Names.Of(row))}</h1>{new Timeline(org).Of([row], open: true)}";
        var html = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<section class=\"card\"><p class=\"kind\">{row.Type}</p><h1>{HtmlPage.Text(Names.Of(row))}</h1><dl>");
        foreach (var field in Shown.Where(f => row[f] is not null))
            html.Append(CultureInfo.InvariantCulture, $"<div><dt>{HtmlPage.Text(Label(row, field))}</dt><dd>{Value(row, field)}</dd></div>");
        if (FileList.Of(org, row) is { Length: > 0 } files)
            html.Append(CultureInfo.InvariantCulture, $"<div><dt>Files</dt><dd>{files}</dd></div>");
        html.Append("</dl></section>");
        if (row.Type == "ContentDocument")
            return html.Append(Linked(row)).ToString();
        if (row.Type == "Account")
            html.Append(Contacts(row));
        var tasks = org.Rows("Task").Where(t => !t.IsDeleted && (Tasks.Related(t).Contains(row.Id) || (row.Type == "Account" && t.Text("AccountId") == row.Id))).ToList();
        html.Append(CultureInfo.InvariantCulture, $"<h2>Activity <small>{tasks.Count}</small></h2>");
        return html.Append(tasks.Count == 0 ? "<p class=\"empty\">No activity yet.</p>" : new Timeline(org).Of(tasks)).ToString();
    }

    private string Linked(Row document)
    {
        var records = org.LinksOf(document.Id).Where(l => !l.IsDeleted).Select(l => org.Find(l.Text("LinkedEntityId"))).Select(r => $"<li>{Names.Link(r)} <small>{r?.Type}</small></li>").ToList();
        return $"<p><a href=\"/sfc/servlet.shepherd/document/download/{document.Id}\">Download</a></p><h2>Shared with <small>{records.Count}</small></h2><ul class=\"plain\">{string.Concat(records)}</ul>";
    }

    private string Label(Row row, string field) => org.Schema.Find(row.Type)?.Field(field)?.Document["label"]?.GetValue<string>().Replace(" ID", "", StringComparison.Ordinal) ?? field;

    private string Value(Row row, string field) => row[field] switch
    {
        string id when field.EndsWith("Id", StringComparison.Ordinal) => Names.Link(org.Find(id)),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        var value => HtmlPage.Text(value?.ToString()),
    };

    private string Contacts(Row account)
    {
        var contacts = org.Rows("Contact").Where(c => !c.IsDeleted && c.Text("AccountId") == account.Id).Select(c => $"<li>{Names.Link(c)} <small>{HtmlPage.Text(c.Text("Email"))}</small></li>").ToList();
        return contacts.Count == 0 ? "" : $"<h2>Contacts <small>{contacts.Count}</small></h2><ul class=\"plain\">{string.Concat(contacts)}</ul>";
    }
}
