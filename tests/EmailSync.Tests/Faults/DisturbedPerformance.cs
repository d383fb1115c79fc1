using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Faults;

/// <summary>With faults of chance, the trouble of each step, and kills in the middle; at the end the faults stop, and the service has to get right by itself.</summary>
internal sealed class DisturbedPerformance(Stage stage) : Performance(stage)
{
    private const int MostRepairs = 5;

    private static readonly string[] _kinds =
    [
        "gatewayTimeout", "truncated", "dropAfter", "throttleSeconds", "throttleDate", "unavailable", "unavailableBare", "html", "late", "dropBefore", "expiredToken", "expiredCursor",
        "partialEntities", "repeats", "lockRow", "serverError",
    ];

    /// <summary>Runs that go on by themselves at once: one that is queued behind one that waits does not.</summary>
    private const string AtWork = """
        runs r WHERE state = 'running'
            OR (state = 'queued' AND NOT EXISTS (SELECT 1 FROM runs w WHERE w.user_id = r.user_id AND w.state = 'waiting'))
        """;

    /// <summary>Waits that a server names are obeyed; only those that the service chose itself, a minute and more, are cut short.</summary>
    private string CutWaitsShort =>
        $"""
        UPDATE runs SET resumes_at = 0
        WHERE state = 'waiting' AND resumes_at > {TimeProvider.System.GetUtcNow().AddSeconds(Stage.Script.MostRetryAfterSeconds + 20).ToUnixTimeMilliseconds()};
        UPDATE messages SET look_again_at = 0 WHERE state = 'waiting' AND code = 'failed';
        UPDATE recording_files SET next_attempt_at = 0 WHERE fate = 'pending';
        """;

    public int Kills { get; private set; }

    /// <summary>What the service has written, over all its lives.</summary>
    public IReadOnlyCollection<string> LogLines => Stage.Deployment.Api.LogLines;

    /// <summary>What chance did, by kind.</summary>
    public Dictionary<string, int> Faults { get; private set; } = [];

    protected override async Task BeginAsync()
    {
        var script = Stage.Script;
        await Stage.Control.PutAsync("/salesforce/options", new { rotateRefreshTokens = script.RotatesRefreshTokens });
        await Stage.Control.SetLatencyAsync(new { graph = script.LatencyMilliseconds, salesforce = script.LatencyMilliseconds });
        await Stage.Control.PutAsync("/faults/random", new
        {
            seed = script.Seed,
            share = script.Share,
            maxRetryAfterSeconds = script.MostRetryAfterSeconds,
            lateMilliseconds = 300,
            kinds = _kinds.ToDictionary(kind => kind, _ => 1),
        });
    }

    protected override async Task PlayAsync(ScriptedStep step)
    {
        var trouble = step.Trouble is { } number ? Troubles.All[number] : null;
        await Stage.HappenAsync(step.Before);
        await (trouble?.BeginAsync(Stage) ?? Task.CompletedTask);
        await AskForRunsAsync();
        await Stage.HappenAsync(step.Meanwhile);
        var whileDown = step.WhileDown;
        foreach (var kill in step.Kills)
        {
            await MomentAsync(kill);
            await KillAsync(whileDown);
            whileDown = [];
        }

        await (trouble?.EndAsync(Stage) ?? Task.CompletedTask);
    }

    protected override async Task EndAsync()
    {
        Faults = (await Stage.Control.GetAsync("/faults/random")).GetProperty("byKind").Deserialize<Dictionary<string, int>>()!;
        await Stage.Control.DeleteAsync("/faults/random");
        await Stage.Control.SetLatencyAsync(new { graph = 0, salesforce = 0 });
        await RepairAsync();

        // The proof of completeness would mend what the cursors have lost: first they have to show that they lost nothing.
        var unread = await UnreadAsync();
        Assert.True(unread.Count == 0, $"Never read, {unread.Count}: {string.Join(", ", unread)}");
        await Stage.Deployment.Api.QueryAsync("UPDATE job_states SET completeness_checked_at = NULL");
        await RepairAsync();
    }

    private async Task RepairAsync()
    {
        for (var repair = 0; repair < MostRepairs && (repair == 0 || await IsUnfinishedAsync()); repair++)
        {
            await EmployeeSteps.UntilAsync(async () => await CountAsync(AtWork) == 0);
            await KillAsync([]);
            await RunsEndedAsync();
            await AskForRunsAsync();
            await RunsEndedAsync();
        }
    }

    /// <summary>Messages in the folders of the jobs of which the service has no row.</summary>
    private async Task<IReadOnlyList<string>> UnreadAsync()
    {
        var rows = (await Stage.Deployment.Api.QueryAsync("SELECT id FROM messages")).ToHashSet(StringComparer.Ordinal);
        var unread = new List<string>();
        foreach (var person in Stage.People)
        {
            unread.AddRange((await person.MessagesAsync()).Where(m => m.Folder != Script.Outside && !rows.Contains(m.ImmutableId)).Select(m => $"{m.Subject} in {m.Folder}"));
        }

        return unread;
    }

    private async Task MomentAsync(ScriptedKill kill)
    {
        if (kill.System is null)
        {
            await Task.Delay(kill.Milliseconds);
            return;
        }

        var fault = await Stage.Control.AddFaultAsync(new { system = kill.System, kind = kill.IsWorked ? "holdAnswer" : "hold", after = kill.After, count = 1 });
        var isOver = Task.Delay(kill.Milliseconds);
        while (await Stage.Control.HeldAsync(fault) == 0 && !isOver.IsCompleted)
        {
            await Task.Delay(15);
        }
    }

    private async Task KillAsync(IReadOnlyList<ScriptedEvent> whileDown)
    {
        Kills++;
        await Stage.Deployment.Api.KillAsync();
        await Stage.Control.ClearFaultsAsync();
        await EmployeeSteps.UntilAsync(async () => (await Stage.Control.RequestsAsync()).Items.All(r => r.Status is not null));
        await Stage.HappenAsync(whileDown);
        await Stage.Deployment.ChangeDatabaseAsync(CutWaitsShort);
        if (Stage.Script.CountsEarlyReturns)
        {
            // What the killed process alone knew of waits is over by then.
            await Task.Delay(TimeSpan.FromSeconds(Stage.Script.MostRetryAfterSeconds));
        }

        await Stage.Deployment.Api.RestartAsync();
    }

    private async Task<bool> IsUnfinishedAsync() =>
        await CountAsync("messages WHERE state IN ('seen', 'open') OR code = 'failed'") + await CountAsync("marks WHERE state IN ('pending', 'sending')")
        + await CountAsync("recording_files WHERE fate = 'pending'") > 0;

    private async Task<int> CountAsync(string rows) =>
        int.Parse((await Stage.Deployment.Api.QueryAsync($"SELECT COUNT(*) FROM {rows}"))[0], System.Globalization.CultureInfo.InvariantCulture);
}
