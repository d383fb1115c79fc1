using System.Text.Json;
using EmailSync.Tests.Support;

namespace EmailSync.Benchmarks;

/// <summary>One person's runs, waited for as long as a benchmark needs.</summary>
internal static class Runs
{
    /// <summary>Switches the job on at all hours, which runs it at once; the next scheduled run is a day away.</summary>
    public static Task SwitchOnAsync(this Employee person, int pastDays) =>
        person.SaveAsync(new { mode = "all", pastDays, days = Employee.AllDays, from = "00:00", to = "00:00", intervalMinutes = 1_440 });

    /// <summary>Waits until the newest run has ended well.</summary>
    /// <returns>How long it worked.</returns>
    /// <exception cref="InvalidOperationException">It did not complete; the message is the run.</exception>
    public static async Task<TimeSpan> EndedAsync(this Employee person)
    {
        while (true)
        {
            var runs = (await person.Http.GetAnswerAsync("/api/me/jobs/email/runs")).Json.GetProperty("items");
            if (runs.GetArrayLength() > 0 && runs.EnumerateArray().All(r => r.GetProperty("state").GetString() == "finished"))
            {
                return Took(runs[0]);
            }

            await Task.Delay(100);
        }
    }

    /// <summary>Sync Now, to its end.</summary>
    public static async Task<TimeSpan> AgainAsync(this Employee person)
    {
        await person.Http.PostAnswerAsync("/api/me/jobs/email/runs");
        return await person.EndedAsync();
    }

    private static TimeSpan Took(JsonElement run) => run.GetProperty("result").GetString() == "completed"
        ? run.GetProperty("endedAt").GetDateTimeOffset() - run.GetProperty("startedAt").GetDateTimeOffset()
        : throw new InvalidOperationException(run.GetRawText());
}
