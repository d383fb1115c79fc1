using System.Text.Json.Nodes;
using EmailSync.Sandbox.Salesforce.Rest;
using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce.Soql;

/// <summary>Rows as the query endpoint writes them.</summary>
internal sealed class SoqlResult(OrgStore org, string userId, string version)
{
    public JsonObject Record(SoqlQuery query, Row row)
    {
        var record = new JsonObject { ["attributes"] = Attributes(row.Type, row) };
        foreach (var path in query.Fields)
            Place(record, row, path);
        foreach (var child in query.Children)
        {
            var rows = child.Run(userId, row);
            record[child.Relationship.Name] = rows.Count == 0 ? null : Page(child.Query, rows, rows.Count, null);
        }

        return record;
    }

    public JsonObject Page(SoqlQuery query, IEnumerable<Row> rows, int totalSize, string? next)
    {
        var page = new JsonObject { ["totalSize"] = totalSize, ["done"] = next is null };
        if (next is not null)
            page["nextRecordsUrl"] = next;
        page["records"] = new JsonArray([.. rows.Select(r => Record(query, r))]);
        return page;
    }

    private JsonObject Attributes(string type, Row row) => new() { ["type"] = type, ["url"] = $"/services/data/{version}/sobjects/{row.Type}/{row.Id}" };

    private void Place(JsonObject record, Row row, SoqlPath path)
    {
        var at = record;
        Row? holder = row;
        foreach (var parent in path.Parents)
        {
            holder = org.Find(holder!.Text(parent.Name));
            if (holder is null)
            {
                at[parent.RelationshipName!] = null;
                return;
            }

            if (at[parent.RelationshipName!] is not JsonObject next)
                at[parent.RelationshipName!] = next = new JsonObject { ["attributes"] = Attributes(parent.ReferenceTo.Count > 1 ? "Name" : holder.Type, holder) };
            at = next;
        }

        at[path.Field.Name] = path.Field.IsBlob ? RecordResource.BlobUrl(version, holder!, path.Field) : FieldValue.Write(path.Value(org, row));
    }
}
