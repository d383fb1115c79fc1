using EmailSync.Integrations;
using EmailSync.Integrations.Salesforce;
using EmailSync.Tests.Support;
using Xunit;
using static EmailSync.Tests.Contracts.SalesforceEdgeStub;

namespace EmailSync.Tests.Contracts;

/// <summary>Tasks that exist are read for whom they are related to, and related to others (M4).</summary>
public sealed class SalesforceEdgeRelateTests(SalesforceEdgeSandbox sandbox) : IClassFixture<SalesforceEdgeSandbox>
{
    private const string RolledBack = """{"success":false,"errors":[{"statusCode":"ALL_OR_NONE_OPERATION_ROLLED_BACK","message":"Record rolled back","fields":[]}]}""";

    [Fact, Rule("M4")]
    public async Task Tasks_are_read_in_one_call_and_related_in_one_with_the_primary_one_first()
    {
        var session = sandbox.Session(await sandbox.SignInAsync());
        string[] people = [await ContactAsync("First"), await ContactAsync("Second"), await ContactAsync("Third")];
        var created = await sandbox.Client.CreateTasksAsync(
            session, [.. Enumerable.Range(0, 3).Select(i => SalesforceEdgeTasks.Draft($"related-{i}") with { WhoId = people[0], TaskWhoIds = people[..2], OwnerId = SalesforceEdgeSandbox.Ada })], default);
        string[] ids = [.. created.Select(task => task.TaskId!)];
        await sandbox.Control.DeleteAsync($"/salesforce/tasks/{ids[2]}");
        await sandbox.Control.ResetCountersAsync();

        var before = await sandbox.Client.ReadTaskPeopleAsync(session, ids, hasRelations: true, default);
        var failure = await sandbox.Client.RelateTasksAsync(session, [.. ids[..2].Select(id => new TaskRelated(id, [people[2], people[1]]))], hasRelations: true, default);

        Assert.Null(failure);
        Assert.Equal(2, (await sandbox.Control.CountersAsync("salesforce")).Requests);
        Assert.Equal(ids[..2].Order(StringComparer.Ordinal), before.Keys.Order(StringComparer.Ordinal));
        Assert.All(before.Values, related => Assert.Equal(people[..2], related));
        var after = await sandbox.Client.ReadTaskPeopleAsync(session, ids, hasRelations: true, default);
        Assert.All(after.Values, related => Assert.Equal([people[2], people[1]], related));
    }

    [Fact, Rule("M4")]
    public async Task One_that_is_refused_takes_the_others_of_its_call_back_and_says_why()
    {
        var session = sandbox.Session(await sandbox.SignInAsync());
        string[] people = [await ContactAsync("Before"), await ContactAsync("After")];
        var created = await sandbox.Client.CreateTasksAsync(
            session,
            [.. new[] { "Open", "Locked" }.Select(subject => SalesforceEdgeTasks.Draft($"refused-{subject}") with { Subject = subject, WhoId = people[0], OwnerId = SalesforceEdgeSandbox.Ada })],
            default);
        string[] ids = [.. created.Select(task => task.TaskId!)];
        await sandbox.Control.PostAsync(
            "/salesforce/refusals", new { type = "Task", code = "FIELD_CUSTOM_VALIDATION_EXCEPTION", message = "Locked is locked", value = "Locked", on = "update", count = 1 });

        var failure = await sandbox.Client.RelateTasksAsync(session, [.. ids.Select(id => new TaskRelated(id, [people[1]]))], hasRelations: true, default);

        Assert.Equal("Locked is locked", Assert.IsType<RemoteFailure.Rejected>(failure).Message);
        Assert.All((await sandbox.Client.ReadTaskPeopleAsync(session, ids, hasRelations: true, default)).Values, related => Assert.Equal([people[0]], related));
    }

    [Fact, Rule("M3"), Rule("M4")]
    public async Task Nothing_but_the_people_is_sent_and_the_list_only_where_the_org_has_it()
    {
        await using var stub = await StartAsync((context, _) => WriteAsync(context, """[{"id":"00Txx0000000001AAA","success":true,"errors":[]}]"""));
        foreach (var hasRelations in new[] { true, false })
        {
            await stub.Client.RelateTasksAsync(stub.Session(), [new TaskRelated("00Txx0000000001AAA", ["003xx0000000001AAA"])], hasRelations, default);
        }

        Assert.Equal(
            [
                """{"allOrNone":true,"records":[{"attributes":{"type":"Task"},"id":"00Txx0000000001AAA","WhoId":"003xx0000000001AAA","TaskWhoIds":["003xx0000000001AAA"]}]}""",
                """{"allOrNone":true,"records":[{"attributes":{"type":"Task"},"id":"00Txx0000000001AAA","WhoId":"003xx0000000001AAA"}]}""",
            ],
            stub.Seen.Select(request => request.Body));
        Assert.All(stub.Seen, request => Assert.Equal("PATCH", request.Method));
    }

    [Theory, Rule("M4")]
    [InlineData($"[{RolledBack},{RolledBack}]")]
    [InlineData($$"""[{{RolledBack}},{"success":false,"errors":[{"statusCode":"UNABLE_TO_LOCK_ROW","message":"unable to obtain exclusive access","fields":[]}]}]""")]
    [InlineData("""[{"success":false},{"success":false}]""")]
    public async Task What_passes_by_itself_is_no_refusal_for_good(string answer)
    {
        await using var stub = await StartAsync((context, _) => WriteAsync(context, answer));

        var failure = await stub.Client.RelateTasksAsync(stub.Session(), [new TaskRelated("00T1", ["0031"]), new TaskRelated("00T2", ["0031"])], hasRelations: true, default);

        Assert.IsType<RemoteFailure.Transient>(failure);
    }

    private async Task<string> ContactAsync(string name) =>
        (await sandbox.Control.PostAsync("/salesforce/contacts", new { FirstName = name, LastName = "Test", Email = $"{name}@relate.example" })).GetProperty("Id").GetString()!;
}
