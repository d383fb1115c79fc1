using System.Net;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>What an organisation has set up for itself: required fields, statuses, validation rules, no sharing of activities.</summary>
public sealed class SalesforceOwnRulesTests(SalesforceOrg org) : IClassFixture<SalesforceOrg>
{
    [Fact]
    public async Task A_required_field_of_the_orgs_own_refuses_a_task_without_it_by_name()
    {
        await org.SetAsync(new { customFields = new Dictionary<string, object> { ["Task.Region__c"] = new { type = "picklist", required = true, values = new[] { "North", "South" } } } });
        var field = (await org.GetAsync("/sobjects/Task/describe")).Body.GetProperty("fields").EnumerateArray().Single(f => f.GetProperty("name").GetString() == "Region__c");
        var without = await org.PostAsync("/sobjects/Task", new { Subject = "No region" });
        var wrong = await org.PostAsync("/sobjects/Task", new { Subject = "West", Region__c = "West" });
        var with = await org.PostAsync("/sobjects/Task", new { Subject = "South", Region__c = "South" });
        var emptied = await org.SendAsync(HttpMethod.Patch, $"/sobjects/Task/{with.Text("id")}", new { Region__c = (string?)null });
        var found = await org.QueryAsync("SELECT Subject FROM Task WHERE Region__c = 'south'");
        await org.SetAsync(new { customFields = new { } });

        Assert.Equal((false, true), (field.GetProperty("nillable").GetBoolean(), field.GetProperty("custom").GetBoolean()));
        Assert.Equal(("REQUIRED_FIELD_MISSING", "Required fields are missing: [Region__c]", "Region__c"), (without.Code, without.Message, without.Body[0].GetProperty("fields")[0].GetString()));
        Assert.Equal("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", wrong.Code);
        Assert.Equal("REQUIRED_FIELD_MISSING", emptied.Code);
        Assert.Equal(["South"], found.Values("Subject"));
    }

    [Fact]
    public async Task The_org_names_its_statuses()
    {
        var before = await org.QueryAsync("SELECT ApiName FROM TaskStatus ORDER BY SortOrder");
        await org.SetAsync(new { taskStatuses = new[] { new { name = "Open", isClosed = false, isDefault = true, label = "Offen" }, new { name = "Finished", isClosed = true, isDefault = false, label = "Erledigt" } } });
        var statuses = (await org.QueryAsync("SELECT ApiName, MasterLabel, IsClosed FROM TaskStatus ORDER BY SortOrder")).Body.GetProperty("records");
        var picklist = (await org.GetAsync("/sobjects/Task/describe")).Body.GetProperty("fields").EnumerateArray().Single(f => f.GetProperty("name").GetString() == "Status").GetProperty("picklistValues");
        var open = (await org.PostAsync("/sobjects/Task", new { Subject = "Default" })).Text("id");
        var closed = (await org.PostAsync("/sobjects/Task", new { Subject = "Closed", Status = "Finished" })).Text("id");
        var formerly = (await org.PostAsync("/sobjects/Task", new { Subject = "Formerly closed", Status = "Done" })).Text("id");
        var ids = $"'{open}', '{closed}', '{formerly}'";
        var tasks = await org.QueryAsync($"SELECT Status, IsClosed FROM Task WHERE Id IN ({ids}) ORDER BY Subject");
        await org.SetAsync(new { taskStatuses = before.Values("ApiName").Select((name, index) => new { name, isClosed = name is "Done" or "Dropped", isDefault = index == 0 }) });

        Assert.Equal(["Open Offen False", "Finished Erledigt True"], statuses.EnumerateArray().Select(s => $"{s.GetProperty("ApiName").GetString()} {s.GetProperty("MasterLabel").GetString()} {s.GetProperty("IsClosed").GetBoolean()}"));
        Assert.Equal(["Open", "Finished"], picklist.EnumerateArray().Select(v => v.GetProperty("value").GetString()));
        Assert.Equal(["Finished True", "Open False", "Done False"], tasks.Body.GetProperty("records").EnumerateArray().Select(t => $"{t.GetProperty("Status").GetString()} {t.GetProperty("IsClosed").GetBoolean()}"));
    }

