using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce.Page;

/// <summary>The form of a new Contact or Lead, filled in by <c>defaultFieldValues</c>: fields parted by commas, each value escaped once more.</summary>
internal sealed class NewRecordPage(OrgStore org)
{
    private static readonly string[] Types = ["Contact", "Lead"];
    private static readonly string[] Fields = ["FirstName", "LastName", "Email", "Company"];

    public static bool Knows(string? type) => Types.Contains(type, StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, string> Defaults(string? parameter)
    {
        var pairs = (parameter ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2);
        return pairs.DistinctBy(pair => pair[0]).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]), StringComparer.Ordinal);
    }

    public string Body(string type, IReadOnlyDictionary<string, string> values, string? why = null)
    {
        var html = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<section class=\"card narrow\"><h1>New {type}</h1>");
        if (why is not null)
            html.Append(CultureInfo.InvariantCulture, $"<p role=\"alert\">{HtmlPage.Text(why)}</p>");
        html.Append(CultureInfo.InvariantCulture, $"<form method=\"post\" action=\"/lightning/o/{type}/new\">");
        foreach (var field in Fields.Where(f => org.Schema.Find(type)?.Field(f) is not null))
            html.Append(CultureInfo.InvariantCulture, $"<p><label>{field} <input name=\"{field}\" value=\"{HtmlPage.Text(values.GetValueOrDefault(field))}\"></label></p>");
        return html.Append("<p class=\"actions\"><button class=\"primary\">Save</button></p></form></section>").ToString();
    }

    /// <exception cref="SalesforceException">The org refuses it.</exception>
    public Row Save(string type, IReadOnlyDictionary<string, string> values)
    {
        var record = new JsonObject(Fields.Where(f => values.GetValueOrDefault(f) is { Length: > 0 }).Select(f => KeyValuePair.Create(f, (JsonNode?)values[f])));
        return new RecordWriter(org, OrgSeeder.SystemUserId).Create(type, record);
    }
}
