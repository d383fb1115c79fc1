using EmailSync.Sandbox.Salesforce.Describe;

namespace EmailSync.Sandbox.Salesforce.Store;

/// <summary>Whether an id that a record is to point at may stand there.</summary>
internal static class References
{
    /// <summary>The record that the id names, its id in 18 characters.</summary>
    public static Row Resolve(OrgStore org, string userId, FieldInfo field, string id)
    {
        if (!SalesforceId.IsWellFormed(id))
            throw new SalesforceException(400, "MALFORMED_ID", $"{FieldRules.Label(field)}: id value of incorrect type: {id}", field.Name);
        var target = org.Schema.OfId(id);
        if (target is null || !field.ReferenceTo.Contains(target.Name))
            throw new SalesforceException(400, "FIELD_INTEGRITY_EXCEPTION", $"{FieldRules.Label(field)}: id value of incorrect type: {id}", field.Name);
        var row = org.Find(id) ?? throw new SalesforceException(400, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", field.Name);
        if (row.IsDeleted)
            throw new SalesforceException(400, "ENTITY_IS_DELETED", "entity is deleted", field.Name);
        if (!org.CanSee(userId, row))
            throw new SalesforceException(400, "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", $"insufficient access rights on cross-reference id: {id}");
        if (row.Type == "User" && row["IsActive"] is not true)
            throw new SalesforceException(400, "INACTIVE_OWNER_OR_USER", $"operation performed with inactive user [{row.Id}] as owner", field.Name);
        return row;
    }
}
