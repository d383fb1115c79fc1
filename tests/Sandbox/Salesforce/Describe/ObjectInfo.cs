using System.Text.Json.Nodes;

namespace EmailSync.Sandbox.Salesforce.Describe;

/// <summary>A relation from a parent to its children, as a subquery names it.</summary>
internal sealed record ChildRelationship(string Name, string ChildType, string Field);

/// <summary>One object of the org as the present settings of the org show it.</summary>
internal sealed class ObjectInfo
{
    private static readonly string[] BriefProperties = ["activateable", "createable", "custom", "customSetting", "deepCloneable", "deletable", "deprecatedAndHidden", "feedEnabled", "hasSubtypes", "isInterface", "isSubtype", "keyPrefix", "label", "labelPlural", "layoutable", "mergeable", "mruEnabled", "name", "queryable", "replicateable", "retrieveable", "searchable", "triggerable", "undeletable", "updateable"];
    private readonly JsonObject _compact;
    private readonly Dictionary<string, FieldInfo> _byName;
    private readonly Dictionary<string, FieldInfo> _byRelationship;

    public ObjectInfo(JsonObject compact)
    {
        _compact = compact;
        Name = _compact["name"]!.GetValue<string>();
        KeyPrefix = _compact["keyPrefix"]!.GetValue<string>();
        Fields = [.. _compact["fields"]!.AsArray().Select(f => FieldInfo.FromCompact(f!.AsObject()))];
        _byName = Fields.ToDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);
        _byRelationship = Fields.Where(f => f.RelationshipName is not null).ToDictionary(f => f.RelationshipName!, StringComparer.OrdinalIgnoreCase);
        Children = [.. _compact["childRelationships"]!.AsArray().Select(c => new ChildRelationship(Text(c!, "relationshipName"), Text(c!, "childSObject"), Text(c!, "field")))];
    }

    public string Name { get; }

    public string KeyPrefix { get; }

    public IReadOnlyList<FieldInfo> Fields { get; }

    public IReadOnlyList<ChildRelationship> Children { get; }

    public bool Createable => _compact["createable"]!.GetValue<bool>();

    public bool Updateable => _compact["updateable"]!.GetValue<bool>();

    public bool Deletable => _compact["deletable"]!.GetValue<bool>();

    /// <summary>What stands for a record where people read: its name, or what the object has instead.</summary>
    public FieldInfo? NameField => Fields.FirstOrDefault(f => f.IsName);

    public FieldInfo? Field(string name) => _byName.GetValueOrDefault(name);

    public FieldInfo? Relationship(string name) => _byRelationship.GetValueOrDefault(name);

    /// <summary>The describe document.</summary>
    public JsonObject Document(string version, string instanceUrl)
    {
        var full = Merged(DescribeDefaults.Object.Select(p => p.Key));
        full["fields"] = new JsonArray([.. Fields.Select(f => f.Document.DeepClone())]);
        full["childRelationships"] = new JsonArray([.. _compact["childRelationships"]!.AsArray().Select(c => Child(c!.AsObject()))]);
        var sobject = $"/services/data/{version}/sobjects/{Name}";
        full["urls"] = Urls(sobject);
        full["urls"]!["uiDetailTemplate"] = instanceUrl + "/{ID}";
        full["urls"]!["uiEditTemplate"] = instanceUrl + "/{ID}/e";
        full["urls"]!["layouts"] = sobject + "/describe/layouts";
        return full;
    }

    /// <summary>The object's line in the list of all objects.</summary>
    public JsonObject Brief(string version)
    {
        var brief = Merged(BriefProperties);
        brief["urls"] = Urls($"/services/data/{version}/sobjects/{Name}");
        return brief;
    }

    private static JsonObject Urls(string sobject) => new() { ["sobject"] = sobject, ["describe"] = sobject + "/describe", ["rowTemplate"] = sobject + "/{ID}" };

    private static JsonObject Child(JsonObject child) => new()
    {
        ["cascadeDelete"] = child["cascadeDelete"]?.GetValue<bool>() ?? false,
        ["childSObject"] = Text(child, "childSObject"),
        ["deprecatedAndHidden"] = false,
        ["field"] = Text(child, "field"),
        ["junctionIdListNames"] = child["junctionIdListNames"]?.DeepClone() ?? new JsonArray(),
        ["junctionReferenceTo"] = child["junctionReferenceTo"]?.DeepClone() ?? new JsonArray(),
        ["relationshipName"] = Text(child, "relationshipName"),
        ["restrictedDelete"] = false,
    };

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    private JsonObject Merged(IEnumerable<string> names)
    {
        var merged = new JsonObject();
        foreach (var name in names)
            merged[name] = (_compact[name] ?? DescribeDefaults.Object[name])?.DeepClone();
        return merged;
    }
}
