using System.Net.Http.Json;
using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>Before a person saves a change: what it would have done to their mail of the last 30 days (N2). Nothing is written.</summary>
[Collection(TheTeam.Name)]
public sealed class PreviewTests(Team team)
{
    private const string OfSettings = "/api/me/jobs/email/settings/preview";
    private const string OfIgnoreList = "/api/me/ignore-list/preview";
    private const string OfRemoval = "/api/me/ignore-list/removal/preview";

    [Fact, Rule("N2"), Rule("E2")]
    public async Task Switching_the_job_on_names_what_would_be_recorded_and_records_nothing()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        var wanted = await me.ReceiveAsync(customer, "Would come in", more: new { receivedAt = team.Ago(2) });
        await me.ReceiveAsync(customer, "Too old for it", more: new { receivedAt = team.Ago(24 * 10) });
        await me.ReceiveAsync(team.Stranger(), "Of nobody", more: new { receivedAt = team.Ago(3) });
        await me.ReceiveAsync(customer, "Older than anything", more: new { receivedAt = team.Ago(24 * 31) });

        var events = await PreviewAsync(me, OfSettings, new { values = new { mode = "all" } });

        var result = events[^1];
        Assert.Equal((true, true, 3, 3, 1, 0), Numbers(result));
        var item = Assert.Single(result.GetProperty("items").EnumerateArray());
        Assert.Equal(("Would come in", true, "Email Sync is switched off."), (Text(item, "subject"), item.GetProperty("isRecordedThen").GetBoolean(), Text(item, "now")));
        Assert.Contains("Maria Lopez", Text(item, "then"), StringComparison.Ordinal);
        Assert.All(events.SkipLast(1), e => Assert.False(e.GetProperty("isDone").GetBoolean()));
        Assert.Equal("off", await me.ExplainedCodeAsync(wanted));
        Assert.Empty(await team.TasksAsync("Would come in"));
        Assert.Empty(await me.HistoryAsync());

