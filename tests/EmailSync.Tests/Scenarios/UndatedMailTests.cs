using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>A message without a date (B2): its 30 days begin when it was first seen, and do not begin anew whatever becomes of it (E3).</summary>
[Collection(TheTeam.Name)]
public sealed class UndatedMailTests(Team team)
{
    private const long Day = 86_400_000;

    [Theory, Rule("D14"), Rule("E3"), Rule("B2")]
    [InlineData(29, "waiting kept", "It will be tried again")]
    [InlineData(31, "ended cleared", null)]
    public async Task What_fails_is_tried_for_thirty_days_and_not_for_thirty_more_each_time(int age, string state, string? next)
    {
        var (me, subject) = (await team.HireAsync(), $"Fails without a date {age}");
        await me.ReceiveAsync(await team.CustomerAsync(), subject);
        await team.Control.PostAsync(
            "/salesforce/refusals", new { type = "Task", code = "FIELD_CUSTOM_VALIDATION_EXCEPTION", message = "Not this one.", value = subject, count = 99 });
        try
        {
            await me.StartSyncingAsync();
            Assert.Equal("failed", await me.CodeAsync(subject));
            await AgeAsync(me, age);
            await me.SyncNowAsync();
        }
        finally
        {
            await team.Control.DeleteAsync("/salesforce/refusals");
        }

        Assert.Equal(state, await StateAsync(me));
        var sentence = await me.SentenceAsync(subject);
        Assert.StartsWith("Salesforce refused it: \"Not this one.\".", sentence, StringComparison.Ordinal);
        Assert.Equal(next is not null, sentence.Contains(next ?? "tried again", StringComparison.Ordinal));
    }

    [Theory, Rule("D6"), Rule("E3"), Rule("B2")]
    [InlineData(29, "waiting cleared")]
    [InlineData(31, "ended cleared")]
    public async Task What_is_ignored_is_at_its_end_state_after_the_same_thirty_days(int age, string state)
    {
        var me = await team.HireAsync();
        var message = await me.ReceiveAsync(team.Stranger(), $"Ignored without a date {age}");
        (await me.StartSyncingAsync()).Completed();
        await AgeAsync(me, age);

        var ignored = await me.Http.PostAnswerAsync("/api/me/messages/ignore", new { message.InternetMessageId, restId = message.Id });
        Assert.True(ignored.Status == 204, ignored.Text);

        Assert.Equal("excluded_user", await me.CodeAsync($"Ignored without a date {age}"));
        Assert.Equal(state, await StateAsync(me));
    }

    /// <summary>It has no date, was first seen so many days ago, and its next attempt is due.</summary>
    private async Task AgeAsync(Employee who, int days) => await team.Api.QueryAsync($"""
        UPDATE messages SET first_seen_at = first_seen_at - {days * Day}, received_at = NULL, facts = json_remove(facts, '$.receivedAt', '$.sentAt'),
            look_again_at = 0
        WHERE user_id = '{who.Person.ObjectId}'
        """);

    private async Task<string> StateAsync(Employee who) => Assert.Single(await team.Api.QueryAsync(
        $"SELECT state || CASE WHEN facts IS NULL THEN ' cleared' ELSE ' kept' END FROM messages WHERE user_id = '{who.Person.ObjectId}'"));
}
