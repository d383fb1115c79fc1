using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>What is known of a message that cannot be explained now is told all the same.</summary>
[Collection(TheTroubledTeam.Name)]
public sealed class KnownTests(Team team) : IAsyncLifetime
{
    private const string Explain = "/api/me/messages/explain";

    private Employee Me { get; set; } = null!;

    public async Task InitializeAsync() => Me = await team.HireAsync();

    public Task DisposeAsync() => team.Control.ClearFaultsAsync();

    [Fact, Rule("O3"), Rule("E1"), Rule("B4")]
    public async Task Without_Salesforce_what_the_last_sync_said_is_told_and_of_a_new_message_whom_it_will_ask_for()
    {
        var stranger = team.Stranger();
        var old = await Me.ReceiveAsync(stranger, "Looked at");
        (await Me.StartSyncingAsync()).Completed();
        var customer = await team.CustomerAsync();
        var recent = await Me.ReceiveAsync(customer, "Not looked at", more: new { cc = new[] { "boss@contoso.example" } });
        await Me.Http.AnswerAsync(new(HttpMethod.Delete, "/api/me/connections/salesforce"));

        Assert.Equal(409, (await Me.Http.PostAnswerAsync(Explain, Named(old))).Status);
        var before = (await KnownAsync(old)).GetProperty("before");
        Assert.Equal("no_match", before.GetProperty("code").GetString());
        Assert.Equal($"Nobody in Salesforce has the address {stranger}.", before.GetProperty("sentence").GetString());
        Assert.Equal(["D12"], before.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("rule").GetString()));
        Assert.Equal([stranger], Texts(before.GetProperty("unmatched"), "address"));

        var next = await KnownAsync(recent);
        Assert.Equal(JsonValueKind.Null, next.GetProperty("before").ValueKind);
        Assert.Equal([customer], next.GetProperty("sought").EnumerateArray().Select(a => a.GetString()));
        Assert.Equal([Me.Email, "boss@contoso.example"], Texts(next.GetProperty("unsought"), "address"));
    }

    [Fact, Rule("O3"), Rule("B4")]
    public async Task Without_the_mailbox_what_was_recorded_of_a_message_is_told_and_of_what_no_sync_has_seen_nothing()
    {
        var old = await Me.ReceiveAsync(await team.CustomerAsync(), "Recorded before");
        (await Me.StartSyncingAsync()).Completed();
        var recent = await Me.ReceiveAsync(team.Stranger(), "Not seen");
        await RefuseAsync($"GET */users/{Me.Person.ObjectId}/messages*");
        await RefuseAsync($"GET */users/{Me.Person.ObjectId}/mailFolders/*");

        Assert.Equal("authorization_lost", await CodeAsync(Explain, old));
        var before = (await KnownAsync(old)).GetProperty("before");
        Assert.Equal("recorded", before.GetProperty("outcome").GetString());
        Assert.Equal(["Maria Lopez"], Texts(before.GetProperty("people"), "name"));
        Assert.Equal(404, (await Me.Http.PostAnswerAsync("/api/me/messages/known", Named(recent))).Status);
    }

    [Fact, Rule("O3"), Rule("D14")]
    public async Task A_message_that_Exchange_keeps_back_is_told_so_and_not_called_absent()
    {
        var message = await Me.ReceiveAsync(team.Stranger(), "Kept back");
        (await Me.StartSyncingAsync()).Completed();
        await RefuseAsync($"GET */users/{Me.Person.ObjectId}/messages/*");

        foreach (var act in new[] { "explain", "record", "ignore", "undo", "restore" })
        {
            Assert.Equal((act, "message_refused"), (act, await CodeAsync($"/api/me/messages/{act}", message)));
        }

        Assert.Equal(
            "Exchange does not let EmailSync read this message. It may be protected. Ask an administrator.",
            (await Me.Http.PostAnswerAsync(Explain, Named(message))).Json.GetProperty("detail").GetString());
        Assert.Equal("no_match", (await KnownAsync(message)).GetProperty("before").GetProperty("code").GetString());
        await team.Control.SetCategoriesAsync(Me.Email, message.ImmutableId, "Blue");
        await Me.SyncNowAsync();
        var before = (await KnownAsync(message)).GetProperty("before");
        Assert.Equal("failed", before.GetProperty("code").GetString());
        Assert.EndsWith("the pause grows with each try, up to a day.", before.GetProperty("sentence").GetString(), StringComparison.Ordinal);

        await team.Control.ClearFaultsAsync();
        Assert.Equal(200, (await Me.Http.PostAnswerAsync(Explain, Named(message))).Status);
    }

    [Fact, Rule("O5"), Rule("D12"), Rule("M5")]
    public async Task A_row_that_waits_for_a_match_names_the_first_addresses_and_how_somebody_is_made_of_them()
    {
        string[] strangers = [.. Enumerable.Range(0, 7).Select(_ => team.Stranger())];
        var customer = await team.CustomerAsync();
        await Me.ReceiveAsync($"Sam Ruiz <{strangers[0]}>", "To seven", more: new { cc = strangers[1..] });
        await Me.ReceiveAsync(customer, "Recorded", more: new { cc = new[] { strangers[0] } });
        (await Me.StartSyncingAsync()).Completed();

        var unmatched = (await Me.HistoryOfAsync("To seven")).GetProperty("unmatched");
        Assert.Equal(strangers[..5], Texts(unmatched, "address"));
        Assert.Equal("Sam Ruiz", unmatched[0].GetProperty("name").GetString());
        Assert.EndsWith(",FirstName=Sam,LastName=Ruiz", unmatched[0].GetProperty("newContactUrl").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, (await Me.HistoryOfAsync("Recorded")).GetProperty("unmatched").GetArrayLength());

        await Me.Http.PostAnswerAsync("/api/me/ignore-list", new { entries = strangers[0] });
        Assert.Equal(strangers[1..6], Texts((await Me.HistoryOfAsync("To seven")).GetProperty("unmatched"), "address"));
    }

    private static object Named(SandboxMessage message) => new { message.InternetMessageId, restId = message.Id };

    private static IEnumerable<string?> Texts(JsonElement items, string name) => items.EnumerateArray().Select(i => i.GetProperty(name).GetString());

    private Task<int> RefuseAsync(string route) =>
        team.Control.AddFaultAsync(new { system = "graph", kind = "refuse", status = 403, code = "ErrorAccessDenied", count = 1_000, route });

    private async Task<JsonElement> KnownAsync(SandboxMessage message)
    {
        var answer = await Me.Http.PostAnswerAsync("/api/me/messages/known", Named(message));
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json;
    }

    private async Task<string?> CodeAsync(string path, SandboxMessage message)
    {
        var answer = await Me.Http.PostAnswerAsync(path, Named(message));
        Assert.True(answer.Status == 409, answer.Text);
        return answer.Json.GetProperty("code").GetString();
    }
}
