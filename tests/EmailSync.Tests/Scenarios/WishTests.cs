using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>What a person asked for and what they said before or after it (D16): the last word counts.</summary>
[Collection(TheTeam.Name)]
public sealed class WishTests(Team team)
{
    [Fact, Rule("D16"), Rule("D4"), Rule("T5")]
    public async Task Wanted_in_spite_of_its_address_while_a_run_decides_it_is_recorded_by_the_next()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        await team.SaveOrganisationAsync(new { smartAddressBase = "smart.contoso.example" });
        try
        {
            var wanted = await me.SendAsync(customer, "Wanted all the same", more: new { cc = new[] { "donotrecord@smart.contoso.example" } });
            await me.ReceiveAsync(customer, "Beside the wanted one");
            var hold = await team.Control.AddFaultAsync(new { system = "salesforce", kind = "hold", route = "POST */composite", count = 1 });
            await me.SaveAsync(new { mode = "all", days = Employee.AllDays, from = "00:00", to = "00:00", intervalMinutes = 1_440 });
            await EmployeeSteps.UntilAsync(async () => await team.Control.HeldAsync(hold) == 1);

            var asked = await RecordAsync(me, wanted);
            Assert.True(asked.Status == 202, asked.Text);
            await team.Control.ReleaseAsync(hold);
            (await me.RunEndedAsync()).Completed();

            Assert.Equal("recorded", await me.CodeAsync("Wanted all the same"));
        }
        finally
        {
            await team.SaveOrganisationAsync(new { smartAddressBase = (string?)null });
        }
    }

    [Fact, Rule("D16"), Rule("D4"), Rule("D14")]
    public async Task Do_Not_Record_after_Record_now_is_the_last_word()
    {
        var me = await team.HireAsync();
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "Wanted, then not");
        (await me.StartSyncingAsync("designated")).Completed();
        await team.Control.PostAsync(
            "/salesforce/refusals", new { type = "Task", code = "FIELD_CUSTOM_VALIDATION_EXCEPTION", message = "Not now.", value = "Wanted, then not", count = 1 });
        Assert.Equal(202, (await RecordAsync(me, message)).Status);
        await me.RunEndedAsync();
        Assert.Equal("failed", await me.CodeAsync("Wanted, then not"));

        await team.Control.SetCategoriesAsync(me.Email, message.ImmutableId, "DoNotSync");
        await me.SyncNowAsync();
        Assert.Equal("excluded_category", await me.CodeAsync("Wanted, then not"));
        Assert.Empty(await team.TasksAsync("Wanted, then not"));

        // Asked for again, that is the last word.
        Assert.Equal(202, (await RecordAsync(me, message)).Status);
        (await me.RunEndedAsync()).Completed();
        Assert.Single(await team.TasksAsync("Wanted, then not"));
    }

    [Fact, Rule("D16"), Rule("B2"), Rule("D14")]
    public async Task What_was_asked_for_while_the_job_is_off_and_cannot_be_read_any_more_is_read_anew()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        var message = await me.ReceiveAsync(customer, "Wanted, then unreadable");
        await team.Control.PostAsync(
            "/salesforce/refusals", new { type = "Task", code = "FIELD_CUSTOM_VALIDATION_EXCEPTION", message = "Not now.", value = "Wanted, then unreadable", count = 1 });
        Assert.Equal(202, (await RecordAsync(me, message)).Status);
        await me.RunEndedAsync();
        Assert.Equal("failed", await me.CodeAsync("Wanted, then unreadable"));

        // The first run finds that it cannot be read, the second reads it.
        foreach (var subject in new[] { "Wanted beside it, first", "Wanted beside it, second" })
        {
            await team.Api.QueryAsync(
                $"UPDATE messages SET look_again_at = 0, facts = SUBSTR(facts, 1, 6) WHERE user_id = '{me.Person.ObjectId}' AND subject = 'Wanted, then unreadable'");
            Assert.Equal(202, (await RecordAsync(me, await me.ReceiveAsync(customer, subject))).Status);
            await me.RunEndedAsync();
            Assert.Equal("recorded", await me.CodeAsync(subject));
        }

        Assert.Equal("recorded", await me.CodeAsync("Wanted, then unreadable"));
        Assert.Single(await team.TasksAsync("Wanted, then unreadable"));
    }

    private static Task<ApiAnswer> RecordAsync(Employee me, SandboxMessage message) => me.Http.PostAnswerAsync(
        "/api/me/messages/record", new { internetMessageId = message.InternetMessageId, restId = message.Id, anyway = true });
}
