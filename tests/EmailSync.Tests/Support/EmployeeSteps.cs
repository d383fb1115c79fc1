using System.Text.Json;
using Xunit;

namespace EmailSync.Tests.Support;

/// <summary>What people do and see in many scenarios.</summary>
public static class EmployeeSteps
{
    /// <summary>The code of a message's row in the history; null where no view shows it.</summary>
    public static async Task<string?> CodeAsync(this Employee me, string subject) =>
        (await me.HistoryAsync()).Where(r => r.GetProperty("subject").GetString() == subject).Select(r => r.GetProperty("code").GetString()).SingleOrDefault();

    /// <summary>The sentence of a message's row in the history.</summary>
    public static async Task<string> SentenceAsync(this Employee me, string subject) =>
        (await me.HistoryOfAsync(subject)).GetProperty("sentence").GetString()!;

    /// <summary>The code that the service gives for a message when it is asked, whether a view shows it or not.</summary>
    public static async Task<string> ExplainedCodeAsync(this Employee me, SandboxMessage message) =>
        (await me.ExplainAsync(message)).GetProperty("code").GetString()!;

    /// <summary>The newest runs, newest first.</summary>
    public static async Task<IReadOnlyList<JsonElement>> RunsAsync(this Employee me) =>
        [.. (await me.Http.GetAnswerAsync("/api/me/jobs/email/runs")).Json.GetProperty("items").EnumerateArray()];

    /// <summary>The email job as the table shows it.</summary>
    public static async Task<JsonElement> JobAsync(this Employee me) => (await me.Http.GetAnswerAsync("/api/me/jobs")).Json.GetProperty("items")[0];

    /// <summary>Asks for a run and does not wait for it.</summary>
    public static async Task<ApiAnswer> AskForRunAsync(this Employee me) => await me.Http.PostAnswerAsync("/api/me/jobs/email/runs");

    /// <summary>Waits until something is so, and asks less often the longer it takes: all tests share the processor with what they wait for.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        for (var pause = 30; !await isSo(); pause = Math.Min(pause + 10, 150))
        {
            await Task.Delay(pause, patience.Token);
        }
    }

    /// <summary>Asserts that the run completed, and says why where it did not.</summary>
    public static void Completed(this JsonElement run) =>
        Assert.True(run.GetProperty("result").GetString() == "completed", run.GetRawText());
}
