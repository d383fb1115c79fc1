using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>The main job as a person sees it.</summary>
public sealed class WalkTests
{
    [Fact, Rule("T2"), Rule("D15"), Rule("R1"), Rule("R5"), Rule("E1")]
    public async Task Saving_the_mode_records_the_mail_at_once_marks_it_and_says_why()
    {
        await using var deployment = await Deployment.StartAsync();
        var me = deployment.Me;
        var contact = await deployment.ContactAsync("maria@lopez.example");
        await me.ReceiveAsync("Maria Lopez <maria@lopez.example>", "Your offer", "Dear Anna,\n\nwe take it.\n\nMaria", new { categories = new[] { "Blue category" } });
        await me.SendAsync("maria@lopez.example", "Re: Your offer", "Thank you!");
        await me.ReceiveAsync("nobody@unknown.example", "Who is this");

        var run = await me.StartSyncingAsync();

        Assert.Equal("completed", run.GetProperty("result").GetString());
        Assert.Equal(3, run.GetProperty("seen").GetInt32());
        Assert.Equal(2, run.GetProperty("recorded").GetInt32());
        var tasks = await deployment.TasksAsync();
        Assert.Equal(["Re: Your offer", "Your offer"], tasks.Select(t => t.GetProperty("Subject").GetString()).Order());
        Assert.All(tasks, t => Assert.Equal(contact, t.GetProperty("WhoId").GetString()));
        Assert.Contains("Dear Anna,", tasks.Single(t => t.GetProperty("Subject").GetString() == "Your offer").GetProperty("Description").GetString());
        Assert.Equal(["Blue category", "CRM"], (await me.MessageAsync("Your offer")).Categories);
        Assert.Empty((await me.MessageAsync("Who is this")).Categories);
        Assert.StartsWith("Recorded", (await me.HistoryOfAsync("Your offer")).GetProperty("sentence").GetString());
        var unmatched = await me.HistoryOfAsync("Who is this");
        Assert.Equal("no_match", unmatched.GetProperty("code").GetString());
        Assert.Equal("Nobody in Salesforce has the address nobody@unknown.example.", unmatched.GetProperty("sentence").GetString());
    }

    [Fact, Rule("R6"), Rule("T5")]
    public async Task A_second_run_writes_nothing_and_costs_one_request_to_Graph_and_at_most_one_to_Salesforce()
    {
        await using var deployment = await Deployment.StartAsync();
        var me = deployment.Me;
        await deployment.ContactAsync("maria@lopez.example");
        await me.ReceiveAsync("maria@lopez.example", "One");
        await me.ReceiveAsync("stranger@unknown.example", "Two");
        await me.StartSyncingAsync();
        // The echo of our own mark.
        await me.SyncNowAsync();
        var before = await deployment.TasksAsync();
        await deployment.Control.ResetCountersAsync();

        var run = await me.SyncNowAsync();

        Assert.Equal(0, run.GetProperty("decided").GetInt32());
        Assert.Equal(1, (await deployment.Control.CountersAsync("graph")).Requests);
        Assert.InRange((await deployment.Control.CountersAsync("salesforce")).Requests, 0, 1);
        Assert.Equal(JsonSerializer.Serialize(before), JsonSerializer.Serialize(await deployment.TasksAsync()));
    }
}
