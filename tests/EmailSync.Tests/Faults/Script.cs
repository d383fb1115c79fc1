namespace EmailSync.Tests.Faults;

/// <summary>A message of a script, and in whose mailboxes it arrives. Every word that a person wrote holds <see cref="Script.Marker"/>.</summary>
/// <param name="Number">Its place in the script.</param>
/// <param name="Holders">Numbers of the people who get a copy; the sender's is in Sent Items.</param>
/// <param name="Sender">The number of the person who sent it; null: somebody outside.</param>
/// <param name="AgeMinutes">How long before the round it was received.</param>
/// <param name="Message">What the sandbox's control address takes: <c>from, to, subject, text</c>…</param>
internal sealed record ScriptedMail(
    int Number, IReadOnlyList<int> Holders, int? Sender, int AgeMinutes, IReadOnlyDictionary<string, object?> Message)
{
    /// <summary>Who of them records it is a matter of timing (R7).</summary>
    public bool IsShared => Holders.Count > 1;
}

/// <summary>Something that happens in the world, whatever the service does.</summary>
internal abstract record ScriptedEvent;

internal sealed record Arrives(ScriptedMail Mail) : ScriptedEvent;

internal sealed record Moves(ScriptedMail Mail, string Folder) : ScriptedEvent;

/// <summary>A person puts a category on their copy, or takes it off.</summary>
internal sealed record Categorised(ScriptedMail Mail, string Category, bool IsTakenOff) : ScriptedEvent;

internal sealed record BecomesContact(string Address) : ScriptedEvent;

/// <summary>
/// When the process is killed: as a request stands before its work, or between its work and its answer; or, without a system, after a time,
/// which also strikes between requests.
/// </summary>
/// <param name="System">Whose request; null: by time.</param>
/// <param name="After">How many of its requests pass first.</param>
/// <param name="IsWorked">True: the work is done and its answer lost.</param>
/// <param name="Milliseconds">The time; with a system the longest wait for such a request.</param>
internal sealed record ScriptedKill(string? System, int After, bool IsWorked, int Milliseconds);

/// <summary>One step: what happens before people ask for a run, what while it works, what while it is down, and when it is killed.</summary>
internal sealed record ScriptedStep
{
    public required IReadOnlyList<ScriptedEvent> Before { get; init; }

    public required IReadOnlyList<ScriptedEvent> Meanwhile { get; init; }

    /// <summary>Happens at the first kill, so that no write of the service can come between a person's reading and writing.</summary>
    public required IReadOnlyList<ScriptedEvent> WhileDown { get; init; }

    public required IReadOnlyList<ScriptedKill> Kills { get; init; }

    /// <summary>Trouble that lasts for the step, by its number in <see cref="Troubles"/>; null: none beside the faults of chance.</summary>
    public int? Trouble { get; init; }
}

/// <summary>One round, made of its seed alone.</summary>
internal sealed record Script
{
    /// <summary>In every subject, text, name and address of a round, and in no line of a log.</summary>
    public const string Marker = "zebra";

    public required int Seed { get; init; }

    public required int People { get; init; }

    /// <summary>The addresses that Contacts have from the start.</summary>
    public required IReadOnlyList<string> Contacts { get; init; }

    /// <summary>What is in the mailboxes before anybody's first run.</summary>
    public required IReadOnlyList<ScriptedMail> Mail { get; init; }

    public required IReadOnlyList<ScriptedStep> Steps { get; init; }

    /// <summary>The share of requests that chance strikes.</summary>
    public required double Share { get; init; }

    public required int LatencyMilliseconds { get; init; }

    public required int MostRetryAfterSeconds { get; init; }

    /// <summary>
    /// True: nobody may come back before a wait that they were told of is over. What a killed process alone was told nobody can obey, so such a
    /// round is not begun again before it is over, and is slower.
    /// </summary>
    public required bool CountsEarlyReturns { get; init; }

    public required bool RotatesRefreshTokens { get; init; }

    public IEnumerable<ScriptedEvent> Events => Steps.SelectMany(s => s.Before.Concat(s.Meanwhile).Concat(s.WhileDown));

    public IEnumerable<ScriptedMail> AllMail => Mail.Concat(Events.OfType<Arrives>().Select(e => e.Mail));

    /// <summary>Messages that a person moves out of the folders; whether they were read before is a matter of timing.</summary>
    public IReadOnlySet<int> MovedOut => Events.OfType<Moves>().Where(e => e.Folder == Outside).Select(e => e.Mail.Number).ToHashSet();

    public const string Outside = "Archive";

    public const string Beneath = "Inbox/Zebra projects";

    public static string PersonAddress(int person) => $"{Marker}.person{person}@contoso.example";
}
