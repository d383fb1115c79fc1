using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>What a person relates a message to outlives the process, wherever it dies (R1, T5).</summary>
[Collection(TheTroubledTeam.Name)]
public sealed class RelatingKillTests(Team team)
{
    [Theory, Rule("R1"), Rule("T5"), Rule("R6")]
    [InlineData("hold")]
    [InlineData("holdAnswer")]
    public async Task Killed_before_or_after_the_Tasks_are_changed_the_next_run_follows_once(string kind)
    {
        var (me, customer, deal) = await ArrangeAsync();
        var message = await me.ReceiveAsync(customer, $"Killed between, {kind}");
        (await me.StartSyncingAsync()).Completed();
        var fault = await team.Control.AddFaultAsync(new { system = "salesforce", kind, route = "PATCH *", count = 1 });
        var asking = RelateAsync(me, message, deal);
        await EmployeeSteps.UntilAsync(async () => await team.Control.HeldAsync(fault) == 1);

        await team.Api.KillAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => asking);
        await team.Control.RemoveFaultAsync(fault);
        await team.Api.RestartAsync();
        (await me.SyncNowAsync()).Completed();

        await AssertRelatedAsync(me, message, deal);
    }

    [Fact, Rule("R1"), Rule("T5")]
    public async Task Chosen_before_it_is_recorded_it_outlives_a_restart_and_a_run_that_is_killed_while_it_writes()
    {
        var (me, customer, deal) = await ArrangeAsync();
        (await me.StartSyncingAsync("designated")).Completed();
        var message = await me.ReceiveAsync(customer, "Killed while it is written", more: new { categories = new[] { "CRM" } });
        Assert.Equal(204, (await RelateAsync(me, message, deal)).Status);
        await team.Api.KillAsync();
        await team.Api.RestartAsync();
        var fault = await team.Control.AddFaultAsync(new { system = "salesforce", kind = "holdAnswer", route = "POST *composite/sobjects", count = 1 });
        await me.AskForRunAsync();
        await EmployeeSteps.UntilAsync(async () => await team.Control.HeldAsync(fault) == 1);

        await team.Api.KillAsync();
        await team.Control.RemoveFaultAsync(fault);
        await team.Api.RestartAsync();
        (await me.RunEndedAsync()).Completed();

        await AssertRelatedAsync(me, message, deal);
    }

    private async Task<(Employee Me, string Customer, string Deal)> ArrangeAsync() =>
        (await team.HireAsync(), await team.CustomerAsync(), await team.AddAsync("opportunities", new { Name = "Pumps", StageName = "Prospecting" }));

    private static Task<ApiAnswer> RelateAsync(Employee me, SandboxMessage message, string deal) => me.Http.PostAnswerAsync(
        "/api/me/messages/relate", new { restId = message.Id, record = new { type = "Opportunity", id = deal } });

    private async Task AssertRelatedAsync(Employee me, SandboxMessage message, string deal)
    {
        Assert.Equal(deal, Assert.Single(await team.TasksAsync(message.Subject!)).GetProperty("WhatId").GetString());
        var relation = (await me.ExplainAsync(message)).GetProperty("relatedTo");
        Assert.Equal((deal, "You chose it."), (relation.GetProperty("record").GetProperty("id").GetString(), relation.GetProperty("sentence").GetString()));
        Assert.Contains(
            (await me.HistoryOfAsync(message.Subject!)).GetProperty("records").EnumerateArray(), record => record.GetProperty("id").GetString() == deal);
    }
}
