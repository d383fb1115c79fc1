using System.Net;
using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Contracts;

public sealed class SalesforceTaskTests(SalesforceOrg org) : IClassFixture<SalesforceOrg>
{
    [Fact]
    public async Task A_task_with_a_closed_status_is_complete_and_moves_the_last_activity_of_the_primary_person_alone()
    {
        var account = await org.AddAsync("accounts", new { Name = "Derived" });
        var first = await org.AddAsync("contacts", new { LastName = "First", AccountId = account });
        var second = await org.AddAsync("contacts", new { LastName = "Second" });

        var made = await org.PostAsync("/sobjects/Task", new { Subject = "Derived", Status = "Done", TaskSubtype = "Email", ActivityDate = "2026-11-20", TaskWhoIds = new[] { first, second } });

        Assert.Equal(HttpStatusCode.Created, made.Status);
        var task = (await org.QueryAsync($"SELECT WhoId, WhoCount, AccountId, IsClosed, CompletedDateTime, Owner.Name, (SELECT RelationId FROM TaskWhoRelations) FROM Task WHERE Id = '{made.Text("id")}'")).Body.GetProperty("records")[0];
        Assert.Equal(first, task.GetProperty("WhoId").GetString());
        Assert.Equal(2, task.GetProperty("WhoCount").GetInt32());
        Assert.Equal(account, task.GetProperty("AccountId").GetString());
        Assert.True(task.GetProperty("IsClosed").GetBoolean());
        Assert.Equal(JsonValueKind.String, task.GetProperty("CompletedDateTime").ValueKind);
        Assert.Equal("Anna Berg", task.GetProperty("Owner").GetProperty("Name").GetString());
        Assert.Equal(2, task.GetProperty("TaskWhoRelations").GetProperty("totalSize").GetInt32());
        Assert.Equal(["2026-11-20", null], (await org.QueryAsync($"SELECT LastActivityDate FROM Contact WHERE Id IN ('{first}', '{second}') ORDER BY LastActivityDate NULLS LAST")).Values("LastActivityDate"));
        Assert.Equal(["2026-11-20"], (await org.QueryAsync($"SELECT LastActivityDate FROM Account WHERE Id = '{account}'")).Values("LastActivityDate"));
    }

