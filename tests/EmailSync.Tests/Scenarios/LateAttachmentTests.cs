using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>Attachments that are asked for when their message is recorded already (R4).</summary>
[Collection(TheTeam.Name)]
public sealed class LateAttachmentTests(Team team)
{
    [Theory, Rule("R4"), Rule("D16")]
    [InlineData("all")]
    [InlineData("off")]
    public async Task They_are_added_to_the_Task_once(string modeThen)
    {
        var me = await team.HireAsync();
        var subject = $"Files as an afterthought, {modeThen}";
        var message = await me.ReceiveAsync(await team.CustomerAsync(), subject, more: new
        {
            attachments = new object[] { new { name = "plan.pdf", text = "A plan" }, new { name = "film.mp4", size = 9_000_000 } },
        });
        (await me.StartSyncingAsync()).Completed();
        var before = await me.ExplainAsync(message);
        Assert.Equal(["plan.pdf notWanted", "film.mp4 tooLarge"], before.Fates());
        Assert.True(before.GetProperty("attachmentsLeftOut").GetBoolean());
        await me.SaveAsync(new { mode = modeThen });

        await me.RecordAsync(message, attachments: true);
        (await me.RunEndedAsync()).Completed();

        Assert.Equal(["plan.pdf"], await team.Control.FilesOfAsync(Assert.Single(await team.TasksAsync(subject))));
        var after = await me.ExplainAsync(message);
        Assert.Equal(["plan.pdf recorded", "film.mp4 tooLarge"], after.Fates());
        Assert.False(after.GetProperty("attachmentsLeftOut").GetBoolean());
        Assert.EndsWith("film.mp4 is larger than 5 MB and was not recorded.", await me.SentenceAsync(subject), StringComparison.Ordinal);

        var again = await me.Http.PostAnswerAsync("/api/me/messages/record", new { restId = message.Id, attachments = true });
        Assert.Equal((409, "It is recorded already."), (again.Status, again.Json.GetProperty("title").GetString()));
        Assert.Equal(["plan.pdf"], await team.Control.FilesOfAsync(Assert.Single(await team.TasksAsync(subject))));
    }

    [Fact, Rule("R4"), Rule("R8")]
    public async Task An_undo_takes_them_along()
    {
        var me = await team.HireAsync();
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "An afterthought undone", more: new { attachments = new[] { new { name = "plan.pdf", text = "A plan" } } });
        (await me.StartSyncingAsync()).Completed();
        await me.RecordAsync(message, attachments: true);
        (await me.RunEndedAsync()).Completed();
        var task = Assert.Single(await team.TasksAsync("An afterthought undone"));
        Assert.Equal(["plan.pdf"], await team.Control.FilesOfAsync(task));

        Assert.Equal(204, (await me.Http.PostAnswerAsync("/api/me/messages/undo", new { restId = message.Id })).Status);

        Assert.Empty(await team.TasksAsync("An afterthought undone"));
        Assert.Empty(await team.Control.FilesOfAsync(task));
    }

    [Fact, Rule("R4"), Rule("R7")]
    public async Task What_a_colleague_recorded_is_theirs_to_complete()
    {
        var (me, colleague) = (await team.HireAsync(), await team.HireAsync());
        var customer = await team.CustomerAsync();
        var more = new
        {
            to = new[] { me.Email, colleague.Email },
            messageId = $"<files-of-two-{Guid.NewGuid():N}@fabrikam.example>",
            attachments = new[] { new { name = "plan.pdf", text = "A plan" } },
        };
        var mine = await me.ReceiveAsync(customer, "Files of two", "Hello", more);
        var theirs = await colleague.ReceiveAsync(customer, "Files of two", "Hello", more);
        (await me.StartSyncingAsync()).Completed();
        (await colleague.StartSyncingAsync()).Completed();
        var explained = await colleague.ExplainAsync(theirs);
        Assert.Equal("recorded_by_colleague", explained.GetProperty("code").GetString());
        Assert.False(explained.GetProperty("attachmentsLeftOut").GetBoolean());

        var refused = await colleague.Http.PostAnswerAsync("/api/me/messages/record", new { restId = theirs.Id, attachments = true });

        Assert.Equal(409, refused.Status);
        Assert.Empty(await team.Control.FilesOfAsync(Assert.Single(await team.TasksAsync("Files of two"))));
        Assert.True((await me.ExplainAsync(mine)).GetProperty("attachmentsLeftOut").GetBoolean());
    }
}
