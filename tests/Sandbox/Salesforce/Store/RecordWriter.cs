using System.Text.Json.Nodes;
using EmailSync.Sandbox.Salesforce.Describe;

namespace EmailSync.Sandbox.Salesforce.Store;

/// <summary>Creates, changes and deletes records as one user. Everything is checked before anything is changed, so a refused record leaves no trace.</summary>
internal sealed class RecordWriter(OrgStore org, string userId)
{
    /// <param name="type">The object.</param>
    /// <param name="body">Its fields.</param>
    /// <param name="file">The bytes that came beside the fields.</param>
    public Row Create(string type, JsonObject body, FileContent? file = null)
    {
        var info = org.Schema.Find(type) ?? throw NoType(type);
        if (!info.Createable)
            throw new SalesforceException(400, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", $"entity type cannot be inserted: {info.Name}");
        var given = Read(info, body, f => f.Createable, "create");
        foreach (var field in info.Fields.Where(f => f.DefaultedOnCreate && !given.ContainsKey(f.Name) && Default(f) is not null))
            given[field.Name] = Default(field);
        if (info.Name == "Task" && !given.ContainsKey("TaskSubtype"))
            given["TaskSubtype"] = "Task";
        var missing = info.Fields.Where(f => f is { Createable: true, Nillable: false } && f.Type != "boolean" && given.GetValueOrDefault(f.Name) is null && !Files.Assigns(info.Name, f.Name)).Select(f => f.Name).ToArray();
        if (missing.Length > 0)
            throw new SalesforceException(400, "REQUIRED_FIELD_MISSING", $"Required fields are missing: [{string.Join(", ", missing)}]", missing);
        Resolve(info, null, given);
        if (info.Name == "TaskRelation")
            return TaskRelations.Create(org, this, given);
        var content = CheckNew(info.Name, given, file);
        org.Refusals.Check(info.Name, RecordWork.Create, name => given.GetValueOrDefault(name));
        var row = new Row(info.Name, org.NextId(info.KeyPrefix));
        row["CreatedDate"] = org.Now;
        row["CreatedById"] = userId;
        Apply(row, given);
        Add(row, content);
        return row;
    }

    public void Update(Row row, JsonObject body)
    {
        var info = org.Schema.Find(row.Type)!;
        if (!info.Updateable || (row.Type == "ContentVersion" && !row.Flag("IsLatest")))
            throw new SalesforceException(400, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", $"entity type cannot be updated: {info.Name}");
        if (row.Flag("IsConverted"))
            throw new SalesforceException(400, "CANNOT_UPDATE_CONVERTED_LEAD", "cannot update converted lead");
        MayChange(row);
        var given = Read(info, body, f => f.Updateable, "update");
        if (given.FirstOrDefault(g => g.Value is null && info.Field(g.Key) is { Nillable: false }) is { Key: { } required })
            throw new SalesforceException(400, "REQUIRED_FIELD_MISSING", $"Required fields are missing: [{required}]", required);
        Resolve(info, row, given);
        org.Refusals.Check(info.Name, RecordWork.Update, name => given.TryGetValue(name, out var value) ? value : row[name]);
        org.Change(row, r => Apply(r, given));
        if (row.Type == "ContentVersion" && org.Find(row.Text("ContentDocumentId")) is { } document)
            org.Change(document, d => Files.Show(d, row));
        if (info.Name == "Task")
            Tasks.SpreadAgain(org, row);
    }

    public void Delete(Row row)
    {
        if (!org.Schema.Find(row.Type)!.Deletable)
            throw new SalesforceException(400, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", $"entity type cannot be deleted: {row.Type}");
        MayChange(row);
        if (row.Type == "ContentDocumentLink")
            FileLinks.CheckDelete(org, row);
        if (row.Type == "TaskRelation")
        {
            TaskRelations.Delete(org, this, row);
            return;
        }

        org.Refusals.Check(row.Type, RecordWork.Delete, name => row[name]);
        Deletion.Delete(org, row, userId);
    }

    private FileContent? CheckNew(string type, Dictionary<string, object?> given, FileContent? file)
    {
        switch (type)
        {
            case "ContentVersion":
                return Files.Check(org, userId, given, file);
            case "ContentDocumentLink":
                FileLinks.Check(org, userId, given);
                break;
            case "EmailMessage":
                EmailMessages.Check(given);
                break;
        }

        return null;
    }

    private void Add(Row row, FileContent? content)
    {
        if (content is not null)
            Files.Complete(org, row, content);
        if (row.Type == "EmailMessage")
            EmailMessages.Complete(org, row);
        org.Add(row);
        if (row.Type == "Task")
            Tasks.Spread(org, row);
        if (content is not null)
            Files.Publish(org, row);
    }

    private static SalesforceException NoType(string type) => new(400, "INVALID_TYPE", $"sObject type '{type}' is not supported.");

    private object? Default(FieldInfo field) => field.Name == "OwnerId" ? userId : field.Type == "boolean" ? false : field.DefaultPicklistValue;

    private void MayChange(Row row)
    {
        if (!org.CanChange(userId, row))
            throw new SalesforceException(403, "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
    }

    private static Dictionary<string, object?> Read(ObjectInfo info, JsonObject body, Func<FieldInfo, bool> mayWrite, string verb)
    {
        var given = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, node) in body)
        {
            if (name == "attributes")
                continue;
            var field = info.Field(name) ?? throw new SalesforceException(400, "INVALID_FIELD", $"No such column '{name}' on sobject of type {info.Name}");
            if (!mayWrite(field))
                throw new SalesforceException(400, "INVALID_FIELD_FOR_INSERT_UPDATE", $"Unable to {verb} fields: {field.Name}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.", field.Name);
            given[field.Name] = FieldRules.Check(field, FieldValue.Read(field, node));
        }

        return given;
    }

    private void Resolve(ObjectInfo info, Row? before, Dictionary<string, object?> given)
    {
        foreach (var field in info.Fields.Where(f => f.Type == "reference" && f.Name != "WhoId" && given.GetValueOrDefault(f.Name) is string))
            given[field.Name] = References.Resolve(org, userId, field, (string)given[field.Name]!).Id;
        if (info.Name != "Task")
            return;
        var what = given.TryGetValue("WhatId", out var value) ? value as string : before?.Text("WhatId");
        if (before is null || given.ContainsKey("WhoId") || given.ContainsKey("TaskWhoIds") || given.ContainsKey("WhatId"))
            TaskPeople.Settle(org, userId, before, given, what);
        if (given.GetValueOrDefault("EmailSync_Key__c") is string key && org.TaskByKey(key) is { } holder && holder != before)
            throw Duplicate(holder);
    }

    private SalesforceException Duplicate(Row holder)
    {
        var masked = org.Options.MaskDuplicates || !org.CanSee(userId, holder);
        return new SalesforceException(400, "DUPLICATE_VALUE", masked
            ? "duplicate value found: <unknown> duplicates value on record with id: <unknown>"
            : $"duplicate value found: EmailSync_Key__c duplicates value on record with id: {SalesforceId.Short(holder.Id)}");
    }

    private void Apply(Row row, Dictionary<string, object?> given)
    {
        foreach (var (name, value) in given)
            row[name] = value;
        row["LastModifiedDate"] = org.Now;
        row["LastModifiedById"] = userId;
        row["SystemModstamp"] = org.Now;
        Derivation.Apply(org, row);
    }
}
