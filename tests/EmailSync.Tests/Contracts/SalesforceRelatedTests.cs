using System.Net;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>What a Task can be related to, how it is found, and mail that another tool has recorded.</summary>
public sealed class SalesforceRelatedTests(SalesforceOrg org) : IClassFixture<SalesforceOrg>
{
    [Theory]
    [InlineData("Account", "Name", "string", 255)]
    [InlineData("Opportunity", "Name", "string", 120)]
    [InlineData("Opportunity", "StageName", "picklist", 255)]
    [InlineData("Case", "CaseNumber", "string", 30)]
    [InlineData("Case", "Subject", "string", 255)]
    [InlineData("EmailMessage", "MessageIdentifier", "string", 765)]
    [InlineData("ContentVersion", "VersionData", "base64", 0)]
    public async Task Describe_is_that_of_the_vendor(string type, string name, string fieldType, int length)
    {
        var field = (await org.GetAsync($"/sobjects/{type}/describe")).Body.GetProperty("fields").EnumerateArray().Single(f => f.GetProperty("name").GetString() == name);

        Assert.Equal((fieldType, length), (field.GetProperty("type").GetString(), field.GetProperty("length").GetInt32()));
    }

    [Fact]
    public async Task A_task_is_related_to_an_account_an_opportunity_or_a_case_and_belongs_to_the_account_behind()
    {
        var account = await org.AddAsync("accounts", new { Name = "Behind" });
        var other = await org.AddAsync("accounts", new { Name = "Other" });
        var contact = await org.AddAsync("contacts", new { LastName = "Of other", AccountId = other });
        var opportunity = await org.AddAsync("opportunities", new { Name = "Pumps", StageName = "Prospecting", CloseDate = "2026-12-31", AccountId = account });
        var @case = await org.AddAsync("cases", new { Subject = "Leak", AccountId = account });

        var accounts = new List<string?>();
        var names = new List<string?>();
        foreach (var what in (string[])[account, opportunity, @case])
        {
            var id = (await org.PostAsync("/sobjects/Task", new { Subject = "Related", WhoId = contact, WhatId = what })).Text("id");
            var task = (await org.QueryAsync($"SELECT AccountId, What.Name, What.Type FROM Task WHERE Id = '{id}'")).Body.GetProperty("records")[0];
            accounts.Add(task.GetProperty("AccountId").GetString());
            names.Add($"{task.GetProperty("What").GetProperty("Type").GetString()} {task.GetProperty("What").GetProperty("Name").GetString()}");
        }

        Assert.Equal([account, account, other], accounts);
        Assert.Equal("Account Behind", names[0]);
        Assert.Equal("Opportunity Pumps", names[1]);
        Assert.Matches("^Case [0-9]{8}$", names[2]);
    }

    [Fact]
    public async Task A_lead_takes_no_other_record_and_neither_is_the_other()
    {
        var lead = await org.AddAsync("leads", new { LastName = "L", Company = "C" });
        var @case = await org.AddAsync("cases", new { Subject = "S" });

        var both = await org.PostAsync("/sobjects/Task", new { WhoId = lead, WhatId = @case });
        var wrongWhat = await org.PostAsync("/sobjects/Task", new { WhatId = lead });
        var wrongWho = await org.PostAsync("/sobjects/Task", new { WhoId = @case });

        Assert.Equal(["FIELD_INTEGRITY_EXCEPTION", "FIELD_INTEGRITY_EXCEPTION", "FIELD_INTEGRITY_EXCEPTION"], [both.Code, wrongWhat.Code, wrongWho.Code]);
        Assert.Equal($"Related To ID: id value of incorrect type: {lead}", wrongWhat.Message);
        Assert.Equal($"Name ID: id value of incorrect type: {@case}", wrongWho.Message);
    }