        var further = (await PreviewAsync(me, OfSettings, new { values = new { mode = "all", pastDays = 14 } }))[^1];
        Assert.Equal(2, further.GetProperty("wouldRecord").GetInt32());
    }

    [Fact, Rule("N2"), Rule("M5"), Rule("D1")]
    public async Task An_entry_of_the_Ignore_List_names_what_would_no_longer_be_recorded_recorded_or_not()
    {
        var me = await team.HireAsync();
        var (customer, other) = (await team.CustomerAsync(), await team.CustomerAsync("Otto Kern"));
        await me.ReceiveAsync(customer, "Recorded already", more: new { receivedAt = team.Ago(3) });
        await me.ReceiveAsync(other, "Not concerned", more: new { receivedAt = team.Ago(2) });
        (await me.StartSyncingAsync()).Completed();
        await me.ReceiveAsync(customer, "To be recorded", more: new { receivedAt = team.Ago(1) });

        var result = (await PreviewAsync(me, OfIgnoreList, new { entries = customer }))[^1];

        Assert.Equal((true, true, 3, 3, 0, 2), Numbers(result));
        Assert.Equal(["To be recorded", "Recorded already"], result.GetProperty("items").EnumerateArray().Select(i => Text(i, "subject")));
        Assert.All(result.GetProperty("items").EnumerateArray(), i => Assert.Contains(customer, Text(i, "then"), StringComparison.Ordinal));
        Assert.Single(await team.TasksAsync("Recorded already"));
        Assert.DoesNotContain(customer, (await me.Http.GetAnswerAsync("/api/me/ignore-list")).Text, StringComparison.Ordinal);
    }

    [Fact, Rule("N2"), Rule("M5"), Rule("D11"), Rule("D12")]
    public async Task An_entry_names_what_would_no_longer_wait_and_taking_it_off_what_would_be_recorded_or_wait_again()
    {
        var me = await team.HireAsync();
        var (customer, stranger) = (await team.CustomerAsync(), team.Stranger());
        await me.ReceiveAsync(stranger, "Waits for somebody", more: new { receivedAt = team.Ago(3) });
        (await me.StartSyncingAsync()).Completed();

        var added = (await PreviewAsync(me, OfIgnoreList, new { entries = stranger }))[^1];
        Assert.Equal((true, true, 1, 1, 0, 0), Numbers(added));
        Assert.Equal((1, 0), (added.GetProperty("wouldLeave").GetInt32(), added.GetProperty("wouldCome").GetInt32()));
        var leaving = Assert.Single(added.GetProperty("leaving").EnumerateArray());
        Assert.Equal(("Waits for somebody", $"Nobody in Salesforce has the address {stranger}."), (Text(leaving, "subject"), Text(leaving, "now")));
        Assert.Equal($"Nobody is left to look up: {stranger} is on an ignore list.", Text(leaving, "then"));
        Assert.Empty(added.GetProperty("items").EnumerateArray());

        Assert.Equal(200, (await me.Http.PostAnswerAsync("/api/me/ignore-list", new { entries = $"{stranger}, {customer}" })).Status);
        await me.ReceiveAsync(customer, "Of an ignored customer", more: new { receivedAt = team.Ago(2) });
        (await me.SyncNowAsync()).Completed();

        var removed = (await PreviewAsync(me, OfRemoval, new { entries = $"{stranger}, {customer}" }))[^1];
        Assert.Equal((true, true, 2, 2, 1, 0), Numbers(removed));
        Assert.Equal((0, 1), (removed.GetProperty("wouldLeave").GetInt32(), removed.GetProperty("wouldCome").GetInt32()));
        Assert.Equal("Of an ignored customer", Text(Assert.Single(removed.GetProperty("items").EnumerateArray()), "subject"));
        Assert.Equal("Waits for somebody", Text(Assert.Single(removed.GetProperty("coming").EnumerateArray()), "subject"));
        Assert.Contains(stranger, (await me.Http.GetAnswerAsync("/api/me/ignore-list")).Text, StringComparison.Ordinal);
        Assert.Empty(await team.TasksAsync("Of an ignored customer"));

        var nobodys = (await PreviewAsync(me, OfRemoval, new { entries = "bank.example" }))[^1];
        Assert.Equal((true, true, 2, 2, 0, 0), Numbers(nobodys));
        Assert.Equal((0, 0), (nobodys.GetProperty("wouldLeave").GetInt32(), nobodys.GetProperty("wouldCome").GetInt32()));
    }

    [Fact, Rule("N2"), Rule("D3")]
    public async Task A_folder_that_would_be_mapped_is_looked_through_and_one_that_would_not_be_is_too()
    {
        var me = await team.HireAsync();
        await team.AddFolderAsync(me, "Projects");
        var customer = await team.CustomerAsync();
        await me.ReceiveAsync(customer, "In the folder", more: new { folder = "Projects", receivedAt = team.Ago(2) });
        await me.ReceiveAsync(customer, "In the Inbox", more: new { receivedAt = team.Ago(2) });
        (await me.StartSyncingAsync()).Completed();
        var folders = (await me.Http.GetAnswerAsync("/api/me/folders")).Json;
        var projects = Text(folders.EnumerateArray().Single(f => Text(f, "displayName") == "Projects"), "id");

        var result = (await PreviewAsync(me, OfSettings, new { values = new { folders = new[] { new { id = projects, includeSubfolders = false } } } }))[^1];

        Assert.Equal(
            ["In the Inbox False", "In the folder True"],
            result.GetProperty("items").EnumerateArray().Select(i => $"{Text(i, "subject")} {i.GetProperty("isRecordedThen").GetBoolean()}").Order(StringComparer.Ordinal));
    }

    [Fact, Rule("N2")]
    public async Task Many_messages_are_looked_through_page_by_page_and_whoever_goes_ends_it()
    {
        var me = await team.HireAsync();
        var stranger = team.Stranger();
        for (var i = 0; i < 250; i++)
        {
            await me.ReceiveAsync(stranger, $"Bulk {i}", more: new { receivedAt = team.Ago(1 + (i / 10.0)) });
        }

        var events = await PreviewAsync(me, OfSettings, new { values = new { mode = "all" } });

        var read = events.Select(e => e.GetProperty("read").GetInt32()).ToList();
        Assert.True(read.Count >= 4 && read[0] < read[1] && read[1] < read[^1], string.Join(' ', read));
        Assert.Equal((true, true, 250, 250, 0, 0), Numbers(events[^1]));

        // The second page is held: the person leaves while it is read.
        var held = await team.Control.AddFaultAsync(new { system = "graph", kind = "hold", route = $"GET */users/{me.Person.ObjectId}/*messages*", query = "*skip*", count = 1 });
        using var leave = new CancellationTokenSource();
        var asking = me.Http.PostAsJsonAsync(OfSettings, new { values = new { mode = "all" } }, leave.Token);
        await EmployeeSteps.UntilAsync(async () => await team.Control.HeldAsync(held) == 1);
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        var since = (await team.Control.RequestsAsync("graph")).Next;
        await team.Control.RemoveFaultAsync(held);
        Assert.Equal("off", await me.ExplainedCodeAsync((await me.MessagesAsync())[0]));
        Assert.True((await team.Control.RequestsAsync("graph", since)).Items.Count(r => r.Path.EndsWith("/messages", StringComparison.Ordinal)) <= 1, "The next page was read.");
    }

    [Fact, Rule("N2"), Rule("B3")]
    public async Task Trouble_on_the_way_ends_it_with_what_was_looked_at()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        for (var i = 0; i < 120; i++)
        {
            await me.ReceiveAsync(customer, $"Before the trouble {i}", more: new { receivedAt = team.Ago(1 + (i / 10.0)) });
        }

        var fault = await team.Control.AddFaultAsync(new { system = "graph", kind = "refuse", route = $"GET */users/{me.Person.ObjectId}/*messages*", query = "*skip*", count = 100, status = 403, code = "ErrorAccessDenied" });

        var result = (await PreviewAsync(me, OfSettings, new { values = new { mode = "all" } }))[^1];
        await team.Control.RemoveFaultAsync(fault);

        Assert.Equal((true, false, 100, 120, 100, 0), Numbers(result));
        Assert.Equal("Exchange could not be asked any further.", Text(result, "trouble"));
    }

    [Fact, Rule("N2")]
    public async Task Whoever_waits_for_a_slow_system_is_told_after_a_minute_what_was_looked_at()
    {
        var me = await team.HireAsync();
        var stranger = team.Stranger();
        for (var i = 0; i < 120; i++)
        {
            await me.ReceiveAsync(stranger, $"Before the silence {i}", more: new { receivedAt = team.Ago(1 + (i / 10.0)) });
        }

        var held = await team.Control.AddFaultAsync(new { system = "graph", kind = "hold", route = $"GET */users/{me.Person.ObjectId}/*messages*", query = "*skip*", count = 100 });
        try
        {
            var result = (await PreviewAsync(me, OfSettings, new { values = new { mode = "all" } }))[^1];

            Assert.Equal((true, false, 100, 120, 0, 0), Numbers(result));
        }
        finally
        {
            await team.Control.RemoveFaultAsync(held);
        }
    }

    [Fact, Rule("N2"), Rule("B1"), Rule("S2"), Rule("B4")]
    public async Task What_could_not_be_saved_cannot_be_tried_and_without_Salesforce_nobody_can_say()
    {
        var me = await team.HireAsync();

        var wrong = await me.Http.PostAnswerAsync(OfSettings, new { values = new { pastDays = 99 } });
        Assert.Equal((400, true), (wrong.Status, wrong.Json.GetProperty("errors").TryGetProperty("values.pastDays", out _)));
        var entry = await me.Http.PostAnswerAsync(OfIgnoreList, new { entries = "nobody" });
        Assert.Equal((400, true), (entry.Status, entry.Json.GetProperty("errors").TryGetProperty("entries", out _)));
        Assert.Equal(400, (await me.Http.PostAnswerAsync(OfRemoval, new { entries = "nobody" })).Status);

        await me.Http.AnswerAsync(new(HttpMethod.Delete, "/api/me/connections/salesforce"));
        Assert.Equal(409, (await me.Http.PostAnswerAsync(OfSettings, new { values = new { mode = "all" } })).Status);
    }

    private static async Task<IReadOnlyList<JsonElement>> PreviewAsync(Employee me, string path, object body)
    {
        var answer = await me.Http.PostAnswerAsync(path, body);
        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal("text/event-stream", answer.ContentType);
        return
        [
            .. answer.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
                .Select(e => JsonDocument.Parse(string.Concat(e.Split('\n').Where(l => l.StartsWith("data:", StringComparison.Ordinal)).Select(l => l["data:".Length..]))).RootElement),
        ];
    }

    private static (bool IsDone, bool IsComplete, int Read, int Total, int More, int Less) Numbers(JsonElement result) =>
        (result.GetProperty("isDone").GetBoolean(), result.GetProperty("isComplete").GetBoolean(), result.GetProperty("read").GetInt32(),
            result.GetProperty("total").GetInt32(), result.GetProperty("wouldRecord").GetInt32(), result.GetProperty("wouldNoLonger").GetInt32());

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
