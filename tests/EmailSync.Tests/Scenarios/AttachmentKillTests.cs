using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>A file has no key of ours: whatever happens between its sending and its answer, it is in Salesforce once (R4, T5).</summary>
[Collection(TheTroubledTeam.Name)]
public sealed class AttachmentKillTests(Team team) : IAsyncLifetime
{
    // The second collection of the run: the first are the Tasks.
    private const string Uploads = "POST */composite/sobjects";

    /// <summary>In the names of the case's files and of its message.</summary>
    private readonly string _case = Guid.NewGuid().ToString("N")[..8];

    private SandboxMessage _message = null!;

    private Employee Me { get; set; } = null!;

    private string Subject => $"Three files {_case}";

    /// <summary>Two of the three are alike in name and content: they are two files all the same.</summary>
    public async Task InitializeAsync()
    {
        Me = await team.HireAsync();
        var (twin, plan) = (new { name = $"twin {_case}.txt", text = "same" }, new { name = $"plan {_case}.pdf", text = "A plan" });
        _message = await Me.ReceiveAsync(await team.CustomerAsync(), Subject, more: new { attachments = new object[] { twin, twin, plan } });
    }

    public Task DisposeAsync() => team.Control.ClearFaultsAsync();

    [Theory, Rule("R4"), Rule("T5"), Rule("R6")]
    [InlineData("hold")]
    [InlineData("holdAnswer")]
    public async Task Killed_before_or_after_the_files_are_made_each_is_there_once(string kind)
    {
        var fault = await team.Control.AddFaultAsync(new { system = "salesforce", kind, route = Uploads, after = 1 });
        await Me.SaveAsync(new { mode = "all", recordAllAttachments = true, days = Employee.AllDays, from = "00:00", to = "00:00", intervalMinutes = 1_440 });
        await EmployeeSteps.UntilAsync(async () => await team.Control.HeldAsync(fault) == 1);

        await team.Api.KillAsync();
        await team.Control.RemoveFaultAsync(fault);
        await team.Api.RestartAsync();

        (await Me.RunEndedAsync()).Completed();
        await AssertOnceAsync();
    }

    [Fact, Rule("R4"), Rule("T5")]
    public async Task A_lost_answer_makes_no_second_file_and_holds_nothing_up()
    {
        await team.Control.AddFaultAsync(new { system = "salesforce", kind = "loseAnswer", route = Uploads, after = 1 });
        await Me.SaveAsync(new { recordAllAttachments = true });

        (await Me.StartSyncingAsync()).Completed();

        await AssertOnceAsync();
    }

    [Fact, Rule("R4"), Rule("T5")]
    public async Task Files_that_are_made_behind_a_gateway_that_gave_up_are_not_made_again()
    {
        var fault = await team.Control.AddFaultAsync(new { system = "salesforce", kind = "workLater", status = 504, body = "<html>504 Gateway Time-out</html>", route = Uploads, after = 1 });
        await Me.SaveAsync(new { recordAllAttachments = true });
        await Me.StartSyncingAsync();
        Assert.Equal(0, await CountFilesAsync());

        await team.Control.ReleaseAsync(fault);
        await EmployeeSteps.UntilAsync(async () => await CountFilesAsync() == 3);
        await team.Api.QueryAsync($"UPDATE recording_files SET next_attempt_at = 0 WHERE recording_key IN (SELECT key FROM recordings WHERE user_id = '{Me.Person.ObjectId}')");
        (await Me.SyncNowAsync()).Completed();

        await AssertOnceAsync();
    }

    [Fact, Rule("R4"), Rule("R8")]
    public async Task What_is_in_doubt_is_undone_too()
    {
        var fault = await team.Control.AddFaultAsync(new { system = "salesforce", kind = "holdAnswer", route = Uploads, after = 1 });
        await Me.SaveAsync(new { mode = "all", recordAllAttachments = true, days = Employee.AllDays, from = "00:00", to = "00:00", intervalMinutes = 1_440 });
        await EmployeeSteps.UntilAsync(async () => await team.Control.HeldAsync(fault) == 1);
        Assert.Equal(3, (await team.Control.FilesOfAsync(Assert.Single(await team.TasksAsync(Subject)))).Count);

        var undone = await Me.Http.PostAnswerAsync("/api/me/messages/undo", new { internetMessageId = _message.InternetMessageId, restId = _message.Id });

        Assert.True(undone.Status == 204, undone.Text);
        Assert.Empty(await team.TasksAsync(Subject));
        Assert.Equal(0, await CountFilesAsync());
        await team.Control.ReleaseAsync(fault);
        (await Me.RunEndedAsync()).Completed();
        Assert.Empty(await team.TasksAsync(Subject));
    }

    private async Task AssertOnceAsync()
    {
        Assert.Equal(
            [$"plan {_case}.pdf", $"twin {_case}.txt", $"twin {_case}.txt"], await team.Control.FilesOfAsync(Assert.Single(await team.TasksAsync(Subject))));
        Assert.Equal(3, await CountFilesAsync());
        var explained = await Me.ExplainAsync(_message);
        Assert.All(explained.GetProperty("attachments").EnumerateArray(), a => Assert.Equal("recorded", a.GetProperty("fate").GetString()));
        Assert.Equal(["CRM"], (await Me.MessageAsync(Subject)).Categories);
    }

    /// <summary>Of the case's files, those in the org, wherever they are.</summary>
    private async Task<int> CountFilesAsync() => (await team.Control.GetAsync("/salesforce/files")).EnumerateArray()
        .Count(file => file.GetProperty("PathOnClient").GetString()!.Contains(_case, StringComparison.Ordinal));
}
