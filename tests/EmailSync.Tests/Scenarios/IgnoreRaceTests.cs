using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>A person ignores a message while a run is at it (D6, T5): what they were told holds.</summary>
[Collection(TheTeam.Name)]
public sealed class IgnoreRaceTests(Team team)
{
    [Fact, Rule("D6"), Rule("T5")]
    public async Task Ignored_between_a_runs_decision_and_its_writing_it_is_not_recorded()
    {
        var me = await team.HireAsync();
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "Ignored before it was written");
        await me.ReceiveAsync(await team.CustomerAsync(), "Beside the ignored one");
        var hold = await BeginAsync(me, new { system = "graph", kind = "hold", route = "GET *messages*", query = "*body*", count = 1 });

        Assert.Equal(204, (await IgnoreAsync(me, message)).Status);
        await team.Control.ReleaseAsync(hold);
        (await me.RunEndedAsync()).Completed();
        (await me.SyncNowAsync()).Completed();

        Assert.Empty(await team.TasksAsync("Ignored before it was written"));
        Assert.Equal("excluded_user", await me.CodeAsync("Ignored before it was written"));
        Assert.Empty((await me.MessageAsync("Ignored before it was written")).Categories);
        Assert.Equal("recorded", await me.CodeAsync("Beside the ignored one"));
    }

    [Fact, Rule("D6"), Rule("T5")]
    public async Task While_a_run_writes_the_message_the_person_is_asked_to_wait()
    {
        var me = await team.HireAsync();
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "Ignored while it is written");
        var hold = await BeginAsync(me, new { system = "salesforce", kind = "hold", route = "POST *composite/sobjects", count = 1 });

        var early = await IgnoreAsync(me, message);
        Assert.Equal((409, "being_recorded"), (early.Status, early.Json.GetProperty("code").GetString()));

        await team.Control.ReleaseAsync(hold);
        (await me.RunEndedAsync()).Completed();
        Assert.Equal("recorded", await me.CodeAsync("Ignored while it is written"));
        var late = await IgnoreAsync(me, message);
        Assert.Equal((409, "already_recorded"), (late.Status, late.Json.GetProperty("code").GetString()));
    }

    [Fact, Rule("D6"), Rule("T5"), Rule("E1")]
    public async Task What_a_run_has_decided_meanwhile_does_not_stand_in_place_of_the_persons_word()
    {
        var me = await team.HireAsync();
        var message = await me.ReceiveAsync(team.Stranger(), "Ignored while it is looked up");
        var hold = await BeginAsync(me, new { system = "salesforce", kind = "hold", route = "POST */composite", count = 1 });

        Assert.Equal(204, (await IgnoreAsync(me, message)).Status);
        await team.Control.ReleaseAsync(hold);
        (await me.RunEndedAsync()).Completed();

        Assert.Equal("excluded_user", await me.CodeAsync("Ignored while it is looked up"));
    }

    /// <summary>Begins the first run, which is held.</summary>
    private async Task<int> BeginAsync(Employee me, object fault)
    {
        var hold = await team.Control.AddFaultAsync(fault);
        await me.SaveAsync(new { mode = "all", days = Employee.AllDays, from = "00:00", to = "00:00", intervalMinutes = 1_440 });
        await EmployeeSteps.UntilAsync(async () => await team.Control.HeldAsync(hold) == 1);
        return hold;
    }

    private static Task<ApiAnswer> IgnoreAsync(Employee me, SandboxMessage message) => me.Http.PostAnswerAsync(
        "/api/me/messages/ignore", new { internetMessageId = message.InternetMessageId, restId = message.Id });
}
