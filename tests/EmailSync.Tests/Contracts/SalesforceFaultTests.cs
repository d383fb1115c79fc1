using System.Net;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>What faults and changed settings do to an org.</summary>
public sealed class SalesforceFaultTests(SalesforceOrg org) : IClassFixture<SalesforceOrg>, IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await org.Sandbox.Control.ClearFaultsAsync();
        await org.SetAsync(new { removedFields = Array.Empty<string>(), typeValues = (string[]?)null, fieldLengths = new { }, dailyLimit = 100_000, usedToday = 0 });
    }

    [Fact]
    public async Task Locked_records_of_a_collection_leave_no_trace_and_the_others_are_written()
    {
        await org.Sandbox.Control.AddFaultAsync(new { system = "salesforce", kind = "lockRow", rows = new[] { 1, 7 } });

        var reply = await org.CreateTasksAsync(false, new { Subject = "Lock" }, new { Subject = "Lock" }, new { Subject = "Lock" });
        var again = await org.CreateTasksAsync(false, new { Subject = "Lock" });

        Assert.Equal(["ok", "UNABLE_TO_LOCK_ROW", "ok"], reply.ItemCodes());
        Assert.Equal(["ok"], again.ItemCodes());
        Assert.Equal(3, (await org.QueryAsync("SELECT Id FROM Task WHERE Subject = 'Lock'")).Body.GetProperty("totalSize").GetInt32());
    }

    [Fact]
    public async Task Chance_locks_some_records_of_a_collection()
    {
        await org.Sandbox.Control.PutAsync("/faults/random", new { seed = 5, share = 1, kinds = new { lockRow = 1 } });

        var codes = (await org.CreateTasksAsync(false, [.. Enumerable.Range(0, 100).Select(i => new { Subject = "Chance" })])).ItemCodes();
        await org.Sandbox.Control.DeleteAsync("/faults/random");

        Assert.InRange(codes.Count(code => code == "UNABLE_TO_LOCK_ROW"), 1, 60);
        Assert.Equal(codes.Count(code => code == "ok"), (await org.QueryAsync("SELECT Id FROM Task WHERE Subject = 'Chance'")).Body.GetProperty("totalSize").GetInt32());
    }

    [Fact]
    public async Task An_expired_token_ends_the_session_and_no_other()
    {
        var token = await org.TokenAsync(SalesforceOrg.Anna);
        await org.Sandbox.Control.AddFaultAsync(new { system = "salesforce", kind = "expireToken" });

        Assert.Equal("INVALID_SESSION_ID", (await org.GetAsync("/sobjects", token)).Code);
        Assert.Equal("INVALID_SESSION_ID", (await org.GetAsync("/sobjects", token)).Code);
        Assert.Equal(HttpStatusCode.OK, (await org.GetAsync("/sobjects")).Status);
    }

    [Fact]
    public async Task A_field_that_is_taken_away_is_neither_described_nor_taken()
    {
        await org.SetAsync(new { removedFields = new[] { "Task.Type", "Contact.Email_2__c" }, fieldLengths = new Dictionary<string, int> { ["Task.CallDisposition"] = 5 } });

        var fields = (await org.GetAsync("/sobjects/Task/describe")).Body.GetProperty("fields").EnumerateArray().ToDictionary(f => f.GetProperty("name").GetString()!);
        Assert.False(fields.ContainsKey("Type"));
        Assert.Equal(5, fields["CallDisposition"].GetProperty("length").GetInt32());
        Assert.Equal("INVALID_FIELD", (await org.QueryAsync("SELECT Type FROM Task")).Code);
        Assert.Equal("INVALID_FIELD", (await org.QueryAsync("SELECT Id FROM Contact WHERE Email_2__c = 'x@y.example'")).Code);
        Assert.Equal(["INVALID_FIELD", "STRING_TOO_LONG"], (await org.CreateTasksAsync(false, new { Type = "Email" }, new { CallDisposition = "too long" })).ItemCodes());
    }

    [Fact]
    public async Task The_values_of_a_type_can_change_between_two_describes()
    {
        await org.SetAsync(new { typeValues = new[] { "Letter" } });

        var type = (await org.GetAsync("/sobjects/Task/describe")).Body.GetProperty("fields").EnumerateArray().Single(f => f.GetProperty("name").GetString() == "Type");

        Assert.Equal("Letter", Assert.Single(type.GetProperty("picklistValues").EnumerateArray()).GetProperty("value").GetString());
    }

    [Fact]
    public async Task At_the_daily_limit_every_call_is_refused_until_some_are_given_back()
    {
        await org.SetAsync(new { dailyLimit = 10, usedToday = 10 });
        var refused = await org.GetAsync("/sobjects");
        await org.SetAsync(new { usedToday = 9 });
        var taken = await org.GetAsync("/sobjects");

        Assert.Equal((HttpStatusCode.Forbidden, "REQUEST_LIMIT_EXCEEDED"), (refused.Status, refused.Code));
        Assert.Equal(HttpStatusCode.OK, taken.Status);
    }
}
