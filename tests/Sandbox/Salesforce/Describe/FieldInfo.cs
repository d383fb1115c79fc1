using System.Text.Json.Nodes;

namespace EmailSync.Sandbox.Salesforce.Describe;

/// <summary>One field as describe shows it: the whole document, and the properties that the rules here go by.</summary>
internal sealed class FieldInfo
{
    private FieldInfo(JsonObject document)
    {
        Document = document;
        Name = Text("name")!;
        Type = Text("type")!;
        RelationshipName = Text("relationshipName");
        Length = document["length"]!.GetValue<int>();
        ReferenceTo = [.. document["referenceTo"]!.AsArray().Select(n => n!.GetValue<string>())];
        Picklist = [.. document["picklistValues"]!.AsArray().Where(v => v!["active"]!.GetValue<bool>()).Select(v => v!["value"]!.GetValue<string>())];
        DefaultPicklistValue = document["picklistValues"]!.AsArray().FirstOrDefault(v => v!["defaultValue"]!.GetValue<bool>())?["value"]!.GetValue<string>();
    }

    public JsonObject Document { get; }

    public string Name { get; }

    public string Type { get; }

    public string? RelationshipName { get; }

    /// <summary>In UTF-16 units; 0 where the type has none.</summary>
    public int Length { get; }

    public IReadOnlyList<string> ReferenceTo { get; }

    /// <summary>The active values.</summary>
    public IReadOnlyList<string> Picklist { get; }

    public string? DefaultPicklistValue { get; }

    public bool Createable => Flag("createable");

    public bool Updateable => Flag("updateable");

    public bool Filterable => Flag("filterable");

    public bool Sortable => Flag("sortable");

    public bool Nillable => Flag("nillable");

    public bool DefaultedOnCreate => Flag("defaultedOnCreate");

    public bool CaseSensitive => Flag("caseSensitive");

    public bool IsName => Flag("nameField");

    /// <summary>Bytes, which a query shows as the address of their own resource.</summary>
    public bool IsBlob => Type == "base64";

    public bool RestrictedPicklist => Flag("restrictedPicklist");

    public bool IsId => Type is "id" or "reference";

    public bool IsText => Type is "string" or "textarea" or "email" or "phone" or "url" or "picklist" or "combobox";

    /// <summary>The full document from a compact one, which leaves out what is false, nought, null or empty.</summary>
    public static FieldInfo FromCompact(JsonObject compact)
    {
        var full = new JsonObject();
        foreach (var (name, value) in DescribeDefaults.Field)
            full[name] = (compact[name] ?? value)?.DeepClone();
        var values = new JsonArray();
        foreach (var choice in full["picklistValues"]!.AsArray())
        {
            values.Add(new JsonObject
            {
                ["active"] = choice!["active"]?.GetValue<bool>() ?? true,
                ["defaultValue"] = choice["defaultValue"]?.GetValue<bool>() ?? false,
                ["label"] = choice["label"]?.GetValue<string>() ?? choice["value"]!.GetValue<string>(),
                ["validFor"] = null,
                ["value"] = choice["value"]!.GetValue<string>(),
            });
        }

        full["picklistValues"] = values;
        return new FieldInfo(full);
    }

    public static FieldInfo Renamed(FieldInfo field, string name)
    {
        var document = field.Document.DeepClone().AsObject();
        document["name"] = name;
        return new FieldInfo(document);
    }

    private bool Flag(string name) => Document[name]!.GetValue<bool>();

    private string? Text(string name) => Document[name]?.GetValue<string>();
}
