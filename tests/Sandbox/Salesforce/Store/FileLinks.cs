namespace EmailSync.Sandbox.Salesforce.Store;

/// <summary>What a link between a file and a record must be.</summary>
internal static class FileLinks
{
    public static void Check(OrgStore org, string userId, Dictionary<string, object?> given)
    {
        if (given.GetValueOrDefault("ShareType") is null)
            throw new SalesforceException(400, "REQUIRED_FIELD_MISSING", "Required fields are missing: [ShareType]", "ShareType");
        var (document, entity) = ((string)given["ContentDocumentId"]!, (string)given["LinkedEntityId"]!);
        if (!org.CanSee(userId, org.Find(document)!))
            throw new SalesforceException(400, "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", $"insufficient access rights on cross-reference id: {document}");
        if (org.LinksOf(document).Any(l => !l.IsDeleted && l.Text("LinkedEntityId") == entity))
            throw new SalesforceException(400, "DUPLICATE_VALUE", "duplicate value found: <unknown> duplicates value on record with id: <unknown>");
        given.TryAdd("Visibility", "AllUsers");
    }

    /// <summary>A file stays linked to its owner as long as there is a file.</summary>
    public static void CheckDelete(OrgStore org, Row link)
    {
        if (org.Find(link.Text("ContentDocumentId"))?.Text("OwnerId") is { } owner && owner == link.Text("LinkedEntityId"))
            throw new SalesforceException(400, "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
    }
}
