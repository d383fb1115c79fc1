namespace EmailSync.Sandbox.Salesforce.Store;

/// <summary>Sharing: what a user sees and may change.</summary>
internal static class Access
{
    /// <summary>Whether the user sees the record: people by their sharing; Tasks that are theirs or that concern someone or something they see.</summary>
    public static bool CanSee(this OrgStore org, string userId, Row row) => row.Type switch
    {
        "Contact" or "Lead" or "Account" => row.VisibleTo is null || IsOwner(userId, row) || row.VisibleTo.Contains(userId),
        "Task" => IsOwner(userId, row) || IsCreator(userId, row) || Tasks.Related(row).Any(id => org.Find(id) is { } related && org.CanSee(userId, related)),
        "TaskRelation" => org.Find(row.Text("TaskId")) is { } task && org.CanSee(userId, task),
        _ => true,
    };

    /// <summary>Whether the user may change or delete the record: a Task is its owner's.</summary>
    public static bool CanChange(this OrgStore org, string userId, Row row) => row.Type == "Task" ? IsOwner(userId, row) : org.CanSee(userId, row);

    private static bool IsOwner(string userId, Row row) => row.Text("OwnerId") is { } owner && SalesforceId.Same(owner, userId);

    private static bool IsCreator(string userId, Row row) => row.Text("CreatedById") is { } creator && SalesforceId.Same(creator, userId);
}
