using System.Net;
using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Contracts;

public sealed class SalesforceOrgTests(SalesforceOrg org) : IClassFixture<SalesforceOrg>
{
    [Fact]
    public async Task Versions_need_no_session_and_do_not_count()
    {
        using var answer = await org.Sandbox.Salesforce.GetAsync(new Uri("/services/data", UriKind.Relative));

        Assert.Contains("\"66.0\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Sforce-Limit-Info"));
    }

    [Theory]
    [InlineData("Contact", "Email", "email", 80)]
    [InlineData("Contact", "Email_2__c", "email", 80)]
    [InlineData("Lead", "Email_2__c", "email", 80)]
    [InlineData("Account", "Name", "string", 255)]
    [InlineData("Task", "Subject", "combobox", 255)]
    [InlineData("Task", "Description", "textarea", 32_000)]
    [InlineData("Task", "EmailSync_Key__c", "string", 64)]
    public async Task Describe_tells_types_and_lengths(string type, string name, string fieldType, int length)
    {
        var field = (await FieldsAsync(type)).Single(f => f.GetProperty("name").GetString() == name);

        Assert.Equal(fieldType, field.GetProperty("type").GetString());
        Assert.Equal(length, field.GetProperty("length").GetInt32());
    }

    [Fact]
    public async Task Describe_follows_the_options_and_is_not_sent_twice()
    {
        var before = await org.GetAsync("/sobjects/Task/describe");
        using var request = new HttpRequestMessage(HttpMethod.Get, SalesforceOrg.Data + "/sobjects/Task/describe");
        using var answer = await org.Sandbox.Salesforce.SendAsync(WithToken(request));
        var stamp = answer.Content.Headers.LastModified!.Value.ToString("R");
        var same = await org.SendAsync(HttpMethod.Get, "/sobjects/Task/describe", null, null, ("If-Modified-Since", stamp));

        await org.SetAsync(new { sharedActivities = false, hasTypeField = false, hasKeyField = false, subjectLength = 80 });
        var after = await org.SendAsync(HttpMethod.Get, "/sobjects/Task/describe", null, null, ("If-Modified-Since", stamp));
        var related = await org.PostAsync("/sobjects/Task", new { TaskWhoIds = Array.Empty<string>() });
        var relations = await org.QueryAsync("SELECT Id FROM TaskRelation");
        await org.SetAsync(new { sharedActivities = true, hasTypeField = true, hasKeyField = true, subjectLength = 255 });

        Assert.Equal(HttpStatusCode.NotModified, same.Status);
        Assert.Equal(HttpStatusCode.OK, after.Status);
        Assert.Equal(["EmailSync_Key__c", "TaskWhoIds", "Type", "WhatCount", "WhoCount"], Names(before).Except(Names(after)).Order());
        Assert.Equal("INVALID_FIELD", related.Code);
        Assert.Equal("INVALID_TYPE", relations.Code);
    }

    [Fact]
    public async Task Without_shared_activities_a_task_has_one_person()
    {
        var contact = await org.AddAsync("contacts", new { LastName = "Only" });
        await org.SetAsync(new { sharedActivities = false });
        var made = await org.PostAsync("/sobjects/Task", new { WhoId = contact });
        await org.SetAsync(new { sharedActivities = true });

        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal(contact, (await org.GetAsync($"/sobjects/Task/{made.Text("id")}")).Text("WhoId"));
    }

    [Fact]
    public async Task The_first_closed_status_is_not_called_Completed()
    {
        var closed = await org.QueryAsync("SELECT ApiName FROM TaskStatus WHERE IsClosed = true ORDER BY SortOrder");

        Assert.Equal(["Done", "Dropped"], closed.Values("ApiName"));
    }

    [Fact]
    public async Task An_inactive_type_is_described_as_such()
    {
        var type = (await FieldsAsync("Task")).Single(f => f.GetProperty("name").GetString() == "Type");

        Assert.Equal(["Fax"], type.GetProperty("picklistValues").EnumerateArray().Where(v => !v.GetProperty("active").GetBoolean()).Select(v => v.GetProperty("value").GetString()));
    }

    [Fact]
    public async Task Every_call_says_how_much_of_the_day_is_used_and_at_the_limit_it_is_refused()
    {
        await org.SetAsync(new { dailyLimit = 1_000, usedToday = 998 });
        var last = await org.GetAsync("/sobjects/Lead/describe");
        await org.GetAsync("/sobjects/Lead/describe");
        var refused = await org.GetAsync("/sobjects/Lead/describe");
        await org.Sandbox.Control.AdvanceClockAsync(TimeSpan.FromHours(25));
        var nextDay = await org.GetAsync("/sobjects/Lead/describe", await org.TokenAsync(SalesforceOrg.Anna));
        await org.Sandbox.Control.AdvanceClockAsync(TimeSpan.FromHours(-25));
        await org.SetAsync(new { dailyLimit = 100_000, usedToday = 0 });

        Assert.Equal("api-usage=999/1000", last.Headers.GetValues("Sforce-Limit-Info").Single());
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Equal("REQUEST_LIMIT_EXCEEDED", refused.Code);
        Assert.Equal(HttpStatusCode.OK, nextDay.Status);
    }

    [Fact]
    public async Task The_page_shows_a_persons_activity_where_the_products_links_lead()
    {
        var contact = await org.AddAsync("contacts", new { FirstName = "Pia", LastName = "<Page>", Email = "pia@page.example" });
        var task = await org.PostAsync("/sobjects/Task", new { Subject = "Shown on the page", Status = "Done", WhoId = contact, Description = "(2/3)\nfirst line\nsecond <line>" });

        var person = await PageAsync($"/lightning/r/Contact/{contact}/view");
        Assert.Contains("Pia &lt;Page&gt;", person, StringComparison.Ordinal);
        Assert.Contains("Shown on the page", person, StringComparison.Ordinal);
        Assert.Contains("Part 2 of 3", person, StringComparison.Ordinal);
        Assert.Contains("second &lt;line&gt;", await PageAsync($"/{task.Text("id")}"), StringComparison.Ordinal);
        Assert.Contains(contact, await PageAsync("/?q=PIA@page"), StringComparison.Ordinal);
        Assert.Contains("Shown on the page", await PageAsync("/"), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(SalesforceReply describe) => describe.Body.GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("name").GetString()!);

    private HttpRequestMessage WithToken(HttpRequestMessage request)
    {
        request.Headers.Authorization = new("Bearer", org.AnnaToken);
        return request;
    }

    private async Task<List<JsonElement>> FieldsAsync(string type) => [.. (await org.GetAsync($"/sobjects/{type}/describe")).Body.GetProperty("fields").EnumerateArray()];

    private Task<string> PageAsync(string path) => org.Sandbox.Salesforce.GetStringAsync(new Uri(path, UriKind.Relative));
}
