using EmailSync.Integrations;
using EmailSync.Integrations.Salesforce;
using EmailSync.Tests.Support;
using Xunit;
using static EmailSync.Tests.Contracts.SalesforceEdgeStub;

namespace EmailSync.Tests.Contracts;

/// <summary>Records are found with one user's own access, and Tasks that exist are related to them (R1).</summary>
public sealed class SalesforceEdgeRecordTests(SalesforceEdgeSandbox sandbox) : IClassFixture<SalesforceEdgeSandbox>
{
    [Fact, Rule("R1"), Rule("M6")]
    public async Task Records_are_searched_for_by_name_in_one_call_and_only_those_that_the_user_sees()
    {
        var session = sandbox.Session(await sandbox.SignInAsync());
        var organisation = await sandbox.Client.DescribeAsync(session, default);
        var account = await AddAsync("accounts", new { Name = "Okapi Ltd", BillingCity = "Leeds" });
        await AddAsync("opportunities", new { Name = "Okapi pumps", StageName = "Prospecting", AccountId = account });
        await AddAsync("opportunities", new { Name = "Okapi hidden", StageName = "Prospecting", VisibleTo = new[] { "ben@contoso.example" } });
        var @case = await AddAsync("cases", new { Subject = "The okapi is loud", Status = "Closed", AccountId = account });
        await sandbox.Control.ResetCountersAsync();

        var found = await sandbox.Records.SearchAsync(session, organisation, "oka", 10, default);

        Assert.Equal(1, (await sandbox.Control.CountersAsync("salesforce")).Requests);
        Assert.Equal(["Account", "Opportunity", "Case"], organisation.Relatable.Select(type => type.Type));
        Assert.Equal(["Okapi Ltd / Leeds False", "Okapi pumps Okapi Ltd/Prospecting False"], found!.Take(2).Select(Shown));
        Assert.Matches("^[0-9]{8}: The okapi is loud Okapi Ltd/Closed True$", Shown(found![2]));
        Assert.Equal((3, @case), (found.Count, found[2].Record.Id));
        var number = found[2].Record.Name.Split(':')[0].TrimStart('0');
        Assert.Equal(@case, Assert.Single((await sandbox.Records.SearchAsync(session, organisation, number, 10, default))!).Record.Id);
        Assert.Null(await sandbox.Records.SearchAsync(session, organisation, "o", 10, default));
        Assert.Empty((await sandbox.Records.SearchAsync(session, organisation, "o'kapi \"{", 10, default))!);
    }

    [Fact, Rule("R1")]
    public async Task What_is_open_of_Accounts_comes_in_one_call_changed_last_first_and_records_by_their_ids()
    {
        var session = sandbox.Session(await sandbox.SignInAsync());
        var organisation = await sandbox.Client.DescribeAsync(session, default);
        var account = await AddAsync("accounts", new { Name = "Quoll" });
        var first = await AddAsync("opportunities", new { Name = "Q first", StageName = "Prospecting", AccountId = account });
        await AddAsync("opportunities", new { Name = "Q won", StageName = "Closed Won", AccountId = account });
        await sandbox.Control.AdvanceClockAsync(TimeSpan.FromMinutes(1));
        var last = await AddAsync("opportunities", new { Name = "Q last", StageName = "Prospecting", AccountId = account });
        await AddAsync("opportunities", new { Name = "Another's", StageName = "Prospecting" });
        var @case = await AddAsync("cases", new { Subject = "Q", AccountId = account });
        await sandbox.Control.ResetCountersAsync();

        var offered = await sandbox.Records.OfAccountsAsync(session, organisation, [account], 10, default);
        var named = await sandbox.Records.FindAsync(session, organisation, [("Opportunity", first[..15]), ("Case", @case), ("Account", "001000000000099AAA"), ("Contract", account)], default);

        Assert.Equal([account, last, first, @case], offered.Select(record => record.Record.Id));
        Assert.Equal([first, @case], named.Select(record => record.Record.Id));
        Assert.Equal(2, (await sandbox.Control.CountersAsync("salesforce")).Requests);
    }

    [Fact, Rule("R1")]
    public async Task Tasks_are_related_to_a_record_and_to_none_in_place_and_a_record_that_is_gone_is_refused()
    {
        var session = sandbox.Session(await sandbox.SignInAsync());
        var contact = await AddAsync("contacts", new { LastName = "Whose" });
        string[] records = [await AddAsync("cases", new { Subject = "S" }), await AddAsync("accounts", new { Name = "Gone" })];
        await sandbox.Control.DeleteAsync($"/salesforce/accounts/{records[1]}");
        var created = await sandbox.Client.CreateTasksAsync(
            session, [.. Enumerable.Range(0, 2).Select(i => SalesforceEdgeTasks.Draft($"what-{i}") with { WhoId = contact, OwnerId = SalesforceEdgeSandbox.Ada })], default);
        string[] ids = [.. created.Select(task => task.TaskId!)];

        Assert.Null(await sandbox.Client.RelateTasksToRecordAsync(session, ids, records[0], default));
        Assert.Equal([records[0], records[0]], (await sandbox.Client.ReadTaskRecordsAsync(session, ids, default)).Values);
        var refusal = await sandbox.Client.RelateTasksToRecordAsync(session, ids, records[1], default);
        Assert.Equal("ENTITY_IS_DELETED", Assert.IsType<RemoteFailure.Rejected>(refusal).Code);
        Assert.Equal([records[0], records[0]], (await sandbox.Client.ReadTaskRecordsAsync(session, ids, default)).Values);
        Assert.Null(await sandbox.Client.RelateTasksToRecordAsync(session, ids, null, default));
        Assert.Equal([null, null], (await sandbox.Client.ReadTaskRecordsAsync(session, ids, default)).Values);
    }

    [Fact, Rule("R1")]
    public async Task Nothing_but_the_record_is_sent_and_none_is_sent_as_null()
    {
        await using var stub = await StartAsync((context, _) => WriteAsync(context, """[{"id":"00Txx0000000001AAA","success":true,"errors":[]}]"""));
        foreach (var record in new[] { "006xx0000000001AAA", null })
        {
            await stub.Client.RelateTasksToRecordAsync(stub.Session(), ["00Txx0000000001AAA"], record, default);
        }

        Assert.Equal(
            [
                """{"allOrNone":true,"records":[{"attributes":{"type":"Task"},"id":"00Txx0000000001AAA","WhatId":"006xx0000000001AAA"}]}""",
                """{"allOrNone":true,"records":[{"attributes":{"type":"Task"},"id":"00Txx0000000001AAA","WhatId":null}]}""",
            ],
            stub.Seen.Select(request => request.Body));
        Assert.All(stub.Seen, request => Assert.Equal("PATCH", request.Method));
    }

    private static string Shown(FoundRecord found) => $"{found.Record.Name} {found.AccountName}/{found.State} {found.IsClosed}".Replace(" /", " / ", StringComparison.Ordinal);

    private async Task<string> AddAsync(string type, object record) => (await sandbox.Control.PostAsync($"/salesforce/{type}", record)).GetProperty("Id").GetString()!;
}
