using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>A mailbox of nothing but odd mail, over the real processes (B2).</summary>
public sealed class OddMailTests
{
    private const string Owner = "rowan@vale-studio.example";
    private const string Maria = "maria@lopez.example";

    private static readonly string Corpus = Path.Combine(SandboxProcess.RepositoryRoot(), "tests", "EmailSync.Tests", "Corpus");

    [Fact, Rule("B2"), Rule("E1"), Rule("E4")]
    public async Task Every_odd_message_is_recorded_as_well_as_it_can_be_or_explained_and_none_stops_the_run()
    {
        await using var deployment = await Deployment.StartAsync("--world", "empty", "--mail", Corpus, "--owner", Owner, "--contacts", "1");
        await deployment.ContactAsync(Maria);
        var rowan = await deployment.JoinAsync((await deployment.Control.PeopleAsync()).Single(p => p.Email == Owner));
        var expected = new Dictionary<string, string>();
        foreach (var (message, code) in Odd(deployment.StartedAt))
        {
            expected[(await deployment.Control.AddMessageAsync(Owner, message)).ImmutableId] = code;
        }

        (await rowan.StartSyncingAsync()).Completed();

        var codes = new Dictionary<string, string>();
        foreach (var message in await rowan.MessagesAsync())
        {
            codes[message.ImmutableId] = await rowan.ExplainedCodeAsync(message);
        }

        Assert.All(expected, e => Assert.Equal((e.Key, e.Value), (e.Key, codes[e.Key])));
        Assert.DoesNotContain("failed", codes.Values);
        Assert.Equal(0, (await rowan.JobAsync()).GetProperty("notYetSeen").GetInt32());

        // Nothing is owed to any of them, and nothing is done twice.
        var tasks = JsonSerializer.Serialize(await deployment.TasksAsync());
        (await rowan.SyncNowAsync()).Completed();
        (await rowan.SyncNowAsync()).Completed();
        Assert.Equal(tasks, JsonSerializer.Serialize(await deployment.TasksAsync()));
    }

    private static IEnumerable<(object Message, string Code)> Odd(DateTimeOffset now)
    {
        // Without a Message-ID only the instant tells two of them apart.
        object Mime(string fields, string body = "Text") =>
            new { folder = "Inbox", mime = $"{fields}\r\n\r\n{body}\r\n", receivedAt = now = now.AddMinutes(-1) };

        yield return (Mime("To: rowan@vale-studio.example"), "all_internal");
        yield return (Mime($"From: {Maria}"), "recorded");
        yield return (Mime($"From: {Maria}\r\nSubject:\r\nMessage-ID:\r\nDate:"), "recorded");
        yield return (Mime($"From: {Maria}\r\nDate: Mon, 32 Foo 19999 99:99:99 +9999"), "recorded");
        yield return (Mime($"From: {Maria}\r\nMessage-ID: <cycle@x.example>\r\nIn-Reply-To: <cycle@x.example>\r\nReferences: <cycle@x.example> <cycle@x.example>"), "recorded");
        yield return (Mime($"From: {Maria}\r\nMessage-ID: <one@x.example> <two@x.example>\r\nReferences: {string.Join(' ', Enumerable.Range(0, 2_000).Select(i => $"<{i}@x.example>"))}"), "recorded");
        yield return (Mime("From: undisclosed\r\nTo: a@b@c, <>, \"x, group: ;"), "no_match");
        yield return (Mime($"From: {Maria}\r\nSubject: A\0B\u0001C", "NUL \0 and \u0007 bell"), "recorded");
        yield return (Mime($"From: {Maria}\r\nContent-Type: text/plain; charset=klingon-8", "Some text"), "recorded");
        yield return (Mime($"From: {Maria}\r\nContent-Type: multipart/mixed; boundary=\"never\"", "No part at all"), "recorded");
        yield return (new { from = Maria, to = new[] { Owner }, subject = "Half a character ", endsInHalfACharacter = true, text = "x" }, "recorded");
        yield return (new { from = Maria, to = new[] { Owner }, subject = "Year one", sentAt = new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero), text = "x" }, "recorded");
        yield return (new { from = Maria, to = Enumerable.Range(0, 2_000).Select(i => $"Person {i} <p{i}@fabrikam.example>").ToArray(), subject = "Many", text = "x" }, "recorded");
        yield return (new { from = Maria, to = new[] { Owner }, subject = "Ten megabytes", text = string.Concat(Enumerable.Repeat("A line of sixty characters, more or less, to be split.\r\n", 190_000)) }, "recorded");
        yield return (new { from = Maria, to = new[] { Owner }, subject = new string('s', 300), text = "x" }, "subject_too_long");
    }
}
