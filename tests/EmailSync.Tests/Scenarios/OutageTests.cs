using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>What is a message's own trouble, and what the whole mailbox's: neither is taken for the other.</summary>
[Collection(TheTroubledTeam.Name)]
public sealed class OutageTests(Team team) : IAsyncLifetime
{
    private const string Headers = "*singleValueExtendedProperties*";
    private const string Bodies = "*$select=id,body*";

    private string _customer = null!;

    private Employee Me { get; set; } = null!;

    public async Task InitializeAsync()
    {
        _customer = await team.CustomerAsync();
        Me = await team.HireAsync();
    }

    public Task DisposeAsync() => team.Control.ClearFaultsAsync();

    [Fact, Rule("D4"), Rule("D14")]
    public async Task A_change_that_could_not_be_read_is_read_before_it_decides()
    {
        var stranger = team.Stranger();
        var message = await Me.ReceiveAsync(stranger, "Excluded meanwhile");
        (await Me.StartSyncingAsync()).Completed();
        Assert.Equal("no_match", await Me.CodeAsync("Excluded meanwhile"));

        await team.Control.SetCategoriesAsync(Me.Email, message.ImmutableId, "DoNotSync");
        await team.Deployment.ContactAsync(stranger);
        await RefuseAsync($"GET *messages/{message.ImmutableId}", 500, count: 3);
        await Me.SyncNowAsync();
        Assert.Equal("failed", await Me.CodeAsync("Excluded meanwhile"));

        await team.Api.QueryAsync($"UPDATE messages SET look_again_at = 0 WHERE user_id = '{Me.Person.ObjectId}'");
        (await Me.SyncNowAsync()).Completed();
        Assert.Equal("excluded_category", await Me.CodeAsync("Excluded meanwhile"));
        Assert.Empty(await team.TasksAsync("Excluded meanwhile"));
    }

    [Theory, Rule("B2"), Rule("B4"), Rule("D14")]
    [InlineData("refuse", 5)]
    [InlineData("refuse", 1)]
    [InlineData("drop", 5)]
    [InlineData("drop", 1)]
    public async Task A_message_that_Exchange_does_not_let_be_read_costs_itself_alone(string kind, int messages)
    {
        (await Me.StartSyncingAsync()).Completed();
        var bad = await Me.ReceiveAsync(_customer, $"Bad {kind} {messages}");
        foreach (var i in Enumerable.Range(1, messages - 1))
        {
            await Me.ReceiveAsync(_customer, $"Sound {kind} {i}");
        }

        await team.Control.AddFaultAsync(
            new { system = "graph", kind, status = 403, code = "ErrorAccessDenied", count = 1_000, route = $"GET *messages/{bad.ImmutableId}" });
        var run = await Me.SyncNowAsync();

        Assert.Equal("One message could not be recorded. The history says why; it is tried again.", run.GetProperty("cause").GetString());
        Assert.Equal(
            ["failed", .. Enumerable.Repeat("recorded", messages - 1)],
            (await Me.HistoryAsync()).Select(r => r.GetProperty("code").GetString()).Order(StringComparer.Ordinal));
        Assert.Equal("connected", (await ExchangeAsync()).GetProperty("state").GetString());
    }

    [Theory, Rule("T4"), Rule("T5"), Rule("D14")]
    [InlineData(Headers)]
    [InlineData(Bodies)]
    public async Task An_outage_that_strikes_every_message_is_waited_for_and_booked_on_none(string read)
    {
        await ReceiveSeveralAsync();
        var fault = await RefuseAsync($"GET */users/{Me.Person.ObjectId}/messages/*", 500, read);
        await WaitsAsync();
        Assert.Equal("Exchange did not answer properly.", (await Me.RunsAsync())[0].GetProperty("cause").GetString());
        Assert.Empty(await Me.HistoryAsync());

        await team.Control.RemoveFaultAsync(fault);
        await team.EndWaitsAsync();
        (await Me.RunEndedAsync()).Completed();
        Assert.All(await Me.HistoryAsync(), r => Assert.Equal("recorded", r.GetProperty("code").GetString()));
    }

    [Theory, Rule("B2"), Rule("D14")]
    [InlineData(Headers)]
    [InlineData(Bodies)]
    public async Task A_few_that_fail_whenever_the_run_comes_back_do_not_stop_it_for_ever(string read)
    {
        await ReceiveSeveralAsync();
        await RefuseAsync($"GET */users/{Me.Person.ObjectId}/messages/*", 500, read);
        await WaitsAsync();

        await team.EndWaitsAsync("resumes_at = 0, attempts = 3");

        Assert.Equal("completedWithProblems", (await Me.RunEndedAsync()).GetProperty("result").GetString());
        Assert.Equal(3, (await Me.HistoryAsync()).Count(r => r.GetProperty("code").GetString() == "failed"));
    }

