using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>
/// The process dies at each arrow of "How one email flows": a request is held, the process killed, the request let go or thrown away, the
/// process started again. What is in the end must be what an undisturbed run gives (T5, R6).
/// </summary>
[Collection(TheTroubledTeam.Name)]
public sealed class KillTests(Team team) : IAsyncLifetime
{
    /// <summary>Which request is held, and whether before its work or between its work and its answer.</summary>
    public static TheoryData<string, string> Arrows => new()
    {
        { "before anything is read", """{ "system": "graph", "kind": "hold", "route": "GET *messages/delta*", "inner": true }""" },
        { "after the changes, before their cursor is stored", """{ "system": "graph", "kind": "holdAnswer", "route": "GET *messages/delta*", "inner": true }""" },
        { "after the cursor, before the headers are read", """{ "system": "graph", "kind": "hold", "route": "GET */messages/*", "query": "*singleValueExtendedProperties*", "inner": true }""" },
        { "after the headers, before the people are asked for", """{ "system": "salesforce", "kind": "hold", "route": "POST */composite", "inner": false }""" },
        { "after the decision, before the bodies are read", """{ "system": "graph", "kind": "hold", "route": "GET */messages/*", "query": "*body*", "inner": true }""" },
        { "after the intent, before the Tasks are made", """{ "system": "salesforce", "kind": "hold", "route": "POST */composite/sobjects" }""" },
        { "after the Tasks are made, before their ids are known", """{ "system": "salesforce", "kind": "holdAnswer", "route": "POST */composite/sobjects" }""" },
        { "after the ids, before the marks", """{ "system": "graph", "kind": "hold", "route": "PATCH *", "inner": true }""" },
        { "after the marks, before that is known", """{ "system": "graph", "kind": "holdAnswer", "route": "PATCH *", "inner": true }""" },
        { "after the marks, before completeness is proved", """{ "system": "graph", "kind": "hold", "route": "GET *", "query": "*$count=true*" }""" },
    };

    private Employee Me { get; set; } = null!;

    public async Task InitializeAsync()
    {
        var customer = await team.CustomerAsync();
        Me = await team.HireAsync();
        await Me.ReceiveAsync(customer, "One", "First", Ago(30));
        await Me.SendAsync(customer, "Two", "Second", Ago(20));
        await Me.ReceiveAsync(customer, "Long", new string('x', 40_000), Ago(15));
        await Me.ReceiveAsync(team.Stranger(), "Three", "Third", Ago(10));
    }

    public Task DisposeAsync() => team.Control.ClearFaultsAsync();

    [Theory, Rule("T5"), Rule("R6"), Rule("R5"), Rule("E4")]
    [MemberData(nameof(Arrows))]
    public async Task Killed_at_an_arrow_the_result_is_that_of_an_undisturbed_run(string arrow, string fault)
    {
        Assert.NotEmpty(arrow);
        var id = await team.Control.AddFaultAsync(JsonDocument.Parse(fault).RootElement);
        await Me.SaveAsync(new { mode = "all", days = Employee.AllDays, from = "00:00", to = "00:00", intervalMinutes = 1_440 });
        await HeldAsync(id);

        await team.Api.KillAsync();
        await team.Control.RemoveFaultAsync(id);
        await team.Api.RestartAsync();
        var run = await Me.RunEndedAsync();

        Assert.Equal("completed", run.GetProperty("result").GetString());
        await AssertUndisturbedAsync();
    }

    [Fact, Rule("R6"), Rule("T5")]
    public async Task A_lost_answer_to_the_creation_makes_no_second_Task()
    {
        await team.Control.AddFaultAsync(new { system = "salesforce", kind = "loseAnswer", route = "POST */composite/sobjects" });
        await Me.SaveAsync(new { mode = "all", days = Employee.AllDays, from = "00:00", to = "00:00", intervalMinutes = 1_440 });
        await WaitingAsync();

        // The wait that follows a lost answer is a minute.
        await team.EndWaitsAsync();
        var run = await Me.RunEndedAsync();

        Assert.Equal("completed", run.GetProperty("result").GetString());
        await AssertUndisturbedAsync();
    }

    private object Ago(int minutes) => new { receivedAt = team.Deployment.StartedAt.AddMinutes(-minutes) };

    private async Task AssertUndisturbedAsync()
    {
        var tasks = (await team.Deployment.TasksAsync()).Where(t => t.GetProperty("owner").GetString() == Me.Email).ToList();
        Assert.Equal(["Long", "Long", "One", "Two"], tasks.Select(t => t.GetProperty("Subject").GetString()).Order(StringComparer.Ordinal));
        Assert.Equal(4, tasks.Select(t => t.GetProperty("EmailSync_Key__c").GetString()).Distinct().Count());
        var history = await Me.HistoryAsync();
        Assert.Equal(
            ["Long recorded 3", "One recorded 2", "Three no_match 0", "Two recorded 2"],
            history.Select(r => $"{r.GetProperty("subject")} {r.GetProperty("code")} {r.GetProperty("records").GetArrayLength()}").Order(StringComparer.Ordinal));
        var messages = await Me.MessagesAsync();
        Assert.Equal(
            ["Long CRM", "One CRM", "Three ", "Two CRM"],
            messages.Select(m => $"{m.Subject} {string.Join(',', m.Categories)}").Order(StringComparer.Ordinal));
    }

    private async Task HeldAsync(int fault)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (await team.Control.HeldAsync(fault) == 0)
        {
            await Task.Delay(20, patience.Token);
        }
    }

    private async Task WaitingAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while ((await Me.Http.GetAnswerAsync("/api/me/jobs/email/runs")).Json.GetProperty("items").EnumerateArray()
            .All(r => r.GetProperty("state").GetString() != "waiting"))
        {
            await Task.Delay(50, patience.Token);
        }
    }
}