    [Fact]
    public async Task People_are_related_and_taken_off_one_by_one_and_what_stays_keeps_its_relation()
    {
        var people = new List<string>();
        foreach (var name in (string[])["One", "Two"])
            people.Add(await org.AddAsync("contacts", new { LastName = name }));
        var lead = await org.AddAsync("leads", new { LastName = "L", Company = "C" });
        var task = (await org.PostAsync("/sobjects/Task", new { Subject = "Relations", WhoId = people[0] })).Text("id");
        var query = $"SELECT Id, RelationId FROM TaskRelation WHERE TaskId = '{task}' ORDER BY CreatedDate";
        var first = Assert.Single((await org.QueryAsync(query)).Values("Id"));

        var second = await org.PostAsync("/sobjects/TaskRelation", new { TaskId = task, RelationId = people[1] });
        var mixed = await org.PostAsync("/sobjects/TaskRelation", new { TaskId = task, RelationId = lead });
        var both = (await org.QueryAsync(query)).Values("RelationId").Order();
        await org.SendAsync(HttpMethod.Delete, $"/sobjects/TaskRelation/{second.Text("id")}", null);

        Assert.Equal(HttpStatusCode.Created, second.Status);
        Assert.Equal("FIELD_INTEGRITY_EXCEPTION", mixed.Code);
        Assert.Equal(people.Order(), both);
        Assert.Equal([first], (await org.QueryAsync(query)).Values("Id"));
        Assert.Equal(1, (await org.GetAsync($"/sobjects/Task/{task}")).Body.GetProperty("WhoCount").GetInt32());
    }

