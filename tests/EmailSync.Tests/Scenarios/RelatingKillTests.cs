using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>What a person relates a message to outlives the process, wherever it dies (R1, T5).</summary>
public sealed class RelatingKillTests
{
    [Theory, Rule("R1"), Rule("T5"), Rule("R6")]
    [InlineData("hold")]
    [InlineData("holdAnswer")]
    public async Task Killed_before_or_after_the_Tasks_are_changed_the_next_run_follows_once(string kind)
    {
        await using var deployment = await Deployment.StartAsync();
        var (me, deal) = await ArrangeAsync(deployment);
        var message = await me.ReceiveAsync("maria@lopez.example", "Killed between");
        (await me.StartSyncingAsync()).Completed();
        var fault = await deployment.Control.AddFaultAsync(new { system = "salesforce", kind, route = "PATCH *", count = 1 });
        var asking = RelateAsync(me, message, deal);
        await EmployeeSteps.UntilAsync(async () => await deployment.Control.HeldAsync(fault) == 1);

        await deployment.Api.KillAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => asking);
        await deployment.Control.RemoveFaultAsync(fault);
        await deployment.Api.RestartAsync();
        (await me.SyncNowAsync()).Completed();

        await AssertRelatedAsync(deployment, message, deal);
    }

    [Fact, Rule("R1"), Rule("T5")]
    public async Task Chosen_before_it_is_recorded_it_outlives_a_restart_and_a_run_that_is_killed_while_it_writes()
    {
        await using var deployment = await Deployment.StartAsync();
        var (me, deal) = await ArrangeAsync(deployment);
        (await me.StartSyncingAsync("designated")).Completed();
        var message = await me.ReceiveAsync("maria@lopez.example", "Killed while it is written", more: new { categories = new[] { "CRM" } });
        Assert.Equal(204, (await RelateAsync(me, message, deal)).Status);
        await deployment.Api.KillAsync();
        await deployment.Api.RestartAsync();
        var fault = await deployment.Control.AddFaultAsync(new { system = "salesforce", kind = "holdAnswer", route = "POST *composite/sobjects", count = 1 });
        await me.AskForRunAsync();
        await EmployeeSteps.UntilAsync(async () => await deployment.Control.HeldAsync(fault) == 1);

        await deployment.Api.KillAsync();
        await deployment.Control.RemoveFaultAsync(fault);
        await deployment.Api.RestartAsync();
        (await me.RunEndedAsync()).Completed();

        await AssertRelatedAsync(deployment, message, deal);
    }

    private static async Task<(Employee Me, string Deal)> ArrangeAsync(Deployment deployment)
    {
        await deployment.ContactAsync("maria@lopez.example");
        var deal = await deployment.Control.PostAsync("/salesforce/opportunities", new { Name = "Pumps", StageName = "Prospecting" });
        return (deployment.Me, deal.GetProperty("Id").GetString()!);
    }

    private static Task<ApiAnswer> RelateAsync(Employee me, SandboxMessage message, string deal) => me.Http.PostAnswerAsync(
        "/api/me/messages/relate", new { restId = message.Id, record = new { type = "Opportunity", id = deal } });

    private static async Task AssertRelatedAsync(Deployment deployment, SandboxMessage message, string deal)
    {
        Assert.Equal(deal, Assert.Single(await deployment.TasksAsync()).GetProperty("WhatId").GetString());
        var relation = (await deployment.Me.ExplainAsync(message)).GetProperty("relatedTo");
        Assert.Equal((deal, "You chose it."), (relation.GetProperty("record").GetProperty("id").GetString(), relation.GetProperty("sentence").GetString()));
        Assert.Contains(
            (await deployment.Me.HistoryOfAsync(message.Subject!)).GetProperty("records").EnumerateArray(), record => record.GetProperty("id").GetString() == deal);
    }
}
