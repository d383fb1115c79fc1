using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary><em>Record now</em> (D16): one message, at once, past what a person may override and nothing else.</summary>
[Collection(TheTeam.Name)]
public sealed class RecordNowTests(Team team)
{
    [Fact, Rule("D16"), Rule("D18")]
    public async Task It_designates_and_the_run_that_it_asks_for_records_it()
    {
        var me = await team.HireAsync();
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "Asked for");
        (await me.StartSyncingAsync("designated")).Completed();
        Assert.Equal("not_designated", await me.ExplainedCodeAsync(message));

        Assert.Equal(202, (await RecordAsync(me, message)).Status);

        (await me.RunEndedAsync()).Completed();
        Assert.Equal("recorded", await me.CodeAsync("Asked for"));
        Assert.Single(await team.TasksAsync("Asked for"));
        Assert.Equal(["CRM"], (await me.MessageAsync("Asked for")).Categories);

        var again = await RecordAsync(me, message);
        Assert.Equal(409, again.Status);
        Assert.Equal("It is recorded already.", again.Json.GetProperty("title").GetString());
    }

    [Fact, Rule("D16")]
    public async Task A_row_of_the_history_is_asked_for_by_its_id()
    {
        var me = await team.HireAsync();
        await me.ReceiveAsync(await team.CustomerAsync(), "Asked for by its row");
        (await me.StartSyncingAsync("designated")).Completed();
        var id = (await me.HistoryOfAsync("Asked for by its row")).GetProperty("id").GetString();

        Assert.Equal(202, (await me.Http.PostAnswerAsync("/api/me/messages/record", new { id })).Status);

        (await me.RunEndedAsync()).Completed();
        Assert.Single(await team.TasksAsync("Asked for by its row"));
    }

    [Theory, Rule("D16"), Rule("D8"), Rule("D3"), Rule("D10")]
    [InlineData("private", "excluded_sensitive")]
    [InlineData("excluded", "excluded_category")]
    [InlineData("folder", "folder")]
    [InlineData("old", "too_old")]
    [InlineData("ancient", "too_old")]
    public async Task What_a_person_may_override_is_asked_about_first(string how, string code)
    {
        var me = await team.HireAsync();
        var subject = $"In spite of {how}";
        if (how == "folder")
        {
            await team.AddFolderAsync(me, "Elsewhere");
        }

        (await me.StartSyncingAsync()).Completed();
        var message = await me.ReceiveAsync(await team.CustomerAsync(), subject, "Hello", how switch
        {
            "private" => new { sensitivity = "private" },
            "excluded" => new { categories = new[] { "DoNotSync" } },
            "folder" => new { folder = "Elsewhere" },
            "old" => new { receivedAt = team.Ago(24 * 9) },
            _ => new { receivedAt = team.Ago(24 * 50) } as object,
        });

        var refused = await RecordAsync(me, message);
        if (how != "old")
        {
            // Within 30 days the wish itself designates (D10, D18).
            Assert.Equal((409, code, true), (refused.Status, refused.Json.GetProperty("code").GetString(), refused.Json.GetProperty("canOverride").GetBoolean()));
            Assert.Equal(202, (await RecordAsync(me, message, anyway: true)).Status);
        }

        (await me.RunEndedAsync()).Completed();
        await EmployeeSteps.UntilAsync(async () => (await team.TasksAsync(subject)).Count == 1);
        Assert.Equal("recorded", await me.ExplainedCodeAsync(message));

        // R6: the runs after it leave it alone.
        (await me.SyncNowAsync()).Completed();
        Assert.Single(await team.TasksAsync(subject));
        Assert.Equal("recorded", await me.ExplainedCodeAsync(message));
    }

    [Fact, Rule("D16"), Rule("D2")]
    public async Task With_the_own_mode_off_it_records_this_one_message_and_no_other()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        var wanted = await me.ReceiveAsync(customer, "This one");
        await me.ReceiveAsync(customer, "Not this one");

        var asked = await RecordAsync(me, wanted);
        Assert.Equal((409, "off", true), (asked.Status, asked.Json.GetProperty("code").GetString(), asked.Json.GetProperty("canOverride").GetBoolean()));
        Assert.Equal(202, (await RecordAsync(me, wanted, anyway: true)).Status);

        (await me.RunEndedAsync()).Completed();
        Assert.Single(await team.TasksAsync("This one"));
        Assert.Empty(await team.TasksAsync("Not this one"));
        Assert.False((await me.JobAsync()).GetProperty("enabled").GetBoolean());

        // T6: that run has read no mail, so the first real one looks back as far as it would have.
        (await me.StartSyncingAsync()).Completed();
        Assert.Single(await team.TasksAsync("Not this one"));
        Assert.Single(await team.TasksAsync("This one"));
    }

    [Theory, Rule("D16"), Rule("D12"), Rule("D8")]
    [InlineData("confidential")]
    [InlineData("private")]
    public async Task Where_something_else_would_stand_in_the_way_that_is_said_and_nobody_is_asked_first(string sensitivity)
    {
        var me = await team.HireAsync();
        (await me.StartSyncingAsync()).Completed();
        var stranger = await me.ReceiveAsync(team.Stranger(), $"From nobody, {sensitivity}", more: new { sensitivity });

        var refused = await RecordAsync(me, stranger);

        Assert.Equal((409, "no_match", false), (refused.Status, refused.Json.GetProperty("code").GetString(), refused.Json.GetProperty("canOverride").GetBoolean()));
        Assert.StartsWith("Nobody in Salesforce has", refused.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact, Rule("D14"), Rule("D16")]
    public async Task An_attempt_that_a_person_asks_for_does_not_lengthen_the_pause_before_the_next()
    {
        var me = await team.HireAsync();
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "Refused and asked for");
        await team.Control.PostAsync("/salesforce/refusals", new { type = "Task", code = "FIELD_CUSTOM_VALIDATION_EXCEPTION", message = "Not this one", value = "Refused and asked for", count = 9 });
        await me.StartSyncingAsync();
        var first = await NextAttemptAsync();

        for (var asked = 0; asked < 2; asked++)
        {
            Assert.Equal(202, (await RecordAsync(me, message)).Status);
            await me.RunEndedAsync();
        }

        Assert.Equal("failed", await me.CodeAsync("Refused and asked for"));
        Assert.InRange(await NextAttemptAsync() - first, TimeSpan.Zero, TimeSpan.FromMinutes(10));

        async Task<DateTimeOffset> NextAttemptAsync() => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(
            (await team.Api.QueryAsync($"SELECT look_again_at FROM messages WHERE user_id = '{me.Person.ObjectId}'"))[0], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact, Rule("D16"), Rule("D12")]
    public async Task What_nobody_matches_is_refused_with_the_sentence()
    {
        var me = await team.HireAsync();
        var stranger = await me.ReceiveAsync(team.Stranger(), "From nobody");

        var refused = await RecordAsync(me, stranger, anyway: true);

        Assert.Equal((409, "no_match", false), (refused.Status, refused.Json.GetProperty("code").GetString(), refused.Json.GetProperty("canOverride").GetBoolean()));
        Assert.NotEmpty(refused.Json.GetProperty("detail").GetString()!);
    }

    [Fact, Rule("D16"), Rule("T5")]
    public async Task What_a_run_that_was_cut_short_has_left_open_stays_open_for_when_the_job_is_on_again()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        (await me.StartSyncingAsync()).Completed();
        var fault = await team.Control.AddFaultAsync(new { system = "salesforce", kind = "refuse", route = "POST */composite", count = 1_000, status = 500, code = "UNKNOWN_EXCEPTION" });
        await me.ReceiveAsync(customer, "Cut short");
        var wanted = await me.ReceiveAsync(customer, "Wanted while off");
        await me.AskForRunAsync();
        await EmployeeSteps.UntilAsync(async () => (await me.RunsAsync())[0].GetProperty("state").GetString() == "waiting");
        await team.Control.RemoveFaultAsync(fault);
        await me.SaveAsync(new { mode = "off" });
        await team.EndWaitsAsync();
        await me.RunEndedAsync();

        Assert.Equal(202, (await RecordAsync(me, wanted, anyway: true)).Status);
        await EmployeeSteps.UntilAsync(async () => (await team.TasksAsync("Wanted while off")).Count == 1);
        (await me.RunEndedAsync()).Completed();
        Assert.Empty(await team.TasksAsync("Cut short"));

        (await me.StartSyncingAsync()).Completed();
        Assert.Single(await team.TasksAsync("Cut short"));
        Assert.Single(await team.TasksAsync("Wanted while off"));
    }

    [Fact, Rule("D16"), Rule("R5"), Rule("B3")]
    public async Task With_the_mode_off_a_mark_that_had_to_wait_is_set_by_the_same_run()
    {
        var me = await team.HireAsync();
        var wanted = await me.ReceiveAsync(await team.CustomerAsync(), "Marked later");
        await team.Control.AddFaultAsync(new
        {
            system = "graph",
            kind = "throttle",
            route = $"PATCH */users/{me.Person.ObjectId}/messages/*",
            count = 1,
            retryAfterSeconds = 7,
        });

        Assert.Equal(202, (await RecordAsync(me, wanted, anyway: true)).Status);
        await EmployeeSteps.UntilAsync(async () => (await me.RunsAsync()).Any(r => r.GetProperty("state").GetString() == "waiting"));
        Assert.Single(await team.TasksAsync("Marked later"));

        (await me.RunEndedAsync()).Completed();
        Assert.Equal(["CRM"], (await me.MessageAsync("Marked later")).Categories);
    }

    [Fact, Rule("D16"), Rule("B1")]
    public async Task A_strangers_message_is_not_found_and_a_nameless_one_is_told()
    {
        var (me, other) = (await team.HireAsync(), await team.HireAsync());
        var message = await other.ReceiveAsync(await team.CustomerAsync(), "Of somebody else");

        Assert.Equal(404, (await RecordAsync(me, message)).Status);
        var nameless = await me.Http.PostAnswerAsync("/api/me/messages/record", new { });
        Assert.Equal(400, nameless.Status);
        Assert.True(nameless.Json.GetProperty("errors").TryGetProperty("internetMessageId", out _));
    }

    private static Task<ApiAnswer> RecordAsync(Employee me, SandboxMessage message, bool anyway = false) => me.Http.PostAnswerAsync(
        "/api/me/messages/record", new { internetMessageId = message.InternetMessageId, restId = message.Id, anyway });
}