    [Fact]
    public async Task Opportunities_and_cases_are_created_as_their_describe_says()
    {
        var opportunity = await org.PostAsync("/sobjects/Opportunity", new { Name = "Won", StageName = "Closed Won", CloseDate = "2026-11-01" });
        var bare = await org.PostAsync("/sobjects/Opportunity", new { Name = "Bare" });
        var @case = await org.PostAsync("/sobjects/Case", new { Subject = "New" });

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (opportunity.Status, @case.Status));
        Assert.Equal(("REQUIRED_FIELD_MISSING", "StageName"), (bare.Code, bare.Body[0].GetProperty("fields")[0].GetString()));
        Assert.True((await org.GetAsync($"/sobjects/Opportunity/{opportunity.Text("id")}")).Body.GetProperty("IsWon").GetBoolean());
        Assert.Equal("New", (await org.GetAsync($"/sobjects/Case/{@case.Text("id")}")).Text("Status"));
    }

    [Theory]
    [InlineData("FIND {zebra} IN NAME FIELDS RETURNING Account(Name), Opportunity(Name), Case(Subject)", "Zebra Ltd,Zebra pumps,Zebra is loud")]
    [InlineData("FIND {zeb*} IN NAME FIELDS RETURNING Opportunity(Name)", "Zebra pumps,Zebedee tanks")]
    [InlineData("FIND {zebra pumps} RETURNING Opportunity(Name)", "Zebra pumps")]
    [InlineData("FIND {\"pumps zebra\"} RETURNING Opportunity(Name)", "")]
    [InlineData("FIND {zebra OR zebedee} RETURNING Opportunity(Name ORDER BY Name LIMIT 1)", "Zebedee tanks")]
    [InlineData("FIND {zeb* AND NOT pumps} RETURNING Opportunity(Name WHERE StageName = 'Prospecting')", "Zebedee tanks")]
    [InlineData("FIND {zeb} IN NAME FIELDS RETURNING Opportunity(Name)", "")]
    [InlineData("find {zebra\\-pumps} in all fields returning Opportunity(Name) limit 5", "Zebra pumps")]
    public async Task A_search_finds_records_by_their_words(string sosl, string found)
    {
        await SeedAsync();

        var reply = await SearchAsync(sosl);

        Assert.Equal(found, string.Join(',', reply.Body.GetProperty("searchRecords").EnumerateArray().Select(r => (r.TryGetProperty("Name", out var name) ? name : r.GetProperty("Subject")).GetString())));
    }

    [Theory]
    [InlineData("FIND {z} RETURNING Account")]
    [InlineData("FIND {*ra} RETURNING Account")]
    [InlineData("FIND zebra RETURNING Account")]
    [InlineData("FIND {zebra} IN SHOE FIELDS RETURNING Account")]
    [InlineData("FIND {zebra} RETURNING Account(Name")]
    [InlineData("")]
    public async Task A_search_that_is_none_is_refused(string sosl) => Assert.Equal("MALFORMED_SEARCH", (await SearchAsync(sosl)).Code);

    [Fact]
    public async Task A_search_does_not_find_at_once_what_has_just_been_written_where_the_index_is_slow()
    {
        await org.SetAsync(new { searchDelaySeconds = 60 });
        await org.AddAsync("accounts", new { Name = "Quagga" });
        var early = await SearchAsync("FIND {quagga} RETURNING Account(Name)");
        await org.Sandbox.Control.AdvanceClockAsync(TimeSpan.FromSeconds(61));
        var late = await SearchAsync("FIND {quagga} RETURNING Account(Name)");
        await org.SetAsync(new { searchDelaySeconds = 0 });

        Assert.Equal((0, 1), (early.Body.GetProperty("searchRecords").GetArrayLength(), late.Body.GetProperty("searchRecords").GetArrayLength()));
    }

    [Fact]
    public async Task Mail_that_another_tool_recorded_is_found_by_its_identifier_by_whom_it_concerns()
    {
        var hidden = await org.AddAsync("contacts", new { LastName = "Hidden", VisibleTo = new[] { SalesforceOrg.Anna } });
        await org.AddAsync("emailmessages", new { Subject = "By another tool", MessageIdentifier = "<one@acme.example>", FromId = hidden, CreatedById = SalesforceOrg.Anna });
        const string query = "SELECT Id, ActivityId, Source, Activity.Subject FROM EmailMessage WHERE MessageIdentifier IN ('<one@acme.example>', '<two@acme.example>')";

        var found = (await org.QueryAsync(query)).Body.GetProperty("records");

        Assert.Equal("By another tool", found[0].GetProperty("Activity").GetProperty("Subject").GetString());
        Assert.Equal(0, (await org.QueryAsync(query, org.BoToken)).Body.GetProperty("totalSize").GetInt32());
    }

    [Fact]
    public async Task Without_enhanced_email_there_is_no_EmailMessage()
    {
        await org.SetAsync(new { emailMessages = false });
        var query = await org.QueryAsync("SELECT Id FROM EmailMessage WHERE MessageIdentifier = '<x@y>'");
        var describe = await org.GetAsync("/sobjects/EmailMessage/describe");
        var listed = (await org.GetAsync("/sobjects")).Body.GetProperty("sobjects").EnumerateArray().Select(o => o.GetProperty("name").GetString()).ToList();
        await org.SetAsync(new { emailMessages = true });

        Assert.Equal(("INVALID_TYPE", "NOT_FOUND"), (query.Code, describe.Code));
        Assert.DoesNotContain("EmailMessage", listed);
        Assert.Contains("Opportunity", listed);
    }

    private Task<SalesforceReply> SearchAsync(string sosl) => org.GetAsync("/search?q=" + Uri.EscapeDataString(sosl));

    private async Task SeedAsync()
    {
        if ((await org.QueryAsync("SELECT Id FROM Account WHERE Name = 'Zebra Ltd'")).Body.GetProperty("totalSize").GetInt32() > 0)
            return;
        await org.AddAsync("accounts", new { Name = "Zebra Ltd" });
        await org.AddAsync("opportunities", new { Name = "Zebra pumps", StageName = "Closed Won", CloseDate = "2026-12-31" });
        await org.AddAsync("opportunities", new { Name = "Zebedee tanks", StageName = "Prospecting", CloseDate = "2026-12-31" });
        await org.AddAsync("cases", new { Subject = "Zebra is loud" });
    }
}
