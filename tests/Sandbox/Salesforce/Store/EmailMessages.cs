namespace EmailSync.Sandbox.Salesforce.Store;

/// <summary>Mail that another tool records with Enhanced Email: each EmailMessage off a case has a Task of its own.</summary>
internal static class EmailMessages
{
    private const int NameLength = 255;

    /// <summary>Completes a new EmailMessage before it is added, and makes its Task.</summary>
    public static void Complete(OrgStore org, Row email)
    {
        var subject = email.Text("Subject");
        email["Name"] = subject is null ? "[No Subject]" : subject[..Math.Min(NameLength, subject.Length)];
        email["Status"] ??= "3";
        email["MessageDate"] ??= org.Now;
        email["IsExternallyVisible"] ??= true;
        email["HasAttachment"] ??= false;
        if (email.Text("ParentId") is null && email.Text("ActivityId") is null)
            email["ActivityId"] = Task(org, email).Id;
    }

    /// <summary>Only a case's mail may name its Task; mail without a case has been sent.</summary>
    public static void Check(Dictionary<string, object?> given)
    {
        var isOfCase = given.GetValueOrDefault("ParentId") is not null;
        if (!isOfCase && given.GetValueOrDefault("ActivityId") is not null)
            throw new SalesforceException(400, "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on cross-reference id", "ActivityId");
        if (!isOfCase && given.GetValueOrDefault("Status") is not "3")
            throw new SalesforceException(400, "FIELD_INTEGRITY_EXCEPTION", "Status: only 3 (Sent) is valid for emails that aren't sent as part of a case", "Status");
    }

    private static Row Task(OrgStore org, Row email)
    {
        var task = new Row("Task", org.NextId("00T"));
        foreach (var field in (string[])["CreatedDate", "CreatedById", "LastModifiedDate", "LastModifiedById", "SystemModstamp"])
            task[field] = email[field];
        var who = email.Text("FromId") is { } from && !from.StartsWith("005", StringComparison.Ordinal) ? from : null;
        (task["OwnerId"], task["Subject"], task["Description"], task["WhatId"]) = (email["CreatedById"], email["Name"], email["TextBody"], email["RelatedToId"]);
        (task["TaskSubtype"], task["Type"], task["Priority"]) = ("Email", "Email", "Normal");
        task["Status"] = org.Options.TaskStatuses.FirstOrDefault(s => s.IsClosed)?.Name;
        task["ActivityDate"] = DateOnly.FromDateTime(((DateTimeOffset)email["MessageDate"]!).UtcDateTime);
        (task["WhoId"], task["TaskWhoIds"]) = (who, who is null ? new List<string>() : [who]);
        Tasks.Derive(org, task);
        org.Add(task);
        Tasks.Spread(org, task);
        return task;
    }
}
