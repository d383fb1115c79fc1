using EmailSync.Sandbox.Salesforce.Describe;
using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce.Soql;

/// <summary>A subquery over the children of each row, such as <c>(SELECT RelationId FROM TaskWhoRelations)</c>.</summary>
internal sealed record SoqlChildQuery(ChildRelationship Relationship, SoqlQuery Query)
{
    public static SoqlChildQuery Bind(OrgStore org, ObjectInfo parent, SoqlChild child)
    {
        var inner = child.Statement;
        var relationship = parent.Children.FirstOrDefault(c => c.Name.Equals(inner.From, StringComparison.OrdinalIgnoreCase))
            ?? throw SoqlErrors.At("INVALID_TYPE", inner.Text, inner.FromPosition, $"Didn't understand relationship '{inner.From}' in FROM part of query call.");
        var type = relationship.ChildType == "TaskWhoRelation" ? "TaskRelation" : relationship.ChildType;
        var info = org.Schema.Find(type) ?? throw SoqlErrors.At("INVALID_TYPE", inner.Text, inner.FromPosition, $"Didn't understand relationship '{inner.From}' in FROM part of query call.");
        return new SoqlChildQuery(relationship, new SoqlQuery(org, inner, info));
    }

    public List<Row> Run(string userId, Row parent) => Query.Run(
        userId,
        deletedToo: false,
        r => r.Text(Relationship.Field) == parent.Id && (Relationship.ChildType != "TaskWhoRelation" || !r.Flag("IsWhat")));
}
