using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce.Page;

/// <summary>Names and links of records.</summary>
internal static class Names
{
    public static string Of(Row row) => row.Type switch
    {
        "Task" or "EmailMessage" => row.Text("Subject"),
        "Case" => $"{row.Text("CaseNumber")} {row.Text("Subject")}".Trim(),
        "ContentDocument" or "ContentVersion" => row.Text("Title"),
        _ => row.Text("Name"),
    } ?? "(no subject)";

    public static string Link(Row? row) => row switch
    {
        null => "",
        { IsDeleted: true } => $"<s>{HtmlPage.Text(Of(row))}</s>",
        { Type: "User" } => HtmlPage.Text(Of(row)),
        _ => $"<a href=\"/lightning/r/{row.Type}/{row.Id}/view\">{HtmlPage.Text(Of(row))}</a>",
    };

    public static string Badge(string text, string kind = "") => $"<span class=\"badge {kind}\">{HtmlPage.Text(text)}</span>";
}
