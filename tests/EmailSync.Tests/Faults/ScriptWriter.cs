namespace EmailSync.Tests.Faults;

/// <summary>A round from its seed: the same seed writes the same script.</summary>
internal static class ScriptWriter
{
    /// <param name="seed">All chance comes from it.</param>
    /// <param name="steps">How many steps; each has one kill or two.</param>
    public static Script Write(int seed, int steps)
    {
        var random = new Random(seed);
        var people = 2 + random.Next(2);
        var post = new ScriptedPost(random, people);
        return new Script
        {
            Seed = seed,
            People = people,
            Contacts = post.Contacts,
            Mail = [.. post.OneOfEach()],
            Share = 0.02 + (random.NextDouble() * 0.10),
            LatencyMilliseconds = 5 + random.Next(40),
            MostRetryAfterSeconds = random.Next(3) == 0 ? 8 : 3,
            CountsEarlyReturns = seed % 3 == 1,
            RotatesRefreshTokens = random.Next(2) == 0,
            Steps = [.. Enumerable.Range(0, steps).Select(_ => Step(random, post))],
        };
    }

    private static ScriptedStep Step(Random random, ScriptedPost post)
    {
        var before = new List<ScriptedEvent>();
        var meanwhile = new List<ScriptedEvent>();
        var whileDown = new List<ScriptedEvent>();

        // What is moved or categorised was there before the step: only then do both runs of the script have it in the same state.
        var matched = post.Matched.ToList();
        if (random.Next(2) == 0)
        {
            meanwhile.Add(new Moves(matched[random.Next(matched.Count)], random.Next(4) == 0 ? Script.Outside : random.Next(2) == 0 ? Script.Beneath : "Inbox"));
        }

        whileDown.Add(new Categorised(matched[random.Next(matched.Count)], random.Next(2) == 0 ? "Zebra orange" : "Zebra green", random.Next(3) == 0));
        var unmatched = post.Unmatched.ToList();
        meanwhile.Add(new Categorised(unmatched[random.Next(unmatched.Count)], "Zebra violet", random.Next(3) == 0));
        if (random.Next(2) == 0)
        {
            // A word of theirs on mail that waits: whatever became of the reading of this change, it must be heard in the end (D4).
            meanwhile.Add(new Categorised(unmatched[random.Next(unmatched.Count)], "DoNotSync", IsTakenOff: false));
        }


        before.AddRange(Enumerable.Range(0, random.Next(4)).Select(_ => new Arrives(post.Any())));
        meanwhile.AddRange(Enumerable.Range(0, random.Next(3)).Select(_ => new Arrives(post.Any())));
        if (random.Next(2) == 0)
        {
            var address = post.Later.Dequeue();
            before.Add(new Arrives(post.From(address)));
            (random.Next(2) == 0 ? meanwhile : whileDown).Add(new BecomesContact(address));
        }

        return new ScriptedStep
        {
            Before = before,
            Meanwhile = meanwhile,
            WhileDown = whileDown,
            Kills = [.. Enumerable.Range(0, 1 + random.Next(2)).Select(_ => Kill(random))],
            Trouble = random.Next(2) == 0 ? random.Next(Troubles.All.Count) : null,
        };
    }

    private static ScriptedKill Kill(Random random) => random.Next(4) switch
    {
        0 => new(null, 0, false, 50 + random.Next(3_000)),
        1 => new("salesforce", random.Next(6), random.Next(2) == 0, 4_000),
        _ => new("graph", random.Next(30), random.Next(2) == 0, 4_000),
    };
}
