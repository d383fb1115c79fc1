using System.Collections.Frozen;
using System.Reflection;

namespace EmailSync.Sandbox.World.Team;

/// <summary>One message of a thread as it is written down: roles instead of people, slots instead of numbers.</summary>
internal sealed record ScriptStep(
    string From,
    IReadOnlyList<string> To,
    IReadOnlyList<string> Cc,
    string? Attachment,
    FrozenSet<string> Flags,
    string Body);

internal sealed record ThreadScript(string Name, string Language, string Subject, IReadOnlyList<ScriptStep> Steps);

internal sealed record BulkScript(string From, string? ListId, string? AutoSubmitted, string Subject, string Body);

/// <summary>Reads the texts beside this code (<c>Texts/*.txt</c>): blocks begin with <c>===</c>, the messages of a thread with <c>---</c>.</summary>
internal static class Texts
{
    public static IReadOnlyList<ThreadScript> Threads(string file, string language) =>
        [.. Blocks(file).Select(block => ParseThread(block, language))];

    public static IReadOnlyList<BulkScript> Bulk() => [.. Blocks("bulk").Select(ParseBulk)];

    public static IEnumerable<string> Lines(string file)
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var stream = assembly.GetManifestResourceStream($"Texts.{file}.txt")
            ?? throw new InvalidOperationException($"The text {file}.txt is not built into the sandbox.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line) yield return line;
    }

    private static IEnumerable<List<string>> Blocks(string file)
    {
        List<string>? block = null;
        foreach (var line in Lines(file))
        {
            if (line.StartsWith("=== ", StringComparison.Ordinal))
            {
                if (block is not null) yield return block;
                block = [];
            }
            block?.Add(line);
        }
        if (block is not null) yield return block;
    }

    private static ThreadScript ParseThread(List<string> block, string language)
    {
        var head = block[0][4..].Split(' ');
        var steps = new List<ScriptStep>();
        var at = 2;
        while (at < block.Count)
        {
            var end = block.FindIndex(at + 1, line => line.StartsWith("--- ", StringComparison.Ordinal));
            if (end < 0) end = block.Count;
            steps.Add(ParseStep(block[at][4..], string.Join('\n', block[(at + 1)..end]).Trim()));
            at = end;
        }
        return new ThreadScript(head[0], Option(head, "lang") ?? language, block[1]["subject: ".Length..], steps);
    }

    private static ScriptStep ParseStep(string head, string body)
    {
        var words = head.Split(' ');
        var route = words[0].Split('>');
        return new ScriptStep(
            route[0],
            route[1].Split(','),
            Option(words, "cc")?.Split(',') ?? [],
            Option(words, "attach"),
            words.Skip(1).Where(word => !word.Contains('=', StringComparison.Ordinal)).ToFrozenSet(),
            body);
    }

    private static BulkScript ParseBulk(List<string> block)
    {
        // A sender's name has spaces, so `from=` runs to the end of its address.
        var head = block[0]["=== from=".Length..];
        var end = head.IndexOf('>', StringComparison.Ordinal) + 1;
        var options = head[end..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new BulkScript(
            head[..end], Option(options, "list"), Option(options, "auto"), block[1]["subject: ".Length..], string.Join('\n', block.Skip(2)).Trim());
    }

    private static string? Option(string[] words, string name) =>
        words.FirstOrDefault(word => word.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];
}
