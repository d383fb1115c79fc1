using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce.Page;

/// <summary>Activities, the newest first; the parts of a long one in their order.</summary>
internal sealed partial class Timeline(OrgStore org)
{
    private const int LongestOpenText = 600;

    public string Of(IEnumerable<Row> tasks, bool open = false)
    {
        var html = new StringBuilder("<ol class=\"timeline\">");
        foreach (var task in tasks.OrderByDescending(t => t["ActivityDate"] as DateOnly? ?? DateOnly.MinValue).ThenByDescending(t => t["CreatedDate"]).ThenBy(t => t.Text("Subject")).ThenBy(PartOf))
            html.Append(Item(task, open));
        return html.Append("</ol>").ToString();
    }

    private static int PartOf(Row task) => Part().Match(task.Text("Description") ?? "") is { Success: true } part ? int.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    private string Item(Row task, bool open)
    {
        var html = new StringBuilder("<li class=\"card\" tabindex=\"-1\"><h3>").Append(Names.Link(task)).Append("</h3><p class=\"badges\">");
        html.Append(CultureInfo.InvariantCulture, $"<time>{task["ActivityDate"]:yyyy-MM-dd}</time>").Append(Names.Badge(task.Text("Status") ?? "", task.Flag("IsClosed") ? "done" : ""));
        foreach (var kind in ((string?[])[task.Text("Type"), task.Text("TaskSubtype")]).OfType<string>().Distinct())
            html.Append(Names.Badge(kind));
        if (Part().Match(task.Text("Description") ?? "") is { Success: true } part)
            html.Append(Names.Badge($"Part {part.Groups[1].Value} of {part.Groups[2].Value}", "part"));
        html.Append("</p><dl>").Append(Line("Owner", Names.Link(org.Find(task.Text("OwnerId")))));
        html.Append(Line("Name", string.Join(", ", Tasks.WhoIds(task).Select(org.Find).Select(Names.Link))));
        html.Append(Line("Related to", Names.Link(org.Find(task.Text("WhatId"))))).Append(Line("Files", FileList.Of(org, task))).Append("</dl>");
        return html.Append(Description(task.Text("Description") ?? "", open)).Append("</li>").ToString();
    }

    private static string Line(string label, string value) => value.Length == 0 ? "" : $"<div><dt>{label}</dt><dd>{value}</dd></div>";

    private static string Description(string text, bool open) => text.Length == 0
        ? ""
        : $"<details{(open || text.Length <= LongestOpenText ? " open" : "")}><summary>Text, {text.Length.ToString("N0", CultureInfo.InvariantCulture)} characters</summary><div class=\"text\" dir=\"auto\">{HtmlPage.Text(text)}</div></details>";

    [GeneratedRegex(@"^\((\d{1,3})/(\d{1,3})\)\r?\n", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
