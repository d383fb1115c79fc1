namespace EmailSync.Sandbox.Salesforce.Store;

/// <summary>What Salesforce derives around a Task: its relations, its account, whether it is closed, and the last activity of those concerned.</summary>
internal static class Tasks
{
    public static IReadOnlyList<string> WhoIds(Row task) => task["TaskWhoIds"] as IReadOnlyList<string> ?? [];

    public static IEnumerable<string> Related(Row task) => task.Text("WhatId") is { } what ? WhoIds(task).Append(what) : WhoIds(task);

    /// <summary>Sets the derived fields. Call it within <see cref="OrgStore.Change"/> or before <see cref="OrgStore.Add"/>.</summary>
    public static void Derive(OrgStore org, Row task)
    {
        var closed = org.Options.TaskStatuses.Any(s => s.IsClosed && s.Name == task.Text("Status"));
        if (closed != task.Flag("IsClosed") || task["CompletedDateTime"] is null == closed)
            task["CompletedDateTime"] = closed ? org.Now : null;
        task["IsClosed"] = closed;
        task["IsArchived"] = false;
        task["IsHighPriority"] = task.Text("Priority") == "High";
        task["WhoCount"] = (long)WhoIds(task).Count;
        task["WhatCount"] = task.Text("WhatId") is null ? 0L : 1L;
        var what = org.Find(task.Text("WhatId"));
        task["AccountId"] = what?.Type switch
        {
            "Account" => what.Id,
            "Opportunity" => what.Text("AccountId"),
            _ => org.Find(task.Text("WhoId"))?.Text("AccountId"),
        };
    }

    /// <summary>Makes the TaskRelation records of a new Task, and carries the activity to those it concerns.</summary>
    public static void Spread(OrgStore org, Row task)
    {
        foreach (var id in Related(task))
            Relate(org, task, id);
        Reach(org, task);
    }

    /// <summary>Does the same again after a change: what is still related keeps its relation; a deleted Task has none.</summary>
    public static void SpreadAgain(OrgStore org, Row task)
    {
        List<string> related = task.IsDeleted ? [] : [.. Related(task)];
        foreach (var relation in TaskRelations.Of(org, task).ToList())
        {
            if (!related.Remove(relation.Text("RelationId")!))
                org.Change(relation, r => r["IsDeleted"] = true);
        }

        related.ForEach(id => Relate(org, task, id));
        if (!task.IsDeleted)
            Reach(org, task);
    }

    private static void Relate(OrgStore org, Row task, string relatedId)
    {
        var row = new Row("TaskRelation", org.NextId("0RT"));
        row["TaskId"] = task.Id;
        row["RelationId"] = relatedId;
        row["IsWhat"] = relatedId == task.Text("WhatId");
        row["AccountId"] = org.Find(relatedId) is { Type: "Contact" } contact ? contact.Text("AccountId") : task.Text("AccountId");
        foreach (var field in (string[])["CreatedDate", "LastModifiedDate", "SystemModstamp"])
            row[field] = org.Now;
        foreach (var field in (string[])["CreatedById", "LastModifiedById"])
            row[field] = task[field];
        org.Add(row);
    }

    // With shared activities too the primary person alone: the others' last activity stays what it was.
    private static void Reach(OrgStore org, Row task)
    {
        foreach (var concerned in ((string?[])[task.Text("WhoId"), task.Text("WhatId"), task.Text("AccountId")]).Distinct().Select(org.Find).OfType<Row>())
            Touch(org, task, concerned);
    }

    private static void Touch(OrgStore org, Row task, Row person)
    {
        if (!task.Flag("IsClosed") || org.Schema.Find(person.Type)?.Field("LastActivityDate") is null)
            return;
        var date = task["ActivityDate"] as DateOnly? ?? DateOnly.FromDateTime(org.Now.UtcDateTime);
        if (person["LastActivityDate"] is not DateOnly known || known < date)
            org.Change(person, p => p["LastActivityDate"] = date);
    }
}
