using System.Text.Json.Nodes;

namespace EmailSync.Sandbox.Salesforce.Describe;

/// <summary>The org's objects under its present options. It is made anew when the options change, and then describe is newer too.</summary>
internal sealed class Schema
{
    private static readonly string[] Names = ["Account", "Case", "Contact", "ContentDocument", "ContentDocumentLink", "ContentVersion", "EmailMessage", "Lead", "Opportunity", "Task", "TaskRelation", "TaskStatus", "User"];
    private static readonly string[] SharedActivityFields = ["WhoCount", "WhatCount", "TaskWhoIds"];
    private readonly Dictionary<string, ObjectInfo> _objects;

    public Schema(OrgOptions options, DateTimeOffset builtAt)
    {
        BuiltAt = builtAt;
        _objects = Names
            .Where(name => (options.SharedActivities || name != "TaskRelation") && (options.EmailMessages || name != "EmailMessage"))
            .Select(name => new ObjectInfo(Adjust(name, Load(name), options)))
            .ToDictionary(o => o.Name, StringComparer.OrdinalIgnoreCase);
    }

    public DateTimeOffset BuiltAt { get; }

    public IEnumerable<ObjectInfo> Objects => _objects.Values;

    public ObjectInfo? Find(string name) => _objects.GetValueOrDefault(name);

    /// <summary>The object whose ids begin as this one does; null for a prefix that the org does not know.</summary>
    public ObjectInfo? OfId(string id) => _objects.Values.FirstOrDefault(o => id.StartsWith(o.KeyPrefix, StringComparison.Ordinal));

    private static JsonObject Load(string name)
    {
        using var stream = typeof(Schema).Assembly.GetManifestResourceStream($"Describe.{name}.json")
            ?? throw new InvalidOperationException($"The describe document of {name} is not embedded.");
        return JsonNode.Parse(stream)!.AsObject();
    }

    private static JsonObject Adjust(string name, JsonObject compact, OrgOptions options)
    {
        var fields = compact["fields"]!.AsArray();
        if (options.NotCreateable.Contains(name, StringComparer.OrdinalIgnoreCase))
            compact["createable"] = false;
        if (name is "Contact" or "Lead" && !options.HasSecondEmail)
            Remove(fields, "Email_2__c");
        Remove(fields, [.. options.RemovedFields.Where(f => IsOf(name, f)).Select(FieldOf)]);
        foreach (var (field, length) in options.FieldLengths.Where(f => IsOf(name, f.Key)))
            Resize(fields, FieldOf(field), length);
        foreach (var (field, custom) in options.CustomFields.Where(f => IsOf(name, f.Key)))
            fields.Add(Described(FieldOf(field), custom));
        if (name != "Task")
            return compact;
        var statuses = options.TaskStatuses.Select(s => (JsonNode)new JsonObject { ["value"] = s.Name, ["label"] = s.Label ?? s.Name, ["defaultValue"] = s.IsDefault });
        fields.First(f => f!["name"]!.GetValue<string>() == "Status")!["picklistValues"] = new JsonArray([.. statuses]);
        if (!options.HasTypeField)
            Remove(fields, "Type");
        if (!options.HasKeyField)
            Remove(fields, "EmailSync_Key__c");
        Resize(fields, "Subject", options.SubjectLength);
        Resize(fields, "Description", options.DescriptionLength);
        if (!options.SharedActivities)
        {
            Remove(fields, SharedActivityFields);
            var children = compact["childRelationships"]!.AsArray();
            children.RemoveAll(c => c!["childSObject"]!.GetValue<string>().StartsWith("Task", StringComparison.Ordinal));
        }

        var type = fields.FirstOrDefault(f => f!["name"]!.GetValue<string>() == "Type");
        if (type is not null && options.TypeValues is { } values)
            type["picklistValues"] = new JsonArray([.. values.Select(v => (JsonNode)new JsonObject { ["value"] = v })]);
        foreach (var value in type?["picklistValues"]!.AsArray() ?? [])
            value!["active"] = !options.InactiveTypes.Contains(value["value"]!.GetValue<string>(), StringComparer.Ordinal);
        return compact;
    }

    private static JsonObject Described(string name, CustomField custom)
    {
        var isText = custom.Type is "string" or "textarea" or "email" or "picklist";
        var values = (custom.Values ?? []).Select(v => (JsonNode)new JsonObject { ["value"] = v, ["defaultValue"] = v == custom.Default });
        return new JsonObject
        {
            ["name"] = name,
            ["type"] = custom.Type,
            ["label"] = name.Replace("__c", "", StringComparison.Ordinal).Replace('_', ' '),
            ["custom"] = true,
            ["createable"] = true,
            ["updateable"] = true,
            ["filterable"] = custom.Type != "textarea",
            ["sortable"] = custom.Type != "textarea",
            ["nillable"] = !custom.Required,
            ["permissionable"] = !custom.Required,
            ["defaultedOnCreate"] = custom.Default is not null || custom.Type == "boolean",
            ["length"] = isText ? custom.Length : 0,
            ["byteLength"] = isText ? 3 * custom.Length : 0,
            ["restrictedPicklist"] = custom.Values is not null,
            ["picklistValues"] = new JsonArray([.. values]),
            ["soapType"] = custom.Type is "boolean" or "double" or "date" ? $"xsd:{custom.Type}" : custom.Type == "datetime" ? "xsd:dateTime" : "xsd:string",
        };
    }

    private static bool IsOf(string name, string field) => field.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase);

    private static string FieldOf(string field) => field[(field.IndexOf('.', StringComparison.Ordinal) + 1)..];

    private static void Remove(JsonArray fields, params string[] names)
    {
        foreach (var field in fields.Where(f => names.Contains(f!["name"]!.GetValue<string>())).ToList())
            fields.Remove(field);
    }

    private static void Resize(JsonArray fields, string name, int length)
    {
        // A field that was taken away has no length.
        if (fields.FirstOrDefault(f => f!["name"]!.GetValue<string>() == name) is not { } field)
            return;
        field["length"] = length;
        field["byteLength"] = 3 * length;
    }
}
