using EmailSync.Sandbox.Salesforce.Describe;

namespace EmailSync.Sandbox.Salesforce.Store;

/// <summary>Who a Task may be related to: one Lead, or up to 50 Contacts where the org shares activities, else one; a Lead has no What.</summary>
internal static class TaskPeople
{
    private const int MostContacts = 50;

    /// <summary>Makes WhoId and TaskWhoIds agree, from what the request gave, and checks them; the first of the list is the primary one.</summary>
    public static void Settle(OrgStore org, string userId, Row? before, Dictionary<string, object?> given, string? whatId)
    {
        var field = org.Schema.Find("Task")!.Field(given.ContainsKey("TaskWhoIds") ? "TaskWhoIds" : "WhoId")!;
        var people = Wanted(before, given).Select(id => References.Resolve(org, userId, field, id)).DistinctBy(p => p.Id).ToList();
        var leads = people.Count(p => p.Type == "Lead");
        if (people.Exists(p => p.Flag("IsConverted")))
            throw new SalesforceException(400, "CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead", "WhoId");
        if (leads > 1 || (leads == 1 && people.Count > 1))
            throw Refused(field, "a task can be related to one lead or to contacts, not to both");
        if (people.Count > MostContacts)
            throw Refused(field, $"a task can be related to {MostContacts} contacts at most");
        if (leads == 1 && whatId is not null)
            throw new SalesforceException(400, "FIELD_INTEGRITY_EXCEPTION", "Related To ID: a task whose name is a lead cannot be related to another record", "WhatId");
        given["TaskWhoIds"] = people.ConvertAll(p => p.Id);
        given["WhoId"] = people.FirstOrDefault()?.Id;
    }

    private static List<string> Wanted(Row? before, Dictionary<string, object?> given)
    {
        var hasWho = given.TryGetValue("WhoId", out var who);
        if (given.TryGetValue("TaskWhoIds", out var list))
        {
            List<string> ids = list is IEnumerable<string> all ? [.. all] : [];
            if (who is string primary)
            {
                ids.RemoveAll(id => SalesforceId.Same(id, primary));
                ids.Insert(0, primary);
            }

            return ids;
        }

        List<string> present = before is null ? [] : [.. Tasks.WhoIds(before)];
        if (!hasWho)
            return present;
        if (before?.Text("WhoId") is { } old)
            present.Remove(old);
        if (who is string id15)
            present.Insert(0, id15);
        return present;
    }

    private static SalesforceException Refused(FieldInfo field, string why) => new(400, "FIELD_INTEGRITY_EXCEPTION", $"{FieldRules.Label(field)}: {why}", field.Name);
}
