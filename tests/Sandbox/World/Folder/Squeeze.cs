namespace EmailSync.Sandbox.World.Folder;

/// <summary>Puts old mail into the last six days: in its order, a reply after what it answers, the newest a few minutes old.</summary>
internal static class Squeeze
{
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(6) - TimeSpan.FromMinutes(30);

    private static readonly TimeSpan Newest = TimeSpan.FromMinutes(4);

    /// <summary>
    /// Messages are spread evenly by rank, so that their order is strict at whole seconds (up to half a million of them).
    /// A message without a date keeps its place behind its neighbour on disk.
    /// </summary>
    public static IReadOnlyList<PlacedLetter> Into(IEnumerable<FoundLetter> letters, DateTimeOffset now)
    {
        var ordered = AnswersLast(ByDate(letters));
        var step = ordered.Count < 2 ? TimeSpan.Zero : (Oldest - Newest) / (ordered.Count - 1);
        var last = WholeSecond(now - Newest);
        var sent = new Dictionary<(string?, DateTimeOffset?), DateTimeOffset>();
        return [.. ordered.Select((letter, rank) => Place(letter, WholeSecond(last - (step * (ordered.Count - 1 - rank)))))];

        PlacedLetter Place(FoundLetter letter, DateTimeOffset at)
        {
            if (letter.MessageId is not null) sent.TryAdd((letter.MessageId, letter.Date), at);
            return new PlacedLetter(letter, at, sent.GetValueOrDefault((letter.MessageId, letter.Date), at));
        }
    }

    private static List<FoundLetter> ByDate(IEnumerable<FoundLetter> letters)
    {
        var before = DateTimeOffset.MinValue;
        var dated = new List<(FoundLetter Letter, DateTimeOffset At)>();
        foreach (var letter in letters)
        {
            before = letter.Date ?? letter.Arrived ?? before;
            dated.Add((letter, before));
        }
        // OrderBy is stable: equal dates keep the order of the files.
        return [.. dated.OrderBy(pair => pair.At).Select(pair => pair.Letter)];
    }

    /// <summary>Clocks were wrong: a question dated after its answer moves to just before it. Answers that go in a circle stay by date.</summary>
    private static List<FoundLetter> AnswersLast(List<FoundLetter> letters)
    {
        var byId = letters.Where(letter => letter.MessageId is not null).ToLookup(letter => letter.MessageId!, StringComparer.Ordinal);
        var seen = new HashSet<FoundLetter>(ReferenceEqualityComparer.Instance);
        var ordered = new List<FoundLetter>(letters.Count);
        foreach (var letter in letters) Place(letter);
        return ordered;

        // Depth first with a stack of its own, since a thread may be longer than the call stack is deep.
        void Place(FoundLetter first)
        {
            var open = new Stack<(FoundLetter Letter, bool Ready)>([(first, false)]);
            while (open.TryPop(out var top))
            {
                if (top.Ready) ordered.Add(top.Letter);
                if (top.Ready || !seen.Add(top.Letter)) continue;
                open.Push((top.Letter, true));
                // Copies come in the order of their dates; a later copy of the question is no reason to wait (the first is enough).
                foreach (var question in top.Letter.Answers.Select(id => byId[id].FirstOrDefault()).OfType<FoundLetter>().Reverse()) open.Push((question, false));
            }
        }
    }

    private static DateTimeOffset WholeSecond(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerSecond));
}
