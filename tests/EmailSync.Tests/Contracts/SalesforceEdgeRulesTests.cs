using System.Net;
using System.Text.Json;
using EmailSync.Integrations;
using EmailSync.Integrations.Salesforce;
using EmailSync.Integrations.Salesforce.Wire;
using Microsoft.Extensions.Options;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>The pure parts of the edge.</summary>
public sealed class SalesforceEdgeRulesTests
{
    [Theory]
    [InlineData("o'brien@b.example", @"'o\'brien@b.example'")]
    [InlineData(@"a\b@b.example", @"'a\\b@b.example'")]
    [InlineData(@"\'", @"'\\\''")]
    public void A_literal_cannot_end_itself(string value, string literal) => Assert.Equal(literal, Soql.Literal(value));

    [Fact]
    public void An_instant_is_asked_for_in_UTC_to_the_second()
        => Assert.Equal("2026-11-25T11:00:00Z", Soql.Literal(new DateTimeOffset(2026, 11, 25, 12, 0, 0, 900, TimeSpan.FromHours(1))));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(200, 1)]
    [InlineData(201, 2)]
    [InlineData(450, 3)]
    public void Two_hundred_values_are_one_statement(int values, int statements)
        => Assert.Equal(statements, Soql.WithLists("SELECT Id FROM Contact WHERE Email IN", Enumerable.Range(0, values).Select(i => $"a{i}@b.example")).Count());

    [Fact]
    public void Long_foreign_addresses_stay_under_the_length_of_an_address()
    {
        var values = Enumerable.Range(0, 400).Select(i => $"{new string('山', 50)}{i}@例え.example").ToList();

        var statements = Soql.WithLists("SELECT Id FROM Contact WHERE Email IN", values).ToList();

        Assert.All(statements, statement => Assert.InRange(Soql.QueryUrl("v66.0", statement).Length, 1, 16_384));
        Assert.All(values, value => Assert.Single(statements, statement => statement.Contains($"'{value}'", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("00Dxx0000001gER", "00Dxx0000001gEREAY")]
    [InlineData("001A0000006Vm9r", "001A0000006Vm9rIAC")]
    [InlineData("00Dxx0000001gEREAY", "00Dxx0000001gEREAY")]
    [InlineData("", "")]
    public void An_id_has_a_long_form(string id, string expected) => Assert.Equal(expected, SalesforceIds.Long(id));

    [Theory]
    [InlineData("https://acme.my.salesforce.com", true)]
    [InlineData("http://localhost:5602", true)]
    [InlineData("http://127.0.0.1:5602", true)]
    [InlineData("http://acme.my.salesforce.com", false)]
    [InlineData("https://acme.lightning.force.com", false)]
    [InlineData("https://user@acme.my.salesforce.com", false)]
    [InlineData("ftp://localhost", false)]
    public void A_token_goes_to_https_or_to_this_machine(string url, bool allowed) => Assert.Equal(allowed, SalesforceHosts.IsAllowed(new Uri(url)));

    [Theory]
    [InlineData("120", 120)]
    [InlineData("Wed, 25 Nov 2026 12:00:30 GMT", 30)]
    [InlineData("Wed, 25 Nov 2026 11:00:00 GMT", 0)]
    [InlineData("999999999", 86_400)]
    public void A_wait_is_seconds_or_a_date(string header, int seconds)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        response.Headers.TryAddWithoutValidation("Retry-After", header);

        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryAfter.Read(response.Headers, new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void A_collection_is_sent_with_nothing_that_was_not_set()
    {
        var full = SalesforceEdgeTasks.Draft() with { Type = "E-Mail", IsEmailSubtype = true, TaskWhoIds = ["003xx0000000001AAA"], WhatId = "006xx0000000001AAA" };
        var body = JsonSerializer.Serialize(
            new CreateRequest(false, [TaskRecords.Of(SalesforceEdgeTasks.Draft()), TaskRecords.Of(full)]), SalesforceJson.Wire.CreateRequest);

        const string Common = """{"attributes":{"type":"Task"},"EmailSync_Key__c":"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee22","Subject":"Angebot für „Müller & Söhne“ <neu>","Description":"From: Maria López <maria@lopez.example>\nDate: 2026-11-24 14:32 +01:00 (Europe/Berlin)\n\n你好","ActivityDate":"2026-11-24","Status":"Done",""";
        const string Bare = Common + "\"OwnerId\":\"005xx000001SwiuAAC\",\"WhoId\":\"003xx0000000001AAA\"}";
        const string Full = Common + "\"TaskSubtype\":\"Email\",\"Type\":\"E-Mail\",\"OwnerId\":\"005xx000001SwiuAAC\",\"WhoId\":\"003xx0000000001AAA\",\"TaskWhoIds\":[\"003xx0000000001AAA\"],\"WhatId\":\"006xx0000000001AAA\"}";
        Assert.Equal($$"""{"allOrNone":false,"records":[{{Bare}},{{Full}}]}""", body);
    }

    [Fact]
    public void Slices_hold_two_hundred_tasks_or_four_megabytes_and_lose_none()
    {
        var small = Enumerable.Range(0, 401).Select(i => SalesforceEdgeTasks.Draft($"k{i}")).ToList();
        var large = Enumerable.Range(0, 150).Select(i => SalesforceEdgeTasks.Draft($"k{i}") with { Description = new string('山', 32_000) }).ToList();

        Assert.Equal([200, 200, 1], TaskBatches.Slice(small).Select(slice => slice.Count));
        var slices = TaskBatches.Slice(large);
        Assert.Equal(large, slices.SelectMany(slice => slice));
        Assert.All(slices, slice => Assert.True(TaskBatches.Fits(slice)));
        Assert.Equal(4, slices.Count);
        Assert.Empty(TaskBatches.Slice([]));
    }

    [Theory]
    [InlineData("duplicate value found: EmailSync_Key__c duplicates value on record with id: 00Txx0000000001", true)]
    [InlineData("duplicate value found: <unknown> duplicates value on record with id: <unknown>", true)]
    [InlineData("duplicate value found: Other__c duplicates value on record with id: 00Txx0000000001", false)]
    [InlineData(null, true)]
    public void A_duplicate_of_another_unique_field_is_not_ours(string? message, bool ours)
    {
        var created = TaskRecords.Read(SalesforceEdgeTasks.Draft(), new SaveAnswer(null, false, [new SaveError("DUPLICATE_VALUE", message, [])]));

        Assert.Equal(ours, created.IsDuplicate);
        Assert.IsType<RemoteFailure.Rejected>(created.Failure);
        Assert.Null(created.TaskId);
    }

    [Fact]
    public void A_success_without_an_id_is_in_doubt()
        => Assert.IsType<RemoteFailure.Transient>(TaskRecords.Read(SalesforceEdgeTasks.Draft(), new SaveAnswer(null, true, [])).Failure);

    [Fact]
    public void A_bad_configuration_says_everything_at_once()
    {
        var options = new SalesforceOptions { LoginUrl = "http://login.example", ApiVersion = "66", ClientId = " " };

        var result = new SalesforceOptionsValidator().Validate(null, options);

        Assert.Equal(["Salesforce:LoginUrl", "Salesforce:ApiVersion", "Salesforce:ClientId"], result.Failures!.Select(failure => failure.Split(' ')[0]));
        Assert.Same(ValidateOptionsResult.Success, new SalesforceOptionsValidator().Validate(null, new SalesforceOptions { ClientId = "key" }));
    }

    [Fact]
    public void What_a_user_may_not_see_is_not_described()
    {
        var org = OrganisationReading.Of("00Dxx0000001gEREAY", null, null, null, []);

        Assert.True(org is { HasKeyField: false, HasSharedActivities: false, ClosedStatus: null, TaskTypes: null, SubjectLength: 255 });
        Assert.Empty(org.ContactEmailFields);
        Assert.Empty(org.LeadEmailFields);
    }
}