    public static TheoryData<object, string, string> Refusals => new()
    {
        { new { Subject = new string('x', 256) }, "STRING_TOO_LONG", "Subject" },
        { new { Description = new string('x', 32_001) }, "STRING_TOO_LONG", "Description" },
        { new { Description = new string('\n', 16_001) }, "STRING_TOO_LONG", "Description" },
        { new { Nope = "x" }, "INVALID_FIELD", "" },
        { new { IsClosed = true }, "INVALID_FIELD_FOR_INSERT_UPDATE", "IsClosed" },
        { new { TaskSubtype = "Letter" }, "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "TaskSubtype" },
        { new { ActivityDate = "24.11.2026" }, "INVALID_TYPE_ON_FIELD_IN_RECORD", "ActivityDate" },
        { new { Subject = 5 }, "INVALID_TYPE_ON_FIELD_IN_RECORD", "Subject" },
        { new { WhoId = "003" }, "MALFORMED_ID", "WhoId" },
        { new { WhoId = "001xx0000000zzz" }, "FIELD_INTEGRITY_EXCEPTION", "WhoId" },
        { new { WhoId = "003xx0000000zzz" }, "INVALID_CROSS_REFERENCE_KEY", "WhoId" },
        { new { Status = (string?)null }, "REQUIRED_FIELD_MISSING", "Status" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_value_that_does_not_fit_is_refused_by_field(object task, string code, string field)
    {
        var refused = await org.PostAsync("/sobjects/Task", task);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(code, refused.Code);
        Assert.Equal(field, refused.Body[0].TryGetProperty("fields", out var fields) ? fields[0].GetString() : "");
    }

    [Fact]
    public async Task What_just_fits_is_taken()
    {
        var made = await org.PostAsync("/sobjects/Task", new { Subject = new string('x', 255), Description = new string('x', 31_998) + "\n." });

        Assert.Equal("STRING_TOO_LONG", made.Code);
        made = await org.PostAsync("/sobjects/Task", new { Subject = new string('x', 255), Description = new string('x', 31_997) + "\n." });
        Assert.Equal(HttpStatusCode.Created, made.Status);
    }

    [Fact]
    public async Task One_lead_or_up_to_50_contacts_and_a_lead_without_another_record()
    {
        var lead = await org.AddAsync("leads", new { LastName = "L", Company = "C" });
        var otherLead = await org.AddAsync("leads", new { LastName = "M", Company = "C" });
        var converted = await org.AddAsync("leads", new { LastName = "N", Company = "C", IsConverted = true });
        var account = await org.AddAsync("accounts", new { Name = "A" });
        var deleted = await org.AddAsync("contacts", new { LastName = "D" });
        await org.Sandbox.Control.DeleteAsync($"/salesforce/contacts/{deleted}");
        var hidden = await org.AddAsync("contacts", new { LastName = "H", VisibleTo = new[] { SalesforceOrg.Bo } });
        var contacts = new List<string>();
        for (var i = 0; i < 51; i++)
            contacts.Add(await org.AddAsync("contacts", new { LastName = $"C{i}" }));

        var reply = await org.CreateTasksAsync(
            false,
            new { TaskWhoIds = contacts[..50] },
            new { TaskWhoIds = contacts },
            new { TaskWhoIds = new[] { lead } },
            new { TaskWhoIds = new[] { lead, contacts[0] } },
            new { TaskWhoIds = new[] { lead, otherLead } },
            new { WhoId = lead, WhatId = account },
            new { WhoId = converted },
            new { WhoId = deleted },
            new { WhoId = hidden });

        Assert.Equal(
            ["ok", "FIELD_INTEGRITY_EXCEPTION", "ok", "FIELD_INTEGRITY_EXCEPTION", "FIELD_INTEGRITY_EXCEPTION", "FIELD_INTEGRITY_EXCEPTION", "CANNOT_UPDATE_CONVERTED_LEAD", "ENTITY_IS_DELETED", "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY"],
            reply.ItemCodes());
    }

    [Fact]
    public async Task The_key_is_unique_whatever_its_capitals_and_free_again_when_its_task_is_deleted()
    {
        var id = (await org.PostAsync("/sobjects/Task", new { EmailSync_Key__c = "unique" })).Text("id");
        var shown = await org.PostAsync("/sobjects/Task", new { EmailSync_Key__c = "UNIQUE" });
        var bo = await org.PostAsync("/sobjects/Task", new { EmailSync_Key__c = "unique" }, org.BoToken);
        await org.SetAsync(new { maskDuplicates = true });
        var masked = await org.PostAsync("/sobjects/Task", new { EmailSync_Key__c = "unique" });
        await org.SetAsync(new { maskDuplicates = false });
        await org.SendAsync(HttpMethod.Delete, $"/sobjects/Task/{id}", null);
        var again = await org.PostAsync("/sobjects/Task", new { EmailSync_Key__c = "unique" });

        Assert.Equal(["DUPLICATE_VALUE", "DUPLICATE_VALUE", "DUPLICATE_VALUE"], [shown.Code, bo.Code, masked.Code]);
        Assert.Contains(id[..15], shown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(id[..15], bo.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(id[..15], masked.Message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, again.Status);
    }

    [Fact]
    public async Task A_task_is_changed_and_deleted_by_its_owner_alone_and_its_subtype_never()
    {
        var contact = await org.AddAsync("contacts", new { LastName = "Owned" });
        var id = (await org.PostAsync("/sobjects/Task", new { Subject = "Owned", WhoId = contact })).Text("id");
        var path = $"/sobjects/Task/{id[..15]}";

        Assert.Equal("Owned", (await org.GetAsync($"{path}?fields=Subject", org.BoToken)).Text("Subject"));
        Assert.Equal("INSUFFICIENT_ACCESS_OR_READONLY", (await org.SendAsync(HttpMethod.Patch, path, new { Subject = "Mine" }, org.BoToken)).Code);
        Assert.Equal("INSUFFICIENT_ACCESS_OR_READONLY", (await org.SendAsync(HttpMethod.Delete, path, null, org.BoToken)).Code);
        Assert.Equal("INVALID_FIELD_FOR_INSERT_UPDATE", (await org.SendAsync(HttpMethod.Patch, path, new { TaskSubtype = "Call" })).Code);
        Assert.Equal(HttpStatusCode.NoContent, (await org.SendAsync(HttpMethod.Patch, path, new { WhoId = (string?)null })).Status);
        Assert.Equal(0, (await org.GetAsync(path)).Body.GetProperty("WhoCount").GetInt32());
        Assert.Equal("NOT_FOUND", (await org.GetAsync(path, org.BoToken)).Code);
        Assert.Equal(HttpStatusCode.NoContent, (await org.SendAsync(HttpMethod.Delete, path, null)).Status);
        Assert.Equal("ENTITY_IS_DELETED", (await org.GetAsync(path)).Code);
    }

    [Fact]
    public async Task An_organisations_own_rule_refuses_one_record_of_a_collection()
    {
        await org.Sandbox.Control.PostAsync("/salesforce/refusals", new { type = "Task", code = "FIELD_CUSTOM_VALIDATION_EXCEPTION", message = "No offers here", value = "*offer*" });

        var first = await org.CreateTasksAsync(false, new { Subject = "Hello" }, new { Subject = "Your offer" });
        var second = await org.CreateTasksAsync(false, new { Subject = "Your offer" });

        Assert.Equal(["ok", "FIELD_CUSTOM_VALIDATION_EXCEPTION"], first.ItemCodes());
        Assert.Equal(["ok"], second.ItemCodes());
    }

    [Fact]
    public async Task Text_that_is_not_Unicode_is_no_JSON()
    {
        using var body = new StringContent("{\"Subject\":\"\\ud800\"}", System.Text.Encoding.UTF8, "application/json");

        Assert.Equal("JSON_PARSER_ERROR", (await org.PostAsync("/sobjects/Task", body)).Code);
    }
}
