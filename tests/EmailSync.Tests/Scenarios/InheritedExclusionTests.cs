using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>What is not to be recorded takes its answers with it, and the sender's word holds for their colleagues' copies (D7).</summary>
[Collection(TheTeam.Name)]
public sealed class InheritedExclusionTests(Team team)
{
    [Fact, Rule("D7"), Rule("D4")]
    public async Task An_answer_to_an_excluded_message_is_not_recorded_until_that_is_taken_off()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        var id = $"<{Guid.NewGuid():N}@lopez.example>";
        var parent = await me.ReceiveAsync(customer, "Confidential talk", "Hello", new { messageId = id, categories = new[] { "DoNotSync" } });
        (await me.StartSyncingAsync()).Completed();

        await me.ReceiveAsync(customer, "RE: Confidential talk", "Hello", new { inReplyTo = id });
        await me.ReceiveAsync(customer, "RE: Confidential talk, wanted", "Hello", new { inReplyTo = id, categories = new[] { "CRM" } });
        (await me.SyncNowAsync()).Completed();
        Assert.Equal("excluded_parent", await me.CodeAsync("RE: Confidential talk"));
        Assert.Equal("recorded", await me.CodeAsync("RE: Confidential talk, wanted"));

        await team.Control.SetCategoriesAsync(me.Email, parent.ImmutableId, []);
        (await me.SyncNowAsync()).Completed();
        (await me.SyncNowAsync()).Completed();
        Assert.Equal("recorded", await me.CodeAsync("Confidential talk"));
        Assert.Equal("recorded", await me.CodeAsync("RE: Confidential talk"));
    }

    [Fact, Rule("D7"), Rule("D6")]
    public async Task An_answer_to_what_the_person_ignores_is_not_recorded()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        var id = $"<{Guid.NewGuid():N}@lopez.example>";
        var parent = await me.ReceiveAsync(customer, "Of no interest", "Hello", new { messageId = id });
        (await me.StartSyncingAsync()).Completed();
        Assert.Equal(204, (await me.Http.PostAnswerAsync("/api/me/messages/undo", new { internetMessageId = id, restId = parent.Id })).Status);

        await me.ReceiveAsync(customer, "RE: Of no interest", "Hello", new { inReplyTo = id });
        (await me.SyncNowAsync()).Completed();

        Assert.Equal("excluded_parent", await me.CodeAsync("RE: Of no interest"));
        Assert.Empty(await team.TasksAsync("RE: Of no interest"));
    }
}