    [Fact, Rule("B4"), Rule("D14")]
    public async Task Access_that_is_lost_between_headers_and_bodies_is_the_mailboxs_and_booked_on_no_message()
    {
        await ReceiveSeveralAsync();
        var bodies = await RefuseAsync($"GET */users/{Me.Person.ObjectId}/messages/*", 403, Bodies);
        var inbox = await RefuseAsync($"GET */users/{Me.Person.ObjectId}/mailFolders/*/messages", 403);
        await Me.StartSyncingAsync();
        Assert.Equal("denied", (await ExchangeAsync()).GetProperty("state").GetString());
        Assert.Empty(await Me.HistoryAsync());

        await team.Control.RemoveFaultAsync(bodies);
        await team.Control.RemoveFaultAsync(inbox);
        await Me.Http.PostAnswerAsync("/api/me/connections/exchange/test");
        await EmployeeSteps.UntilAsync(async () => (await Me.HistoryAsync()).Count(r => r.GetProperty("code").GetString() == "recorded") == 3);
    }

    [Theory, Rule("R5"), Rule("R8")]
    [InlineData(500, false)]
    [InlineData(507, false)]
    [InlineData(403, false)]
    [InlineData(500, true)]
    public async Task A_mark_is_not_given_up_for_an_outage_however_long(int status, bool isUndone)
    {
        var subject = $"Marked late {status} {isUndone}";
        var message = await Me.ReceiveAsync(_customer, subject);
        if (isUndone)
        {
            (await Me.StartSyncingAsync()).Completed();
        }

        var fault = await RefuseAsync($"PATCH */users/{Me.Person.ObjectId}/messages/*", status);
        if (isUndone)
        {
            Assert.Equal(204, (await Me.Http.PostAnswerAsync("/api/me/messages/undo", new { message.InternetMessageId, restId = message.Id })).Status);
        }
        else
        {
            await Me.StartSyncingAsync();
        }

        foreach (var _ in Enumerable.Range(0, 11))
        {
            await Me.SyncNowAsync();
        }

        await team.Control.RemoveFaultAsync(fault);
        (await Me.SyncNowAsync()).Completed();
        Assert.Equal(isUndone ? [] : ["CRM"], (await Me.MessageAsync(subject)).Categories);
    }

    [Fact, Rule("B4"), Rule("R5")]
    public async Task A_mailbox_that_may_be_read_and_not_written_says_so_and_is_recorded_all_the_same()
    {
        await ReceiveSeveralAsync();
        var fault = await RefuseAsync($"PATCH */users/{Me.Person.ObjectId}/messages/*", 403);
        var run = await Me.StartSyncingAsync();

        Assert.Equal("completedWithProblems", run.GetProperty("result").GetString());
        Assert.Equal(
            "EmailSync may read your mailbox but not change it, so recorded messages are not marked in Outlook. Ask your administrator.",
            run.GetProperty("cause").GetString());
        Assert.All(await Me.HistoryAsync(), r => Assert.Equal("recorded", r.GetProperty("code").GetString()));
        var exchange = await ExchangeAsync();
        Assert.Equal("readOnly", exchange.GetProperty("state").GetString());
        Assert.EndsWith("is not allowed to mark messages in it. Recording goes on. Ask an administrator.", exchange.GetProperty("sentence").GetString(), StringComparison.Ordinal);

        await team.Control.RemoveFaultAsync(fault);
        (await Me.SyncNowAsync()).Completed();
        Assert.Equal("connected", (await ExchangeAsync()).GetProperty("state").GetString());
        Assert.All(await Me.MessagesAsync(), m => Assert.Equal(["CRM"], m.Categories));
    }

    private async Task ReceiveSeveralAsync()
    {
        foreach (var i in Enumerable.Range(1, 3))
        {
            await Me.ReceiveAsync(_customer, $"Several {i}");
        }
    }

    private Task<int> RefuseAsync(string route, int status, string? query = null, int count = 1_000) =>
        team.Control.AddFaultAsync(new { system = "graph", kind = "refuse", status, code = "ErrorAccessDenied", count, route, query });

    private async Task<JsonElement> ExchangeAsync() => (await Me.Http.GetAnswerAsync("/api/me/connections")).Json.GetProperty("exchange");

    private async Task WaitsAsync()
    {
        await Me.SaveAsync(new { mode = "all", days = Employee.AllDays, from = "00:00", to = "00:00", intervalMinutes = 1_440 });
        await EmployeeSteps.UntilAsync(async () => (await Me.RunsAsync()).Any(r => r.GetProperty("state").GetString() == "waiting"));
    }
}
