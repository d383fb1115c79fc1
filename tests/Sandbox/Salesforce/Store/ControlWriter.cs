using System.Text.Json.Nodes;

namespace EmailSync.Sandbox.Salesforce.Store;

/// <summary>Writes for the control address: any field, no permission asked; a user may be named by username, and <c>VisibleTo</c> lists who sees the record.</summary>
internal static class ControlWriter
{
    public static Row Create(OrgStore org, string type, JsonObject body)
    {
        var row = new Row(type, org.NextId(org.Schema.Find(type)!.KeyPrefix));
        foreach (var field in (string[])["CreatedDate", "LastModifiedDate", "SystemModstamp"])
            row[field] = org.Now;
        foreach (var field in (string[])["OwnerId", "CreatedById", "LastModifiedById"])
            row[field] = OrgSeeder.SystemUserId;
        if (type == "Lead")
            (row["IsConverted"], row["Status"]) = (false, "Open - Not Contacted");
        if (type == "User")
            (row["IsActive"], row["UserType"], row["TimeZoneSidKey"]) = (true, "Standard", "Europe/Berlin");
        Apply(org, row, body);
        if (type == "EmailMessage")
            EmailMessages.Complete(org, row);
        org.Add(row);
        if (type == "Task")
            Tasks.Spread(org, row);
        return row;
    }

    public static Row Update(OrgStore org, Row row, JsonObject body)
    {
        org.Change(row, r =>
        {
            r["LastModifiedDate"] = org.Now;
            r["SystemModstamp"] = org.Now;
            Apply(org, r, body);
        });
        if (row.Type == "Task")
            Tasks.SpreadAgain(org, row);
        return row;
    }

    private static void Apply(OrgStore org, Row row, JsonObject body)
    {
        foreach (var (name, node) in body)
        {
            if (name.Equals("VisibleTo", StringComparison.OrdinalIgnoreCase))
            {
                row.VisibleTo = node is JsonArray list ? list.Select(n => UserId(org, n!.GetValue<string>())).ToHashSet() : null;
                continue;
            }

            var field = org.Schema.Find(row.Type)!.Field(name) ?? throw new SalesforceException(400, "INVALID_FIELD", $"No such column '{name}' on sobject of type {row.Type}");
            var value = FieldValue.Read(field, node);
            row[field.Name] = field.ReferenceTo.Contains("User") && value is string user ? UserId(org, user) : field.IsId && value is string id ? SalesforceId.ToLong(id) : value;
        }

        if (row.Type == "User" && row.Text("Name") is null)
            row["Name"] = $"{row.Text("FirstName")} {row.Text("LastName")}".Trim();
        if (row.Type == "User")
            row["Username"] ??= row["Email"];
        if (row.Type == "Task")
        {
            row["TaskWhoIds"] ??= row.Text("WhoId") is { } who ? [who] : new List<string>();
            row["WhoId"] ??= Tasks.WhoIds(row) is [var first, ..] ? first : null;
        }

        Derivation.Apply(org, row);
    }

    private static string UserId(OrgStore org, string user) => (org.Find(user) ?? org.UserByName(user))?.Id
        ?? throw new SalesforceException(404, "NOT_FOUND", $"Nobody in the org is '{user}'.");
}
