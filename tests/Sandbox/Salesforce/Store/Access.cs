namespace EmailSync.Sandbox.Salesforce.Store;

/// <summary>Sharing: what a user sees and may change.</summary>
internal static class Access
{
    /// <summary>Whether the user sees the record: people by their sharing; Tasks that are theirs or that concern someone or something they see.</summary>
    public static bool CanSee(this OrgStore org, string userId, Row row) => row.Type switch
    {
        "Contact" or "Lead" or "Account" or "Opportunity" or "Case" => row.VisibleTo is null || IsOwner(userId, row) || row.VisibleTo.Contains(userId),
        "Task" => IsOwner(userId, row) || IsCreator(userId, row) || Tasks.Related(row).Any(id => org.Find(id) is { } related && org.CanSee(userId, related)),
        "TaskRelation" => org.Find(row.Text("TaskId")) is { } task && org.CanSee(userId, task),
        "ContentDocument" => IsOwner(userId, row) || org.LinksOf(row.Id).Any(link => !link.IsDeleted && Reaches(org, userId, link)),
        "ContentVersion" => IsOwner(userId, row) || (org.Find(row.Text("ContentDocumentId")) is { } document && org.CanSee(userId, document)),
        "ContentDocumentLink" => org.Find(row.Text("ContentDocumentId")) is { } file && org.CanSee(userId, file),
        "EmailMessage" => IsCreator(userId, row) || Concerned(org, row).Any(record => org.CanSee(userId, record)),
        _ => true,
    };

    /// <summary>Whether the user may change or delete the record: a Task and a file are their owner's.</summary>
    public static bool CanChange(this OrgStore org, string userId, Row row) => row.Type is "Task" or "ContentDocument" or "ContentVersion"
        ? IsOwner(userId, row)
        : org.CanSee(userId, row);

    /// <summary>Whether a file is the user's, or shared with them and not only with a record.</summary>
    public static bool HasFile(this OrgStore org, string userId, Row row) => IsOwner(userId, row)
        || org.LinksOf(row.Text("ContentDocumentId") ?? row.Id).Any(link => !link.IsDeleted && SalesforceId.Same(link.Text("LinkedEntityId")!, userId));

    private static bool Reaches(OrgStore org, string userId, Row link) => org.Find(link.Text("LinkedEntityId")) is { } entity
        && (entity.Type == "User" ? SalesforceId.Same(entity.Id, userId) : !entity.IsDeleted && org.CanSee(userId, entity));

    private static IEnumerable<Row> Concerned(OrgStore org, Row email) =>
        ((string[])["ActivityId", "ParentId"]).Select(field => org.Find(email.Text(field))).OfType<Row>();

    private static bool IsOwner(string userId, Row row) => row.Text("OwnerId") is { } owner && SalesforceId.Same(owner, userId);

    private static bool IsCreator(string userId, Row row) => row.Text("CreatedById") is { } creator && SalesforceId.Same(creator, userId);
}
