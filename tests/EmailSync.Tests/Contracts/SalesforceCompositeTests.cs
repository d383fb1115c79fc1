using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Contracts;

public sealed class SalesforceCompositeTests(SalesforceOrg org) : IClassFixture<SalesforceOrg>
{
    private const string Tasks = SalesforceOrg.Data + "/sobjects/Task";

    [Fact]
    public async Task A_collection_records_what_it_can_and_says_of_the_rest_why()
    {
        var reply = await org.CreateTasksAsync(false, new { Subject = "Some" }, new { Nope = 1 }, new { Subject = "Some" });

        Assert.Equal(["ok", "INVALID_FIELD", "ok"], reply.ItemCodes());
        Assert.Equal(2, await CountAsync("Some"));
    }

    [Fact]
    public async Task With_allOrNone_one_failure_takes_all_back()
    {
        var reply = await org.CreateTasksAsync(true, new { Subject = "None", EmailSync_Key__c = "none" }, new { Nope = 1 });

        Assert.Equal(["ALL_OR_NONE_OPERATION_ROLLED_BACK", "INVALID_FIELD"], reply.ItemCodes());
        Assert.Equal(0, await CountAsync("None"));
        Assert.Equal(["ok"], (await org.CreateTasksAsync(true, new { Subject = "None", EmailSync_Key__c = "none" })).ItemCodes());
    }

    [Fact]
    public async Task A_collection_takes_200_records()
    {
        var reply = await org.CreateTasksAsync(false, [.. Enumerable.Range(0, 200).Select(i => new { Subject = "Many" })]);
        var refused = await org.CreateTasksAsync(false, [.. Enumerable.Range(0, 201).Select(i => new { Subject = "Many" })]);

        Assert.All(reply.ItemCodes(), code => Assert.Equal("ok", code));
        Assert.Equal("EXCEEDED_ID_LIMIT", refused.Code);
        Assert.Equal(200, await CountAsync("Many"));
    }

    [Fact]
    public async Task Collections_change_delete_and_read_records_by_id()
    {
        var ids = (await org.CreateTasksAsync(false, new { Subject = "Batch" }, new { Subject = "Batch" })).Body.EnumerateArray().Select(i => i.GetProperty("id").GetString()!).ToList();

        var changed = await org.SendAsync(HttpMethod.Patch, "/composite/sobjects", new { records = ids.Select(id => new { attributes = new { type = "Task" }, id, Subject = "Changed" }) });
        var read = await org.GetAsync($"/composite/sobjects/Task?ids={ids[0]},00Txx0000000zzz&fields=Subject");
        var deleted = await org.SendAsync(HttpMethod.Delete, $"/composite/sobjects?ids={string.Join(',', ids)}", null);
        var again = await org.SendAsync(HttpMethod.Delete, $"/composite/sobjects?ids={string.Join(',', ids)}", null);

        Assert.Equal(["ok", "ok"], changed.ItemCodes());
        Assert.Equal("Changed", read.Body[0].GetProperty("Subject").GetString());
        Assert.Equal(JsonValueKind.Null, read.Body[1].ValueKind);
        Assert.Equal(["ok", "ok"], deleted.ItemCodes());
        Assert.Equal(["ENTITY_IS_DELETED", "ENTITY_IS_DELETED"], again.ItemCodes());
    }

    [Fact]
    public async Task A_composite_is_one_call_whose_later_requests_use_earlier_answers()
    {
        var contact = await org.AddAsync("contacts", new { LastName = "Referenced" });
        await org.Sandbox.Control.ResetCountersAsync();

        var reply = await CompositeAsync(
            false,
            Get("find", "SELECT Id FROM Contact WHERE LastName = 'Referenced'"),
            Get("bad", "SELECT Nope FROM Contact"),
            Post("made", Tasks, new { Subject = "Ref", WhoId = "@{find.records[0].Id}" }),
            Post("lost", Tasks, new { Subject = "Ref", WhoId = "@{bad.records[0].Id}" }));

        Assert.Equal([200, 400, 201, 400], Statuses(reply));
        Assert.Equal("PROCESSING_HALTED", reply.Body.GetProperty("compositeResponse")[3].GetProperty("body")[0].GetProperty("errorCode").GetString());
        Assert.Equal([contact], (await org.QueryAsync("SELECT WhoId FROM Task WHERE Subject = 'Ref'")).Values("WhoId"));
        Assert.Equal(2, (await org.Sandbox.Control.CountersAsync("salesforce")).Requests);
    }

    [Fact]
    public async Task A_composite_with_allOrNone_is_one_transaction()
    {
        var reply = await CompositeAsync(true, Post("made", Tasks, new { Subject = "Whole" }), Get("bad", "SELECT Nope FROM Contact"));

        Assert.Equal([400, 400], Statuses(reply));
        Assert.Equal(0, await CountAsync("Whole"));
    }

    [Theory]
    [InlineData(5, 20, null)]
    [InlineData(6, 0, "LIMIT_EXCEEDED")]
    [InlineData(0, 26, "LIMIT_EXCEEDED")]
    public async Task Limits(int queries, int others, string? code)
    {
        var requests = Enumerable.Range(0, queries).Select(i => Get($"q{i}", "SELECT Id FROM TaskStatus"))
            .Concat(Enumerable.Range(0, others).Select(i => new { method = "GET", referenceId = $"d{i}", url = SalesforceOrg.Data + "/sobjects/Lead/describe" }));

        var reply = await CompositeAsync(false, [.. requests]);

        Assert.Equal(code, reply.Body.ValueKind == JsonValueKind.Array ? reply.Code : null);
    }

    [Fact]
    public async Task An_answer_lost_after_the_work_leaves_the_tasks_there()
    {
        await org.Sandbox.Control.AddFaultAsync(new { system = "salesforce", kind = "loseAnswer", route = "POST */composite/sobjects" });

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => org.CreateTasksAsync(false, new { Subject = "Lost" }));

        Assert.Equal(1, await CountAsync("Lost"));
    }

    private static object Get(string referenceId, string soql) => new { method = "GET", referenceId, url = SalesforceOrg.Data + SalesforceOrg.QueryPath(soql) };

    private static object Post(string referenceId, string url, object body) => new { method = "POST", referenceId, url, body };

    private static IEnumerable<int> Statuses(SalesforceReply reply) =>
        reply.Body.GetProperty("compositeResponse").EnumerateArray().Select(a => a.GetProperty("httpStatusCode").GetInt32());

    private Task<SalesforceReply> CompositeAsync(bool allOrNone, params object[] requests) => org.PostAsync("/composite", new { allOrNone, compositeRequest = requests });

    private async Task<int> CountAsync(string subject) => (await org.QueryAsync($"SELECT COUNT() FROM Task WHERE Subject = '{subject}'")).Body.GetProperty("totalSize").GetInt32();
}
