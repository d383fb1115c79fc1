using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Snapshooter;
using Snapshooter.Xunit;

namespace EmailSync.Tests.Support;

/// <summary>
/// Snapshots, in `__snapshots__` beside the test. The only file that knows the library, so that another can take its place. Where CI is set,
/// a missing snapshot fails instead of being written.
/// </summary>
internal static class Snapshots
{
    private const string StrictMode = "SNAPSHOOTER_STRICT_MODE";

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    static Snapshots()
    {
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
        {
            Environment.SetEnvironmentVariable(StrictMode, "on");
        }
    }

    /// <summary>Compares a text, line by line as it is, with the snapshot of the running test.</summary>
    public static void MatchText(string text) => Snapshot.Match(text);

    /// <summary>Compares a value, written as JSON, with the snapshot of the running test.</summary>
    public static void MatchJson<T>(T value) => Snapshot.Match(JsonSerializer.Serialize(value, Json));

    /// <summary>The same, for one case of a theory.</summary>
    public static void MatchJson<T>(T value, string theCase) => Snapshot.Match(JsonSerializer.Serialize(value, Json), SnapshotNameExtension.Create(theCase));
}
