using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>The database of yesterday is put back: what was recorded since is in Salesforce, and nothing here knows of it.</summary>
public sealed class RestoreTests : IAsyncLifetime
{
    private Deployment _deployment = null!;

    private Employee Me => _deployment.Me;

    public async Task InitializeAsync()
    {
        _deployment = await Deployment.StartAsync();
        await _deployment.ContactAsync("maria@lopez.example");
    }

    public async Task DisposeAsync() => await _deployment.DisposeAsync();

    [Fact, Rule("R6"), Rule("R5"), Rule("R7"), Rule("T5"), Rule("E4")]
    public async Task After_yesterdays_database_is_restored_nothing_is_recorded_twice_and_marks_and_history_are_right_again()
    {
        var bo = await _deployment.HireAsync("bo@contoso.example", "Bo Lind");
        await Me.ReceiveAsync("maria@lopez.example", "Yesterday");
        var stranger = await Me.ReceiveAsync("stranger@unknown.example", "Known since yesterday");
        (await Me.StartSyncingAsync()).Completed();
        (await bo.StartSyncingAsync()).Completed();
        await _deployment.Api.KillAsync();
        var backup = Directory.CreateTempSubdirectory("emailsync-backup-");
        Copy(_deployment.Api.Folder, backup.FullName);

        await _deployment.Api.RestartAsync();
        await _deployment.ContactAsync("stranger@unknown.example", "Eva Known");
        var shared = new { to = new[] { Me.Email, bo.Email }, messageId = "<shared-today@lopez.example>" };
        await Me.ReceiveAsync("maria@lopez.example", "Shared today", "Hello", shared);
        await bo.ReceiveAsync("maria@lopez.example", "Shared today", "Hello", shared);
        await Me.SendAsync("maria@lopez.example", "Long today", new string('x', 40_000));
        (await Me.SyncNowAsync()).Completed();
        (await bo.SyncNowAsync()).Completed();
        await _deployment.Control.MoveMessageAsync(Me.Email, stranger.ImmutableId, "Sent Items");
        var before = await StateAsync(bo);

        await _deployment.Api.KillAsync();
        Copy(backup.FullName, _deployment.Api.Folder);
        backup.Delete(recursive: true);
        await _deployment.Api.RestartAsync();
        (await Me.SyncNowAsync()).Completed();
        (await bo.SyncNowAsync()).Completed();

        Assert.Equal(before, await StateAsync(bo));
        Assert.Equal(5, (await _deployment.TasksAsync()).Count);
        Assert.Equal(0, (await Me.JobAsync()).GetProperty("notYetSeen").GetInt32());
    }

    private async Task<List<string>> StateAsync(Employee colleague)
    {
        var lines = (await _deployment.TasksAsync()).Select(t => $"{t.GetProperty("Subject")} {t.GetProperty("EmailSync_Key__c")} {t.GetProperty("owner")}").ToList();
        foreach (var person in new[] { Me, colleague })
        {
            lines.AddRange((await person.HistoryAsync()).Select(r =>
                $"{person.Email} {r.GetProperty("subject")} {r.GetProperty("code")} {r.GetProperty("records").GetArrayLength()}"));
            lines.AddRange((await person.MessagesAsync()).Select(m => $"{person.Email} {m.Subject} [{string.Join(',', m.Categories)}]"));
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }

    /// <summary>The database and what SQLite keeps beside it.</summary>
    private static void Copy(string from, string to)
    {
        Directory.GetFiles(to, "emailsync.db*").ToList().ForEach(File.Delete);
        foreach (var file in Directory.GetFiles(from, "emailsync.db*"))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}
