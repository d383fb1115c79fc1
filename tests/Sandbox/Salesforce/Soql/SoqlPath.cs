using EmailSync.Sandbox.Salesforce.Describe;
using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce.Soql;

/// <summary>A field reached from a row through parent relationships. A polymorphic parent has only the fields that all of them share.</summary>
internal sealed record SoqlPath(IReadOnlyList<FieldInfo> Parents, FieldInfo Field)
{
    /// <summary>What Salesforce lets a query read of a parent that may be of several types.</summary>
    private static readonly string[] NameFields = ["Id", "Name", "FirstName", "LastName", "Email", "Username", "IsActive", "Type"];

    public static SoqlPath Bind(Schema schema, ObjectInfo from, string soql, SoqlField written)
    {
        var names = written.Path.Split('.');
        var start = names.Length > 1 && names[0].Equals(from.Name, StringComparison.OrdinalIgnoreCase) && from.Relationship(names[0]) is null ? 1 : 0;
        if (names.Length - start > 6)
            throw SoqlErrors.Malformed(soql, written.Position, "a field path goes over five relationships at most");
        var parents = new List<FieldInfo>();
        var at = from;
        for (var i = start; i < names.Length - 1; i++)
        {
            var parent = at.Relationship(names[i]) ?? throw SoqlErrors.NoRelationship(soql, written.Position, names[i]);
            parents.Add(parent);
            if (parent.ReferenceTo.Count > 1 && i == names.Length - 2)
                return new SoqlPath(parents, Polymorphic(schema, parent, soql, written, names[^1]));
            at = schema.Find(parent.ReferenceTo.Count > 1 ? "" : parent.ReferenceTo[0]) ?? throw SoqlErrors.NoRelationship(soql, written.Position, names[i]);
        }

        return new SoqlPath(parents, at.Field(names[^1]) ?? throw SoqlErrors.NoColumn(soql, written.Position, names[^1], at.Name));
    }

    /// <summary>The row that holds the field; null where a parent on the way is empty.</summary>
    public Row? Holder(OrgStore org, Row row)
    {
        Row? at = row;
        foreach (var parent in Parents)
        {
            at = org.Find(at.Text(parent.Name));
            if (at is null)
                return null;
        }

        return at;
    }

    public object? Value(OrgStore org, Row row)
    {
        var holder = Holder(org, row);
        if (holder is null || Parents.Count == 0 || Parents[^1].ReferenceTo.Count == 1)
            return holder?.Shown(Field);
        return Field.Name switch
        {
            "Type" => holder.Type,
            // A case has a number instead of a name.
            "Name" => org.Schema.Find(holder.Type)?.NameField is { } name ? holder.Shown(name) : null,
            _ => holder.Shown(Field),
        };
    }

    private static FieldInfo Polymorphic(Schema schema, FieldInfo parent, string soql, SoqlField written, string name)
    {
        var canonical = NameFields.FirstOrDefault(n => n.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw SoqlErrors.NoColumn(soql, written.Position, name, "Name");
        if (canonical == "Type")
            return schema.Find("User")!.Field("UserType") is { } kind ? FieldInfo.Renamed(kind, "Type") : throw new InvalidOperationException("User has no UserType.");
        return parent.ReferenceTo.Append("User").Select(t => schema.Find(t)?.Field(canonical)).OfType<FieldInfo>().First();
    }
}
