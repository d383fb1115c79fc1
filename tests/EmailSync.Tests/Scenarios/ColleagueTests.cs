using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>One message in two mailboxes (R7).</summary>
[Collection(TheTeam.Name)]
public sealed class ColleagueTests(Team team)
{
    [Fact, Rule("R7"), Rule("D1"), Rule("R5")]
    public async Task Recorded_once_for_the_organisation_the_second_copy_names_the_colleague_and_is_marked()
    {
        var (kim, bo) = await ArrangeAsync("For us both");

        (await kim.StartSyncingAsync()).Completed();
        (await bo.StartSyncingAsync()).Completed();

        Assert.Equal("recorded", await kim.CodeAsync("For us both"));
        Assert.Equal("recorded_by_colleague", await bo.CodeAsync("For us both"));
        Assert.Equal("Recorded by Kim Adler.", await bo.SentenceAsync("For us both"));
        Assert.Equal(["CRM"], (await bo.MessageAsync("For us both")).Categories);
        Assert.Equal(kim.Email, Assert.Single(await team.TasksAsync("For us both")).GetProperty("owner").GetString());
    }

    [Fact, Rule("R7"), Rule("M6")]
    public async Task The_second_copy_leads_to_the_colleagues_Task_and_names_whom_only_its_reader_can_see()
    {
        var (kim, bo) = (await team.HireAsync("Kim Adler"), await team.HireAsync("Bo Lind"));
        var (seen, unseen) = (await team.CustomerAsync("Maria Lopez"), team.Stranger());
        await team.AddAsync("contacts", new { FirstName = "Eva", LastName = "Secret", Email = unseen, VisibleTo = new[] { bo.Person.SalesforceUserId } });
        var more = new { to = new[] { kim.Email, bo.Email }, cc = new[] { unseen }, messageId = $"<shown-{Guid.NewGuid():N}@fabrikam.example>" };
        await kim.ReceiveAsync(seen, "Seen by both", "Hello", more);
        await bo.ReceiveAsync(seen, "Seen by both", "Hello", more);

        (await kim.StartSyncingAsync()).Completed();
        (await bo.StartSyncingAsync()).Completed();

        var task = Assert.Single(await team.TasksAsync("Seen by both"));
        Assert.Equal("Recorded by Kim Adler. Eva Secret, whom only you can see in Salesforce, was not added.", await bo.SentenceAsync("Seen by both"));
        var records = (await bo.HistoryOfAsync("Seen by both")).GetProperty("records").EnumerateArray().ToList();
        var link = Assert.Single(records, r => r.GetProperty("type").GetString() == "Task");
        Assert.Equal(task.GetProperty("Id").GetString(), link.GetProperty("id").GetString());
        Assert.EndsWith($"/Task/{task.GetProperty("Id").GetString()}/view", link.GetProperty("url").GetString());
    }

    [Fact, Rule("R7"), Rule("M6")]
    public async Task Where_the_colleagues_Task_is_not_visible_no_link_is_shown()
    {
        var (kim, bo) = (await team.HireAsync("Kim Adler"), await team.HireAsync("Bo Lind"));
        var hidden = team.Stranger();
        await team.AddAsync("contacts", new { FirstName = "Only", LastName = "Kims", Email = hidden, VisibleTo = new[] { kim.Person.SalesforceUserId } });
        var more = new { to = new[] { kim.Email, bo.Email }, messageId = $"<hidden-{Guid.NewGuid():N}@fabrikam.example>" };
        await kim.ReceiveAsync(hidden, "Seen by Kim", "Hello", more);
        await bo.ReceiveAsync(hidden, "Seen by Kim", "Hello", more);

        (await kim.StartSyncingAsync()).Completed();
        (await bo.StartSyncingAsync()).Completed();

        Assert.Equal("Recorded by Kim Adler.", await bo.SentenceAsync("Seen by Kim"));
        Assert.Empty((await bo.HistoryOfAsync("Seen by Kim")).GetProperty("records").EnumerateArray());
    }

