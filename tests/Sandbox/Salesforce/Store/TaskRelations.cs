using System.Text.Json.Nodes;

namespace EmailSync.Sandbox.Salesforce.Store;

/// <summary>People and records that are related to a Task one by one, which changes the Task itself.</summary>
internal static class TaskRelations
{
    public static Row Create(OrgStore org, RecordWriter writer, Dictionary<string, object?> given)
    {
        var task = org.Find((string)given["TaskId"]!)!;
        var id = (string)given["RelationId"]!;
        if (Tasks.Related(task).Contains(id))
            throw new SalesforceException(400, "DUPLICATE_VALUE", "duplicate value found: <unknown> duplicates value on record with id: <unknown>");
        if (org.Find(id) is { Type: "Contact" or "Lead" })
            writer.Update(task, People([.. Tasks.WhoIds(task), id]));
        else
            writer.Update(task, new JsonObject { ["WhatId"] = id });
        return Of(org, task).First(r => r.Text("RelationId") == id);
    }

    public static void Delete(OrgStore org, RecordWriter writer, Row relation)
    {
        var task = org.Find(relation.Text("TaskId"))!;
        var id = relation.Text("RelationId")!;
        writer.Update(task, relation.Flag("IsWhat") ? new JsonObject { ["WhatId"] = null } : People([.. Tasks.WhoIds(task).Where(who => who != id)]));
    }

    public static IEnumerable<Row> Of(OrgStore org, Row task) => org.Rows("TaskRelation").Where(r => !r.IsDeleted && r.Text("TaskId") == task.Id);

    private static JsonObject People(IEnumerable<string> ids) => new() { ["TaskWhoIds"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]) };
}