    [Fact]
    public async Task A_validation_rule_holds_for_every_record_as_it_would_be_until_it_is_lifted()
    {
        await org.Sandbox.Control.PostAsync("/salesforce/refusals", new { type = "Task", code = "FIELD_CUSTOM_VALIDATION_EXCEPTION", message = "Bitte einen Typ wählen", field = "Type", value = "", count = 0, fields = new[] { "Type" } });
        var first = await org.CreateTasksAsync(false, new { Subject = "Without" }, new { Subject = "With", Type = "Call" }, new { Subject = "Without" });
        var id = first.Body[1].GetProperty("id").GetString();
        var renamed = await org.SendAsync(HttpMethod.Patch, $"/sobjects/Task/{id}", new { Subject = "Still with" });
        var emptied = await org.SendAsync(HttpMethod.Patch, $"/sobjects/Task/{id}", new { Type = (string?)null });
        await org.Sandbox.Control.DeleteAsync("/salesforce/refusals");
        var lifted = await org.CreateTasksAsync(false, new { Subject = "Without" });

        Assert.Equal(["FIELD_CUSTOM_VALIDATION_EXCEPTION", "ok", "FIELD_CUSTOM_VALIDATION_EXCEPTION"], first.ItemCodes());
        var error = first.Body[0].GetProperty("errors")[0];
        Assert.Equal(("Bitte einen Typ wählen", "Type"), (error.GetProperty("message").GetString(), error.GetProperty("fields")[0].GetString()));
        Assert.Equal(HttpStatusCode.NoContent, renamed.Status);
        Assert.Equal("FIELD_CUSTOM_VALIDATION_EXCEPTION", emptied.Code);
        Assert.Equal(["ok"], lifted.ItemCodes());
    }

    [Fact]
    public async Task A_trigger_can_refuse_to_delete()
    {
        var id = (await org.PostAsync("/sobjects/Task", new { Subject = "Kept" })).Text("id");
        await org.Sandbox.Control.PostAsync("/salesforce/refusals", new { type = "Task", code = "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", message = "Keep: execution of BeforeDelete", value = "Kept", on = "delete" });

        Assert.Equal("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", (await org.SendAsync(HttpMethod.Delete, $"/sobjects/Task/{id}", null)).Code);
        Assert.Equal(HttpStatusCode.NoContent, (await org.SendAsync(HttpMethod.Delete, $"/sobjects/Task/{id}", null)).Status);
    }

    [Fact]
    public async Task Without_shared_activities_nothing_of_them_is_there()
    {
        var first = await org.AddAsync("contacts", new { LastName = "First" });
        await org.SetAsync(new { sharedActivities = false });
        var list = await org.PostAsync("/sobjects/Task", new { TaskWhoIds = new[] { first } });
        var one = await org.PostAsync("/sobjects/Task", new { WhoId = first });
        var relations = await org.QueryAsync("SELECT Id, (SELECT RelationId FROM TaskWhoRelations) FROM Task");
        var files = await org.QueryAsync("SELECT Id, (SELECT ContentDocumentId FROM ContentDocumentLinks) FROM Task");
        var count = await org.QueryAsync("SELECT WhoCount FROM Task");
        await org.SetAsync(new { sharedActivities = true });

        Assert.Equal(("INVALID_FIELD", "INVALID_TYPE", "INVALID_FIELD"), (list.Code, relations.Code, count.Code));
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (one.Status, files.Status));
    }

    [Fact]
    public async Task Without_the_key_field_and_the_type_neither_is_written_nor_asked_for()
    {
        await org.SetAsync(new { hasKeyField = false, hasTypeField = false });
        var key = await org.PostAsync("/sobjects/Task", new { Subject = "Key", EmailSync_Key__c = "k" });
        var type = await org.PostAsync("/sobjects/Task", new { Subject = "Type", Type = "Call" });
        var query = await org.QueryAsync("SELECT Id FROM Task WHERE EmailSync_Key__c = 'k'");
        await org.SetAsync(new { hasKeyField = true, hasTypeField = true });

        Assert.Equal(("INVALID_FIELD", "INVALID_FIELD", "INVALID_FIELD"), (key.Code, type.Code, query.Code));
        Assert.Equal("No such column 'Type' on sobject of type Task", type.Message, ignoreCase: true);
    }
}