    [Fact, Rule("R7")]
    public async Task Recorded_once_per_user_where_the_organisation_says_so()
    {
        var (kim, bo) = await ArrangeAsync("For each of us");
        await team.SaveOrganisationAsync(new { oncePerOrganisation = false });
        try
        {
            (await kim.StartSyncingAsync()).Completed();
            (await bo.StartSyncingAsync()).Completed();

            Assert.Equal("recorded", await kim.CodeAsync("For each of us"));
            Assert.Equal("recorded", await bo.CodeAsync("For each of us"));
            var tasks = await team.TasksAsync("For each of us");
            Assert.Equal(new[] { kim.Email, bo.Email }.Order(), tasks.Select(t => t.GetProperty("owner").GetString()).Order());
            Assert.Equal(2, tasks.Select(t => t.GetProperty("EmailSync_Key__c").GetString()).Distinct().Count());
        }
        finally
        {
            await team.SaveOrganisationAsync(new { oncePerOrganisation = true });
        }

        // Switched back, neither is recorded again: the other scope's key is asked for too.
        (await kim.SyncNowAsync()).Completed();
        (await bo.SyncNowAsync()).Completed();
        Assert.Equal(2, (await team.TasksAsync("For each of us")).Count);
    }

    [Fact, Rule("R7"), Rule("T5")]
    public async Task While_the_colleagues_run_is_still_writing_the_row_stays_open_for_the_next_run()
    {
        var (kim, bo) = await ArrangeAsync("Written at this moment");
        var hold = await team.Control.AddFaultAsync(new { system = "salesforce", kind = "holdAnswer", route = "POST */composite/sobjects" });
        await kim.SaveAsync(new { mode = "all", days = Employee.AllDays, from = "00:00", to = "00:00", intervalMinutes = 1_440 });
        await EmployeeSteps.UntilAsync(async () => await team.Control.HeldAsync(hold) == 1);

        (await bo.StartSyncingAsync()).Completed();
        Assert.Null(await bo.CodeAsync("Written at this moment"));

        await team.Control.ReleaseAsync(hold);
        await team.Control.RemoveFaultAsync(hold);
        (await kim.RunEndedAsync()).Completed();
        (await bo.SyncNowAsync()).Completed();
        Assert.Equal("recorded", await kim.CodeAsync("Written at this moment"));
        Assert.Equal("recorded_by_colleague", await bo.CodeAsync("Written at this moment"));
        Assert.Single(await team.TasksAsync("Written at this moment"));
    }

    [Fact, Rule("R6")]
    public async Task Of_two_copies_in_one_mailbox_the_sent_one_is_recorded()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        var more = new { messageId = $"<echo-{Guid.NewGuid():N}@contoso.example>", to = new[] { customer, me.Email } };
        await me.ReceiveAsync(me.Email, "Echo", "Hello", more);
        var sent = await me.SendAsync(customer, "Echo", "Hello", more);

        (await me.StartSyncingAsync()).Completed();

        Assert.Single(await team.TasksAsync("Echo"));
        var rows = (await me.HistoryAsync()).ToDictionary(r => r.GetProperty("id").GetString()!, r => r.GetProperty("code").GetString());
        Assert.Equal("recorded", rows[sent.ImmutableId]);
        Assert.Equal(["already_recorded", "recorded"], rows.Values.Order());
        Assert.All(await me.HistoryAsync(), r => Assert.Contains(r.GetProperty("records").EnumerateArray(), e => e.GetProperty("type").GetString() == "Task"));
        Assert.All(await me.MessagesAsync(), m => Assert.Equal(["CRM"], m.Categories));
    }

    private async Task<(Employee Kim, Employee Bo)> ArrangeAsync(string subject)
    {
        var (kim, bo) = (await team.HireAsync("Kim Adler"), await team.HireAsync("Bo Lind"));
        var customer = await team.CustomerAsync();
        var more = new { to = new[] { kim.Email, bo.Email }, messageId = $"<both-{Guid.NewGuid():N}@fabrikam.example>" };
        await kim.ReceiveAsync(customer, subject, "Hello", more);
        await bo.ReceiveAsync(customer, subject, "Hello", more);
        return (kim, bo);
    }
}
