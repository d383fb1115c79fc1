using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>A person relates a message while a run or another request of theirs is at it (R1, T5): in the end it is as they said last.</summary>
[Collection(TheTroubledTeam.Name)]
public sealed class RelatingRaceTests(Team team)
{
    [Fact, Rule("R1"), Rule("T5")]
    public async Task Taken_back_between_a_runs_decision_and_its_writing_it_is_on_no_record_after_the_next_run()
    {
        var me = await team.HireAsync();
        var deal = await DealAsync("Taken back");
        (await me.StartSyncingAsync("designated")).Completed();
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "Decided with its deal", more: new { categories = new[] { "CRM" } });
        Assert.Equal(204, await RelateAsync(me, message, deal));
        var hold = await team.Control.AddFaultAsync(new { system = "graph", kind = "hold", route = "GET *messages*", query = "*body*", count = 1 });
        await me.AskForRunAsync();
        await EmployeeSteps.UntilAsync(async () => await team.Control.HeldAsync(hold) == 1);

        Assert.Equal(204, await RelateAsync(me, message, null));
        await team.Control.ReleaseAsync(hold);
        (await me.RunEndedAsync()).Completed();
        (await me.SyncNowAsync()).Completed();

        Assert.Null(await WhatAsync("Decided with its deal"));
    }

    [Fact, Rule("R1"), Rule("T5")]
    public async Task A_slow_change_that_comes_after_a_newer_one_does_not_stay()
    {
        var me = await team.HireAsync();
        var (first, second) = (await DealAsync("First"), await DealAsync("Second"));
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "Changed twice");
        (await me.StartSyncingAsync()).Completed();
        var hold = await team.Control.AddFaultAsync(new { system = "salesforce", kind = "hold", route = "PATCH *", count = 1 });
        var slow = RelateAsync(me, message, first);
        await EmployeeSteps.UntilAsync(async () => await team.Control.HeldAsync(hold) == 1);

        Assert.Equal(204, await RelateAsync(me, message, second));
        await team.Control.ReleaseAsync(hold);
        await slow;
        (await me.SyncNowAsync()).Completed();

        Assert.Equal(second, await WhatAsync("Changed twice"));
    }

    [Fact, Rule("R1"), Rule("B2")]
    public async Task A_Task_that_cannot_be_changed_now_holds_no_mail_up_and_is_changed_later()
    {
        var me = await team.HireAsync();
        var (deal, customer) = (await DealAsync("Locked"), await team.CustomerAsync());
        var message = await me.ReceiveAsync(customer, "Locked for now");
        (await me.StartSyncingAsync()).Completed();
        await team.Control.PostAsync("/salesforce/refusals", new { type = "Task", code = "UNABLE_TO_LOCK_ROW", value = "Locked for now", on = "update", count = 0 });
        try
        {
            Assert.Equal(202, await RelateAsync(me, message, deal));
            await me.ReceiveAsync(customer, "Behind the locked one");
            (await me.SyncNowAsync()).Completed();
            Assert.Single(await team.TasksAsync("Behind the locked one"));
            Assert.Null(await WhatAsync("Locked for now"));
        }
        finally
        {
            await team.Control.DeleteAsync("/salesforce/refusals");
        }

        (await me.SyncNowAsync()).Completed();
        Assert.Equal(deal, await WhatAsync("Locked for now"));
    }

    [Fact, Rule("R1"), Rule("D16")]
    public async Task What_is_owed_is_done_with_the_job_off_too()
    {
        var me = await team.HireAsync();
        var deal = await DealAsync("Owed");
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "Owed with the job off");
        (await me.StartSyncingAsync()).Completed();
        await me.SaveAsync(new { mode = "off" });
        await team.Control.AddFaultAsync(new { system = "salesforce", kind = "drop", route = "PATCH *", count = 1 });
        Assert.Equal(202, await RelateAsync(me, message, deal));

        await team.SweepAsync();

        await EmployeeSteps.UntilAsync(async () => await WhatAsync("Owed with the job off") == deal);
    }

    private Task<string> DealAsync(string name) => team.AddAsync("opportunities", new { Name = name, StageName = "Prospecting", CloseDate = "2026-12-31" });

    private static async Task<int> RelateAsync(Employee me, SandboxMessage message, string? deal) => (await me.Http.PostAnswerAsync(
        "/api/me/messages/relate", new { restId = message.Id, record = deal is null ? null : new { type = "Opportunity", id = deal } })).Status;

    private async Task<string?> WhatAsync(string subject) => Assert.Single(await team.TasksAsync(subject)).GetProperty("WhatId").GetString();
}
