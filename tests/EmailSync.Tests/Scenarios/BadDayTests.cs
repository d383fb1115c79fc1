using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>Trouble that must cost what it touches and nothing else.</summary>
[Collection(TheTroubledTeam.Name)]
public sealed class BadDayTests(Team team) : IAsyncLifetime
{
    private string _customer = null!;

    private Employee Me { get; set; } = null!;

    public async Task InitializeAsync()
    {
        _customer = await team.CustomerAsync();
        Me = await team.HireAsync();
    }

    public Task DisposeAsync() => team.Control.ClearFaultsAsync();

    [Fact, Rule("R5"), Rule("B2")]
    public async Task A_message_whose_mark_is_refused_for_ever_stays_recorded_and_stops_no_later_run()
    {
        var poison = await Me.ReceiveAsync(_customer, "Poison");
        await Me.ReceiveAsync(_customer, "Sound");
        await team.Control.AddFaultAsync(new
        {
            system = "graph",
            kind = "refuse",
            status = 500,
            count = 1_000,
            route = $"PATCH *{poison.ImmutableId}*",
        });
        await Me.StartSyncingAsync();
        await Me.ReceiveAsync(_customer, "Later");

        var run = await Me.SyncNowAsync();

        Assert.Equal("finished", run.GetProperty("state").GetString());
        Assert.Equal(3, (await TasksAsync()).Count);
        Assert.Equal(["CRM"], (await Me.MessageAsync("Later")).Categories);
        Assert.Equal(["CRM"], (await Me.MessageAsync("Sound")).Categories);
        Assert.Empty((await Me.MessageAsync("Poison")).Categories);
        Assert.Equal("recorded", (await Me.HistoryOfAsync("Poison")).GetProperty("code").GetString());
    }

    [Fact, Rule("T4"), Rule("D3")]
    public async Task Where_the_chosen_folders_are_not_there_any_more_the_run_says_so()
    {
        (await Me.StartSyncingAsync()).Completed();
        await team.Api.QueryAsync($"DELETE FROM mailbox_folders WHERE user_id = '{Me.Person.ObjectId}' AND well_known_name IN ('inbox', 'sentitems')");

        var run = await Me.SyncNowAsync();

        Assert.Equal("completedWithProblems", run.GetProperty("result").GetString());
        Assert.Contains("None of the folders that you chose", run.GetProperty("cause").GetString());
    }

    [Fact, Rule("R1"), Rule("M2")]
    public async Task An_org_that_has_changed_since_it_was_described_is_described_anew_within_the_run()
    {
        (await Me.StartSyncingAsync()).Completed();
        await team.Control.PutAsync("/salesforce/options", new { hasSecondEmail = false, descriptionLength = 400 });
        try
        {
            await Me.ReceiveAsync(_customer, "Shorter fields", string.Join('\n', Enumerable.Repeat("A line of the text.", 30)));
            (await Me.SyncNowAsync()).Completed();
        }
        finally
        {
            await team.ConfigureOrgAsync(new { hasSecondEmail = true, descriptionLength = 32_000 });
        }

        var tasks = await TasksAsync();
        Assert.True(tasks.Count > 1);
        Assert.All(tasks, t => Assert.True(t.GetProperty("Description").GetString()!.Length <= 400));
        Assert.Equal("recorded", (await Me.HistoryOfAsync("Shorter fields")).GetProperty("code").GetString());
    }

    [Fact, Rule("R1")]
    public async Task A_type_that_is_no_longer_active_is_left_out_within_the_run()
    {
        await Me.SaveAsync(new { salesforceType = "Meeting" });
        (await Me.StartSyncingAsync()).Completed();
        await team.Control.PutAsync("/salesforce/options", new { hasTypeField = false });
        try
        {
            await Me.ReceiveAsync(_customer, "Without a type");
            (await Me.SyncNowAsync()).Completed();
        }
        finally
        {
            await team.ConfigureOrgAsync(new { hasTypeField = true });
        }

        Assert.Single(await TasksAsync());
    }

    [Fact, Rule("O5")]
    public async Task The_history_is_searched_without_regard_to_case_in_every_alphabet()
    {
        await Me.ReceiveAsync(_customer, "ÉTÉ à Łódź");
        (await Me.StartSyncingAsync()).Completed();

        var found = (await Me.Http.GetAnswerAsync($"/api/me/history?view=recorded&search={Uri.EscapeDataString("été À ŁÓ")}")).Json;

        Assert.Single(found.GetProperty("items").EnumerateArray());
    }

    [Fact, Rule("T5"), Rule("E4")]
    public async Task Where_a_mailbox_at_its_quota_gives_no_changes_its_list_takes_their_place_and_the_run_says_so()
    {
        await Me.ReceiveAsync(_customer, "One");
        await team.Control.SetMailboxOptionsAsync(Me.Email, new { quotaExceeded = true });

        var run = await Me.StartSyncingAsync();

        Assert.Equal("completedWithProblems", run.GetProperty("result").GetString());
        Assert.Contains("listed instead", run.GetProperty("cause").GetString());
        Assert.Equal("recorded", (await Me.HistoryOfAsync("One")).GetProperty("code").GetString());
        await Me.ReceiveAsync(_customer, "Two");
        await Me.SyncNowAsync();
        Assert.Equal(["One", "Two"], (await TasksAsync()).Select(t => t.GetProperty("Subject").GetString()).Order());
    }

    [Fact, Rule("T5"), Rule("B2")]
    public async Task Where_a_folders_list_fails_its_messages_are_read_by_their_ids()
    {
        foreach (var number in Enumerable.Range(1, 45))
        {
            await Me.ReceiveAsync(_customer, $"Mail {number}", more: new { receivedAt = team.Deployment.StartedAt.AddMinutes(-number) });
        }

        await team.Control.AddFaultAsync(new
        {
            system = "graph",
            kind = "refuse",
            status = 500,
            count = 1_000,
            route = "GET */messages",
            query = "*$expand*",
        });

        var run = await Me.StartSyncingAsync();

        Assert.Equal("completed", run.GetProperty("result").GetString());
        Assert.Equal(45, (await TasksAsync()).Count);
    }

    [Fact, Rule("R5")]
    public async Task A_category_list_that_refuses_ours_stops_nothing()
    {
        await Me.ReceiveAsync(_customer, "One");
        await team.Control.AddFaultAsync(new
        {
            system = "graph",
            kind = "refuse",
            status = 403,
            code = "ErrorAccessDenied",
            count = 1_000,
            route = "*masterCategories*",
        });

        var run = await Me.StartSyncingAsync();

        Assert.Equal("completed", run.GetProperty("result").GetString());
        Assert.Equal(["CRM"], (await Me.MessageAsync("One")).Categories);
    }

    [Fact, Rule("B2"), Rule("R1")]
    public async Task A_message_of_an_impossible_date_is_recorded_like_any_other()
    {
        await Me.SaveAsync(new { timeZone = "America/New_York" });
        await Me.SendAsync(_customer, "Long ago", more: new { sentAt = "0001-01-01T00:00:00Z" });

        await Me.StartSyncingAsync();

        Assert.Equal("recorded", (await Me.HistoryOfAsync("Long ago")).GetProperty("code").GetString());
        Assert.Single(await TasksAsync());
    }
    private async Task<IReadOnlyList<JsonElement>> TasksAsync() =>
        [.. (await team.Deployment.TasksAsync()).Where(task => task.GetProperty("owner").GetString() == Me.Email)];
}
