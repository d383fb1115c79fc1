using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>What is kept for 30 days only, and what for ever (E3).</summary>
[Collection(TheTroubledTeam.Name)]
public sealed class RetentionTests(Team team)
{
    private const long Day = 86_400_000;

    [Fact, Rule("E3"), Rule("R6"), Rule("R8"), Rule("D6")]
    public async Task Thirty_days_after_its_end_state_a_message_is_forgotten_but_for_what_keeps_it_from_coming_twice()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        var old = await me.ReceiveAsync(customer, "Long ago");
        await me.ReceiveAsync(customer, "Not so long ago");
        (await me.StartSyncingAsync()).Completed();
        (await me.SyncNowAsync()).Completed();

        // Time passes while the service does not run: it clears at its start.
        await team.Api.KillAsync();
        await AgeAsync(me, 31);
        await AgeAsync(me, -2, "Not so long ago");
        await team.Api.RestartAsync();

        await EmployeeSteps.UntilAsync(async () => await me.CodeAsync("Long ago") is null);
        Assert.Equal("recorded", await me.CodeAsync("Not so long ago"));
        Assert.Single(await me.RunsAsync());
        Assert.Equal(["recorded ''"], (await RecordingsAsync(me)).Where(r => r.EndsWith("''", StringComparison.Ordinal)));
        Assert.Equal(2, (await RecordingsAsync(me)).Count);

