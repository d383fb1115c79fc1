using System.Globalization;
using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce.Page;

/// <summary>The files of a record, each to be opened.</summary>
internal static class FileList
{
    public static string Of(OrgStore org, Row record) => string.Join(", ", Files.Of(org, record).OrderBy(f => f.Text("Title"), StringComparer.OrdinalIgnoreCase).Select(Link));

    private static string Link(Row document)
    {
        var size = (document["ContentSize"] as long? ?? 0).ToString("N0", CultureInfo.InvariantCulture);
        return $"<a href=\"/sfc/servlet.shepherd/document/download/{document.Id}\">{HtmlPage.Text(Names.Of(document))}</a> <small>{size} bytes</small>";
    }
}
