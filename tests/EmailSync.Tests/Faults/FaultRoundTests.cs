using System.Globalization;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Faults;

/// <summary>
/// One round of the fault rig: the same script is played twice, disturbed and undisturbed, and leads to the same (T5, R6, R5, E4). The seed is
/// chosen by <c>EMAILSYNC_FAULTS_SEED</c>, as <c>npm run faults</c> does; without it a short round of a fixed seed is played.
/// </summary>
public sealed class FaultRoundTests
{
    private const string Variable = "EMAILSYNC_FAULTS_";
    private const int ShortRound = 2;
    private const int LongRound = 12;

    [Fact, Rule("T5"), Rule("R6"), Rule("R5"), Rule("R7"), Rule("E4"), Rule("B3"), Rule("B5")]
    public async Task Disturbed_or_not_the_same_is_recorded_marked_and_said()
    {
        var seed = Setting("SEED", 1);
        var script = ScriptWriter.Write(seed, Setting("STEPS", Setting("SEED", -1) < 0 ? ShortRound : LongRound));
        var result = "failed";
        var disturbed = (DisturbedPerformance?)null;
        var tasks = 0;
        try
        {
            await using var stage = await Stage.StartAsync(script);
            disturbed = new DisturbedPerformance(stage);
            await disturbed.PlayAsync();
            var actual = await Outcome.ReadAsync(stage);
            tasks = (await stage.Deployment.TasksAsync()).Count;

            await using var calm = await Stage.StartAsync(script, stage.PlayedAt);
            await new UndisturbedPerformance(calm).PlayAsync();
            var expected = await Outcome.ReadAsync(calm);

            Assert.True(tasks > 0, "Nothing was recorded at all.");
            Assert.All(expected.Where(l => l.StartsWith("person", StringComparison.Ordinal)), l => Assert.EndsWith("not yet seen 0, last run completed", l));
            var differences = Outcome.Differences(expected, actual);
            Assert.True(differences.Count == 0, string.Join('\n', differences));
            if (script.CountsEarlyReturns)
            {
                await AssertNobodyCameBackEarlyAsync(stage);
            }

            LogLines.AssertTellNothing(stage);
            result = "passed";
        }
        finally
        {
            Keep(seed, result, disturbed);
            Report($"seed {seed}: {disturbed?.Kills ?? 0} kills, {Counted(disturbed?.Faults ?? [])}, {tasks} Tasks, {result}");
        }
    }

    private static async Task AssertNobodyCameBackEarlyAsync(Stage stage)
    {
        var early = (await stage.Control.GetAsync("/counters")).EnumerateObject()
            .SelectMany(system => system.Value.GetProperty("cameBackEarly").EnumerateObject().Select(who => $"{system.Name} {who.Name} {who.Value}"));
        Assert.Empty(early);
    }

    private static string Counted(Dictionary<string, int> faults) =>
        $"{faults.Values.Sum()} faults ({string.Join(", ", faults.OrderByDescending(f => f.Value).Select(f => $"{f.Key} {f.Value}"))})";

    /// <summary>What the service wrote in a round that failed, beside the report.</summary>
    private static void Keep(int seed, string result, DisturbedPerformance? disturbed)
    {
        if (result == "failed" && disturbed is not null && Environment.GetEnvironmentVariable(Variable + "REPORT") is { Length: > 0 } file)
        {
            File.WriteAllLines($"{file}.{seed}.log", disturbed.LogLines);
        }
    }

    private static void Report(string line)
    {
        if (Environment.GetEnvironmentVariable(Variable + "REPORT") is { Length: > 0 } file)
        {
            File.AppendAllText(file, line + "\n");
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(Variable + name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