        // Exchange tells of it once more, as it does when anything is changed on it.
        await team.Control.SetCategoriesAsync(me.Email, old.ImmutableId, ["CRM", "Blue"]);
        (await me.SyncNowAsync()).Completed();
        Assert.Single(await team.TasksAsync("Long ago"));
        Assert.Equal("already_recorded", await me.ExplainedCodeAsync(old));
    }

    [Fact, Rule("E3"), Rule("R8"), Rule("D6")]
    public async Task What_was_forgotten_can_still_be_undone_and_stays_undone()
    {
        var me = await team.HireAsync();
        var old = await me.ReceiveAsync(await team.CustomerAsync(), "Undone late");
        (await me.StartSyncingAsync()).Completed();
        await LaterAsync(() => AgeAsync(me, 31));
        Assert.Null(await me.CodeAsync("Undone late"));

        Assert.Equal(204, (await me.Http.PostAnswerAsync("/api/me/messages/undo", new { internetMessageId = old.InternetMessageId, restId = old.Id })).Status);

        Assert.Empty(await team.TasksAsync("Undone late"));
        Assert.Empty((await me.MessageAsync("Undone late")).Categories);
        (await me.SyncNowAsync()).Completed();
        Assert.Empty(await team.TasksAsync("Undone late"));
        Assert.Equal("excluded_user", await me.ExplainedCodeAsync(old));
    }

    [Fact, Rule("E3"), Rule("R1")]
    public async Task What_a_message_was_related_to_is_forgotten_with_the_people_of_its_recording()
    {
        var me = await team.HireAsync();
        var account = await team.AddAsync("accounts", new { Name = "Forgotten Ltd" });
        var old = await me.ReceiveAsync(await team.CustomerAsync(), "Related long ago");
        (await me.StartSyncingAsync()).Completed();
        var related = await me.Http.PostAnswerAsync("/api/me/messages/relate", new { restId = old.Id, record = new { type = "Account", id = account } });
        Assert.True(related.Status == 204, related.Text);
        Assert.Equal(2, (await RelationsAsync(me)).Count);

        await LaterAsync(async () =>
        {
            await AgeAsync(me, 31);
            await team.Deployment.ChangeDatabaseAsync($"UPDATE message_relations SET related_at = related_at - {31 * Day} WHERE user_id = '{me.Person.ObjectId}'");
        });

        Assert.Empty(await RelationsAsync(me));
        Assert.Equal(account, Assert.Single(await team.TasksAsync("Related long ago")).GetProperty("WhatId").GetString());
    }

    [Fact, Rule("E3")]
    public async Task What_waited_is_cleared_when_its_time_is_over_though_no_run_looks_at_it()
    {
        var me = await team.HireAsync();
        await me.ReceiveAsync(team.Stranger(), "Nobody's");
        (await me.StartSyncingAsync()).Completed();
        Assert.Equal(["waiting kept"], await FactsAsync(me));
        await me.SaveAsync(new { mode = "off" });

        await LaterAsync(() => AgeAsync(me, 31));
        Assert.Equal(["ended cleared"], await FactsAsync(me));
        Assert.Equal("no_match", await me.CodeAsync("Nobody's"));

        await LaterAsync(() => AgeAsync(me, 30));
        Assert.Empty(await FactsAsync(me));
    }

    [Fact, Rule("E3"), Rule("R4")]
    public async Task The_names_of_files_go_with_the_rest_and_their_ids_stay()
    {
        var me = await team.HireAsync();
        await me.SaveAsync(new { recordAllAttachments = true });
        await me.ReceiveAsync(await team.CustomerAsync(), "With files, long ago", more: new
        {
            attachments = new object[] { new { name = "plan.pdf", text = "A plan" }, new { name = "film.mp4", size = 9_000_000 } },
        });
        (await me.StartSyncingAsync()).Completed();
        Assert.Equal(["plan.pdf recorded with an id", "film.mp4 tooLarge"], await FilesAsync(me));

        await LaterAsync(() => AgeAsync(me, 31));

        Assert.Equal([" recorded with an id", " tooLarge"], await FilesAsync(me));
    }

    [Fact, Rule("E3"), Rule("E4")]
    public async Task A_message_that_Exchange_calls_new_stays_whatever_our_clock_said_when_it_was_decided()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        await me.ReceiveAsync(customer, "Dated by a wrong clock");
        await me.ReceiveAsync(customer, "Really old");
        (await me.StartSyncingAsync()).Completed();

        await LaterAsync(async () =>
        {
            await AgeAsync(me, 40);
            await team.Deployment.ChangeDatabaseAsync(
                $"UPDATE messages SET received_at = received_at + {40 * Day} WHERE user_id = '{me.Person.ObjectId}' AND subject = 'Dated by a wrong clock'");
        });

        Assert.Null(await me.CodeAsync("Really old"));
        Assert.Equal("recorded", await me.CodeAsync("Dated by a wrong clock"));
    }

    [Theory, Rule("E3"), Rule("D16")]
    [InlineData(0)]
    [InlineData(2)]
    public async Task What_a_job_left_undecided_when_it_went_off_goes_in_the_end_asked_for_or_not(int wish)
    {
        var me = await team.HireAsync();
        await me.ReceiveAsync(team.Stranger(), "Left open");
        (await me.StartSyncingAsync()).Completed();
        await me.SaveAsync(new { mode = "off" });
        await me.Http.AnswerAsync(new(HttpMethod.Delete, "/api/me/connections/salesforce"));

        await LaterAsync(async () =>
        {
            await team.Deployment.ChangeDatabaseAsync($"UPDATE messages SET state = 'open', code = NULL, wish = {wish} WHERE user_id = '{me.Person.ObjectId}'");
            await AgeAsync(me, 59);
        });
        Assert.Equal(["open kept"], await FactsAsync(me));

        await LaterAsync(() => AgeAsync(me, 2));
        Assert.Empty(await FactsAsync(me));
    }

    [Fact, Rule("E3"), Rule("R6")]
    public async Task A_recording_that_was_begun_and_given_up_forgets_its_people_too()
    {
        var me = await team.HireAsync();
        await me.ReceiveAsync(await team.CustomerAsync(), "Begun and given up");
        (await me.StartSyncingAsync()).Completed();
        await me.SaveAsync(new { mode = "off" });

        await LaterAsync(() => team.Deployment.ChangeDatabaseAsync(
            $"UPDATE recordings SET state = 'intended', recorded_at = NULL, intended_at = intended_at - {59 * Day} WHERE user_id = '{me.Person.ObjectId}'"));
        Assert.NotEqual("intended ''", Assert.Single(await RecordingsAsync(me)));

        await LaterAsync(() => team.Deployment.ChangeDatabaseAsync(
            $"UPDATE recordings SET intended_at = intended_at - {2 * Day} WHERE user_id = '{me.Person.ObjectId}'"));
        Assert.Equal(["intended ''"], await RecordingsAsync(me));
    }

    [Fact, Rule("E3"), Rule("B2")]
    public async Task Without_a_date_the_thirty_days_are_counted_from_the_first_look_at_it()
    {
        var me = await team.HireAsync();
        var message = await me.ReceiveAsync(team.Stranger(), "Without a date");
        (await me.StartSyncingAsync()).Completed();
        Assert.Equal(["waiting kept"], await FactsAsync(me));

        await team.Deployment.ChangeDatabaseAsync($"""
            UPDATE messages SET first_seen_at = first_seen_at - {31 * Day}, received_at = NULL, facts = json_remove(facts, '$.receivedAt', '$.sentAt')
            WHERE user_id = '{me.Person.ObjectId}'
            """);
        await me.SaveAsync(new { secondaryAddresses = false });
        (await me.SyncNowAsync()).Completed();

        Assert.Equal(["ended cleared"], await FactsAsync(me));
        Assert.Equal("no_match", await me.CodeAsync("Without a date"));
    }

    /// <summary>Time passes, and the daily clearing comes.</summary>
    private async Task LaterAsync(Func<Task> age)
    {
        await age();
        await team.Api.ClearAsync();
    }

    /// <summary>So many days are added to the age of all that is stored of somebody's messages, recordings and runs.</summary>
    private async Task AgeAsync(Employee who, int days, string? subject = null)
    {
        var of = $"user_id = '{who.Person.ObjectId}'";
        var named = subject is null ? "" : $" AND subject = '{subject}'";
        await team.Deployment.ChangeDatabaseAsync($"""
            UPDATE recordings SET recorded_at = recorded_at - {days * Day} WHERE {of} AND message_id IN (SELECT id FROM messages WHERE {of}{named});
            UPDATE messages SET received_at = received_at - {days * Day}, first_seen_at = first_seen_at - {days * Day},
                decided_at = decided_at - {days * Day}, look_again_until = look_again_until - {days * Day} WHERE {of}{named};
            """);
        if (subject is null)
        {
            await team.Deployment.ChangeDatabaseAsync($"UPDATE runs SET ended_at = ended_at - {days * Day} WHERE {of}");
        }
    }

    private Task<IReadOnlyList<string>> FactsAsync(Employee who) =>
        team.Api.QueryAsync($"SELECT state || CASE WHEN facts IS NULL THEN ' cleared' ELSE ' kept' END FROM messages WHERE user_id = '{who.Person.ObjectId}'");

    private Task<IReadOnlyList<string>> FilesAsync(Employee who) => team.Api.QueryAsync($"""
        SELECT f.name || ' ' || f.fate || CASE WHEN f.version_id IS NULL THEN '' ELSE ' with an id' END
        FROM recording_files f JOIN recordings r ON r.key = f.recording_key WHERE r.user_id = '{who.Person.ObjectId}' ORDER BY f.position
        """);

    private Task<IReadOnlyList<string>> RelationsAsync(Employee who) => team.Api.QueryAsync($"""
        SELECT record_name FROM message_relations WHERE user_id = '{who.Person.ObjectId}'
        UNION ALL SELECT relation FROM recordings WHERE user_id = '{who.Person.ObjectId}' AND relation IS NOT NULL
        """);

    private Task<IReadOnlyList<string>> RecordingsAsync(Employee who) =>
        team.Api.QueryAsync($"SELECT state || ' ''' || match || '''' FROM recordings WHERE user_id = '{who.Person.ObjectId}'");
}
