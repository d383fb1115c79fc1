using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>Real mail: the 210 messages of a public mailing list as one mailbox, where that folder lies beside the repository.</summary>
public sealed class MailingListTests
{
    private const string Owner = "joe@perches.com";

    [MailingListFact, Rule("E1"), Rule("R2"), Rule("R6"), Rule("E4")]
    public async Task Every_message_is_recorded_or_explained_and_a_second_run_is_cheap_and_writes_nothing()
    {
        await using var deployment = await Deployment.StartAsync(
            "--world", "empty", "--mail", MailingListFactAttribute.Folder, "--owner", Owner, "--contacts", "0.5");
        var joe = await deployment.JoinAsync((await deployment.Control.PeopleAsync()).Single(p => p.Email == Owner));

        var run = await joe.StartSyncingAsync();

        Assert.Equal("completed", run.GetProperty("result").GetString());
        Assert.Equal(210, run.GetProperty("seen").GetInt32());
        Assert.Equal(210, run.GetProperty("decided").GetInt32());
        var history = await joe.HistoryAsync();
        var contacts = (await deployment.Control.GetAsync("/salesforce/contacts")).EnumerateArray()
            .Select(c => c.GetProperty("Email").GetString()!.ToLowerInvariant()).ToHashSet();
        await AssertCodesAsync(deployment, joe, history, contacts);
        await AssertTextsAsync(deployment, joe, history);

        await joe.SyncNowAsync();
        var tasks = JsonSerializer.Serialize(await deployment.TasksAsync());
        await deployment.Control.ResetCountersAsync();
        var again = await joe.SyncNowAsync();

        Assert.Equal(0, again.GetProperty("decided").GetInt32());
        Assert.Equal(1, (await deployment.Control.CountersAsync("graph")).Requests);
        Assert.InRange((await deployment.Control.CountersAsync("salesforce")).Requests, 0, 1);
        Assert.Equal(tasks, JsonSerializer.Serialize(await deployment.TasksAsync()));
    }

    /// <summary>The code that each message should have, found here by the plainest means: its addresses, and whether it is a second copy.</summary>
    private static async Task AssertCodesAsync(Deployment deployment, Employee joe, IReadOnlyList<JsonElement> history, HashSet<string> contacts)
    {
        var messages = await joe.MessagesAsync();
        Assert.Equal(210, messages.Count);
        var rows = history.ToDictionary(r => r.GetProperty("id").GetString()!);
        var firsts = new HashSet<string>();
        foreach (var message in messages.OrderBy(m => m.Folder == "Sent Items" ? 0 : 1))
        {
            var mail = await deployment.ReadAsync(joe, message);
            var others = mail.Addresses.Where(a => a != Owner && !a.EndsWith("@perches.com", StringComparison.Ordinal)).ToList();
            var expected = others.Count == 0 ? "all_internal"
                : !others.Any(contacts.Contains) ? "no_match"
                : firsts.Contains(message.InternetMessageId!) ? "already_recorded"
                : "recorded";
            var actual = rows[message.ImmutableId].GetProperty("code").GetString();
            if (expected == "already_recorded" && actual == "recorded")
            {
                // Of two received copies either may be the one.
                continue;
            }

            Assert.True(expected == actual || (expected == "recorded" && actual == "already_recorded"), $"{message.Subject}: {expected} expected, {actual} found.");
            if (expected == "recorded")
            {
                firsts.Add(message.InternetMessageId!);
            }
        }

        var recorded = history.Where(r => r.GetProperty("code").GetString() == "recorded").Select(r => r.GetProperty("internetMessageId").GetString()).ToList();
        Assert.Equal(recorded.Count, recorded.Distinct().Count());
    }

    private static async Task AssertTextsAsync(Deployment deployment, Employee joe, IReadOnlyList<JsonElement> history)
    {
        var tasks = (await deployment.TasksAsync()).ToDictionary(t => t.GetProperty("Id").GetString()!);
        var messages = (await joe.MessagesAsync()).ToDictionary(m => m.ImmutableId);
        foreach (var row in history.Where(r => r.GetProperty("code").GetString() == "recorded"))
        {
            var parts = row.GetProperty("records").EnumerateArray().Where(r => r.GetProperty("type").GetString() == "Task")
                .Select(r => tasks[r.GetProperty("id").GetString()!].GetProperty("Description").GetString()!).ToList();
            var mail = await deployment.ReadAsync(joe, messages[row.GetProperty("id").GetString()!]);
            Assert.Equal(Words(mail.Text), Words(RecordedText.Body(parts)));
        }
    }

    /// <summary>White space at the cuts, and at line ends, is not the message's.</summary>
    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
