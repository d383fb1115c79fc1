using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>A file has no key of ours: whatever happens between its sending and its answer, it is in Salesforce once (R4, T5).</summary>
public sealed class AttachmentKillTests
{
    // The second collection of the run: the first are the Tasks.
    private const string Uploads = "POST */composite/sobjects";

    [Theory, Rule("R4"), Rule("T5"), Rule("R6")]
    [InlineData("hold")]
    [InlineData("holdAnswer")]
    public async Task Killed_before_or_after_the_files_are_made_each_is_there_once(string kind)
    {
        await using var deployment = await Deployment.StartAsync();
        var me = deployment.Me;
        await ArrangeAsync(deployment);
        var fault = await deployment.Control.AddFaultAsync(new { system = "salesforce", kind, route = Uploads, after = 1 });
        await me.SaveAsync(new { mode = "all", recordAllAttachments = true, days = Employee.AllDays, from = "00:00", to = "00:00" });
        await EmployeeSteps.UntilAsync(async () => await deployment.Control.HeldAsync(fault) == 1);

        await deployment.Api.KillAsync();
        await deployment.Control.RemoveFaultAsync(fault);
        await deployment.Api.RestartAsync();

        (await me.RunEndedAsync()).Completed();
        await AssertOnceAsync(deployment);
    }

    [Fact, Rule("R4"), Rule("T5")]
    public async Task A_lost_answer_makes_no_second_file_and_holds_nothing_up()
    {
        await using var deployment = await Deployment.StartAsync();
        await ArrangeAsync(deployment);
        await deployment.Control.AddFaultAsync(new { system = "salesforce", kind = "loseAnswer", route = Uploads, after = 1 });
        await deployment.Me.SaveAsync(new { recordAllAttachments = true });

        (await deployment.Me.StartSyncingAsync()).Completed();

        await AssertOnceAsync(deployment);
    }

    [Fact, Rule("R4"), Rule("T5")]
    public async Task Files_that_are_made_behind_a_gateway_that_gave_up_are_not_made_again()
    {
        await using var deployment = await Deployment.StartAsync();
        await ArrangeAsync(deployment);
        var fault = await deployment.Control.AddFaultAsync(new { system = "salesforce", kind = "workLater", status = 504, body = "<html>504 Gateway Time-out</html>", route = Uploads, after = 1 });
        await deployment.Me.SaveAsync(new { recordAllAttachments = true });
        await deployment.Me.StartSyncingAsync();
        Assert.Empty((await deployment.Control.GetAsync("/salesforce/files")).EnumerateArray());

        await deployment.Control.ReleaseAsync(fault);
        await EmployeeSteps.UntilAsync(async () => (await deployment.Control.GetAsync("/salesforce/files")).GetArrayLength() == 3);
        await deployment.Api.QueryAsync("UPDATE recording_files SET next_attempt_at = 0");
        (await deployment.Me.SyncNowAsync()).Completed();

        await AssertOnceAsync(deployment);
    }

    [Fact, Rule("R4"), Rule("R8")]
    public async Task What_is_in_doubt_is_undone_too()
    {
        await using var deployment = await Deployment.StartAsync();
        var me = deployment.Me;
        var message = await ArrangeAsync(deployment);
        var fault = await deployment.Control.AddFaultAsync(new { system = "salesforce", kind = "holdAnswer", route = Uploads, after = 1 });
        await me.SaveAsync(new { mode = "all", recordAllAttachments = true, days = Employee.AllDays, from = "00:00", to = "00:00" });
        await EmployeeSteps.UntilAsync(async () => await deployment.Control.HeldAsync(fault) == 1);
        Assert.Equal(3, (await deployment.Control.FilesOfAsync(Assert.Single(await deployment.TasksAsync()))).Count);

        var undone = await me.Http.PostAnswerAsync("/api/me/messages/undo", new { internetMessageId = message.InternetMessageId, restId = message.Id });

        Assert.True(undone.Status == 204, undone.Text);
        Assert.Empty(await deployment.TasksAsync());
        Assert.Empty((await deployment.Control.GetAsync("/salesforce/files")).EnumerateArray());
        await deployment.Control.ReleaseAsync(fault);
        (await me.RunEndedAsync()).Completed();
        Assert.Empty(await deployment.TasksAsync());
    }

    /// <summary>Two of the three are alike in name and content: they are two files all the same.</summary>
    private static async Task<SandboxMessage> ArrangeAsync(Deployment deployment)
    {
        await deployment.ContactAsync("maria@lopez.example");
        return await deployment.Me.ReceiveAsync("maria@lopez.example", "Three files", more: new
        {
            attachments = new object[] { new { name = "twin.txt", text = "same" }, new { name = "twin.txt", text = "same" }, new { name = "plan.pdf", text = "A plan" } },
        });
    }

    private static async Task AssertOnceAsync(Deployment deployment)
    {
        Assert.Equal(["plan.pdf", "twin.txt", "twin.txt"], await deployment.Control.FilesOfAsync(Assert.Single(await deployment.TasksAsync())));
        Assert.Equal(3, (await deployment.Control.GetAsync("/salesforce/files")).GetArrayLength());
        var explained = await deployment.Me.ExplainAsync(await deployment.Me.MessageAsync("Three files"));
        Assert.All(explained.GetProperty("attachments").EnumerateArray(), a => Assert.Equal("recorded", a.GetProperty("fate").GetString()));
        Assert.Equal(["CRM"], (await deployment.Me.MessageAsync("Three files")).Categories);
    }
}
