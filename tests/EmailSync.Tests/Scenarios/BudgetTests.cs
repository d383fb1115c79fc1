using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>What a run may cost in calls, set-up and completeness included: a first run over 1,000 new messages, its echo, and an idle run.</summary>
public sealed class BudgetTests : IAsyncLifetime
{
    private const int InEachFolder = 500;
    private const int Customers = 300;

    private Deployment _deployment = null!;

    private Employee Me { get; set; } = null!;

    /// <summary>The counters begin before the person's first visit.</summary>
    public async Task InitializeAsync()
    {
        _deployment = await Deployment.StartAsync();

        // R9's questions are not counted.
        await _deployment.Control.PutAsync("/salesforce/options", new { emailMessages = false });
        await _deployment.Control.ResetCountersAsync();
        Me = await _deployment.HireAsync("kim@contoso.example", "Kim Adler");
    }

    public async Task DisposeAsync() => await _deployment.DisposeAsync();

    [Fact, Rule("D20"), Rule("R5"), Rule("E4")]
    public async Task A_thousand_messages_that_all_match_their_echo_and_an_idle_run()
    {
        await ArrangeAsync(matchingOfTwenty: 20);

        (await Me.StartSyncingAsync()).Completed();

        Assert.Equal(2 * InEachFolder, (await _deployment.TasksAsync()).Count);
        var graph = await _deployment.Control.CountersAsync("graph");
        Assert.InRange(graph.Requests, 1, 72);
        Assert.InRange(graph.Counted, 1, 1_030);
        Assert.InRange(graph.MaxConcurrentPerMailbox, 1, 4);
        Assert.Equal(0, graph.Throttled);
        Assert.InRange(await SalesforceCallsAsync(), 1, 9);

        await RunsWithinAsync(graph: 3, salesforce: 1);
        await RunsWithinAsync(graph: 1, salesforce: 1);
        Assert.Equal(2 * InEachFolder, (await _deployment.TasksAsync()).Count);
    }

    [Fact, Rule("D20"), Rule("M2")]
    public async Task A_thousand_new_messages_once_the_org_is_described()
    {
        (await Me.StartSyncingAsync()).Completed();
        await ArrangeAsync(matchingOfTwenty: 20);
        await _deployment.Control.ResetCountersAsync();
        var described = (await _deployment.Control.RequestsAsync("salesforce")).Next;

        (await Me.SyncNowAsync()).Completed();

        Assert.Equal(2 * InEachFolder, (await _deployment.TasksAsync()).Count);
        var graph = await _deployment.Control.CountersAsync("graph");
        Assert.InRange(graph.Requests, 1, 72);
        Assert.InRange(graph.Counted, 1, 1_030);
        Assert.InRange(await SalesforceCallsAsync(described), 1, 7);
    }

    [Fact, Rule("D20")]
    public async Task Of_a_thousand_messages_of_which_a_few_match_no_other_body_is_read()
    {
        await ArrangeAsync(matchingOfTwenty: 3);

        (await Me.StartSyncingAsync()).Completed();

        Assert.Equal(150, (await _deployment.TasksAsync()).Count);
        var graph = await _deployment.Control.CountersAsync("graph");
        Assert.InRange(graph.Requests, 1, 32);
        Assert.InRange(await SalesforceCallsAsync(), 1, 9);
        Assert.Equal(150, await BodiesReadAsync());
    }

    /// <summary>1,000 messages with 300 addresses; of every 20 messages so many are a Contact's.</summary>
    private async Task ArrangeAsync(int matchingOfTwenty)
    {
        for (var i = 0; i < Customers; i++)
        {
            await _deployment.ContactAsync(Known(i), $"Customer Number{i}");
        }

        for (var i = 0; i < InEachFolder; i++)
        {
            var at = _deployment.StartedAt.AddMinutes(-10 - (i * 7));
            var more = new { receivedAt = at, sentAt = at };
            var address = i % 20 < matchingOfTwenty ? Known(i % Customers) : $"stranger{i % Customers}@fabrikam.example";
            await Me.ReceiveAsync(address, $"Received {i}", "A few words.", more);
            await Me.SendAsync(address, $"Sent {i}", "A few words.", more);
        }
    }

    /// <summary>Calls that count against the org's allowance, describes included; the sign-in's own do not.</summary>
    private async Task<int> SalesforceCallsAsync(long since = 0)
    {
        var requests = (await _deployment.Control.RequestsAsync("salesforce", since)).Items;
        return requests.Count(r => !r.Inner && r.Path.StartsWith("/services/data/", StringComparison.Ordinal) && r.User == Me.Person.SalesforceUserId);
    }

    private async Task RunsWithinAsync(int graph, int salesforce)
    {
        await _deployment.Control.ResetCountersAsync();
        (await Me.SyncNowAsync()).Completed();
        Assert.InRange((await _deployment.Control.CountersAsync("graph")).Requests, 0, graph);
        Assert.InRange((await _deployment.Control.CountersAsync("salesforce")).Requests, 0, salesforce);
    }

    private async Task<int> BodiesReadAsync()
    {
        var requests = (await _deployment.Control.RequestsAsync("graph")).Items;
        return requests.Count(r => r.Query.Contains("body", StringComparison.Ordinal));
    }

    private static string Known(int i) => $"customer{i}@fabrikam.example";
}
