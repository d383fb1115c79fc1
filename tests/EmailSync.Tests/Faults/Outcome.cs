using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EmailSync.Tests.Support;

namespace EmailSync.Tests.Faults;

/// <summary>
/// What a performance has led to, in lines that can be compared: every Task, every message's folder and categories, every row of every
/// history, and how each person's job stands. What timing may rightly change is said by what must hold of it instead.
/// </summary>
internal static class Outcome
{
    public static async Task<IReadOnlyList<string>> ReadAsync(Stage stage)
    {
        var script = stage.Script;
        var tasks = (await stage.Deployment.TasksAsync()).ToLookup(t => NumberOf(script, t.GetProperty("Subject").GetString()));
        var people = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var contact in (await stage.Control.GetAsync("/salesforce/contacts")).EnumerateArray())
        {
            people[contact.GetProperty("Id").GetString()!] = contact.GetProperty("Email").GetString()!;
        }

        var files = (await stage.Control.GetAsync("/salesforce/files")).EnumerateArray().ToLookup(
            f => f.GetProperty("FirstPublishLocationId").GetString()!, f => $"{f.GetProperty("PathOnClient")} {f.GetProperty("ContentSize")} {f.GetProperty("Checksum")}", StringComparer.Ordinal);
        var lines = new List<string>();
        var copies = new List<Copy>();
        for (var person = 0; person < script.People; person++)
        {
            var employee = stage.People[person];
            var messages = (await employee.MessagesAsync()).ToDictionary(m => m.ImmutableId);
            var history = (await employee.HistoryAsync()).ToLookup(r => r.GetProperty("id").GetString()!);
            var rows = (await stage.Deployment.Api.QueryAsync($"SELECT id || ' ' || state FROM messages WHERE user_id = '{employee.Person.ObjectId}'"))
                .Select(r => r.Split(' ')).ToDictionary(r => r[0], r => r[1], StringComparer.Ordinal);
            copies.AddRange(stage.Copies.Where(c => c.Key.Person == person).Select(c => new Copy(
                c.Key.Mail, person, messages[c.Value], [.. history[c.Value].Select(Shown)], rows.GetValueOrDefault(c.Value, "no row"))));
            var job = await employee.JobAsync();
            lines.Add($"person {person}: not yet seen {job.GetProperty("notYetSeen")}, last run {(await employee.RunsAsync())[0].GetProperty("result")}");
        }

        lines.AddRange(script.AllMail.SelectMany(mail =>
        {
            var mine = copies.Where(c => c.Mail == mail.Number).ToList();
            var made = tasks[mail.Number].Select(t => Shown(t, people, mail.IsShared ? script : null, files)).Order(StringComparer.Ordinal).ToList();
            return Lines(mail, mine, made, script.MovedOut.Contains(mail.Number));
        }));
        var taskIds = tasks.SelectMany(t => t).Select(t => t.GetProperty("Id").GetString()!).ToHashSet(StringComparer.Ordinal);
        lines.AddRange(files.Where(f => !taskIds.Contains(f.Key)).SelectMany(f => f.Select(name => $"a file of no Task: {name}")));
        lines.AddRange(tasks[null].Select(t => $"a Task of no message: {t.GetProperty("Subject")}"));
        return lines;
    }

    /// <summary>The lines of which one side has more than the other.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        var counts = expected.CountBy(l => l).ToDictionary();
        foreach (var line in actual)
        {
            counts[line] = counts.GetValueOrDefault(line) - 1;
        }

        return [.. counts.Where(c => c.Value != 0).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{(c.Value > 0 ? "lacking" : "too much")} ×{Math.Abs(c.Value)}: {c.Key}")];
    }

    /// <summary>The lines of one message.</summary>
    /// <param name="mail">The message.</param>
    /// <param name="copies">Its copies.</param>
    /// <param name="tasks">Its Tasks.</param>
    /// <param name="mayBeMissed">It was moved out of the folders, maybe before it was read: recorded once, marked and said so; or none of it.</param>
    internal static IEnumerable<string> Lines(ScriptedMail mail, IReadOnlyList<Copy> copies, IReadOnlyList<string> tasks, bool mayBeMissed)
    {
        var name = $"mail {mail.Number}";
        var codes = copies.SelectMany(c => c.History).Order(StringComparer.Ordinal).ToList();
        if (mayBeMissed && tasks.Count == 0)
        {
            return copies.All(c => c.History.Count == 0 && !c.Message.Categories.Contains("CRM")) ? [] : [$"{name}: {string.Join(", ", codes)} without a Task"];
        }

        // Who of those that share a message records it is nobody's to say; that one does, and the others say so, is.
        IEnumerable<string> history = mail.IsShared
            ? [$"{name}: history {string.Join(", ", codes)}"]
            : copies.SelectMany(c => c.History.Select(code => $"{name}: history of {c.Person} {code}"));
        var lines = tasks.Select(t => $"{name}: {t}").Concat(history);
        return mayBeMissed ? tasks.Distinct().Count() == tasks.Count && copies.All(IsMarked) ? [] : lines : lines.Concat(copies.Select(c =>
            $"{name}: copy of {c.Person} in {c.Message.Folder} {(c.State is "seen" or "open" or "no row" ? c.State : "decided")} [{string.Join(", ", c.Message.Categories.Order(StringComparer.Ordinal))}]"));
    }

    private static bool IsMarked(Copy copy) => copy.Message.Categories.Contains("CRM") && copy.History.Count == 1 && copy.History[0].StartsWith("recorded", StringComparison.Ordinal);

    private static string Shown(JsonElement row) =>
        $"{row.GetProperty("code")} {row.GetProperty("outcome")} {row.GetProperty("records").GetArrayLength()} records";

    private static string Shown(JsonElement task, Dictionary<string, string> people, Script? shared, ILookup<string, string> files)
    {
        var description = task.GetProperty("Description").GetString() ?? "";
        var owner = task.GetProperty("owner").GetString()!;
        var isHolders = shared is not null && Enumerable.Range(0, shared.People).Select(Script.PersonAddress).Contains(owner);
        var whos = task.GetProperty("whoIds").EnumerateArray().Select(id => people.GetValueOrDefault(id.GetString()!, "?")).Order(StringComparer.Ordinal);
        return $"Task {task.GetProperty("Status")} {task.GetProperty("ActivityDate")} of {(isHolders ? "a holder" : owner)} on {string.Join(", ", whos)}: "
            + $"{task.GetProperty("Subject").GetString()?.Length} characters, {description.Length} of text {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(description)))[..12]}"
            + $", files [{string.Join(", ", files[task.GetProperty("Id").GetString()!].Order(StringComparer.Ordinal))}]";
    }

    /// <summary>The number that each subject begins with; the one message without a subject is found by that.</summary>
    private static int? NumberOf(Script script, string? subject) =>
        subject?.Split(' ') is ["Zebra", var number, ..] && int.TryParse(number, CultureInfo.InvariantCulture, out var n) ? n
        : script.AllMail.Where(m => m.Message["subject"] is null).Select(m => (int?)m.Number).FirstOrDefault();

    /// <summary>One copy of a message in the end.</summary>
    /// <param name="Mail">Its number.</param>
    /// <param name="Person">Whose.</param>
    /// <param name="Message">As the mailbox has it.</param>
    /// <param name="History">What the history says of it; none, where no view shows it.</param>
    /// <param name="State">The state of its row.</param>
    internal sealed record Copy(int Mail, int Person, SandboxMessage Message, IReadOnlyList<string> History, string State);
}
