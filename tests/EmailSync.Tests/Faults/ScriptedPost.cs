namespace EmailSync.Tests.Faults;

/// <summary>Writes a round's mail: of every kind that is decided in its own way, from the round's chance.</summary>
internal sealed class ScriptedPost(Random random, int people)
{
    private static readonly string[] _words = ["zebra", "zebraoffer", "zebracontract", "zebraprice", "zebra-délai", "zebra納期", "zebra🦓"];

    private readonly List<ScriptedMail> _written = [];

    public IReadOnlyList<string> Contacts { get; } = [.. Enumerable.Range(0, 5).Select(n => $"zebra.customer{n}@zebra.example")];

    /// <summary>People outside whom nobody knows yet, and who become Contacts later.</summary>
    public Queue<string> Later { get; } = new(Enumerable.Range(0, 40).Select(n => $"zebra.later{n}@zebra.example"));

    /// <summary>Mail to one person that is recorded, so far.</summary>
    public IEnumerable<ScriptedMail> Matched => _matched;

    /// <summary>Mail that never is recorded, whatever else happens to it.</summary>
    public IEnumerable<ScriptedMail> Unmatched => _unmatched;

    private readonly List<ScriptedMail> _matched = [];
    private readonly List<ScriptedMail> _unmatched = [];

    /// <summary>One of everything.</summary>
    public IEnumerable<ScriptedMail> OneOfEach() =>
    [
        Received(), Received(), Sent(), Sent(), Shared(), SharedBySender(), Unknown(), Unknown(), Excluded(), Colleagues(), Reply(), Long(), WithFiles(),
        .. Odd(),
    ];

    /// <summary>Any.</summary>
    public ScriptedMail Any() => random.Next(11) switch
    {
        0 or 1 => Received(),
        2 or 3 => Sent(),
        4 => Shared(),
        5 => SharedBySender(),
        6 => Unknown(),
        7 => Colleagues(),
        8 => Reply(),
        9 => WithFiles(),
        _ => Long(),
    };

    public ScriptedMail Received() => Matching(Write([Person()], null, Contact(), null, []));

    /// <summary>From somebody who is no Contact and becomes none.</summary>
    public ScriptedMail Unknown() => Unmatching(Write([Person()], null, $"zebra.stranger{random.Next(1_000)}@zebra.example", null, []));

    /// <summary>From somebody who becomes a Contact.</summary>
    public ScriptedMail From(string address) => Write([Person()], null, address, null, []);

    private ScriptedMail Sent()
    {
        var me = Person();
        return Matching(Write([me], me, Script.PersonAddress(me), [Contact()], []));
    }

    private ScriptedMail Shared() => Write([.. Enumerable.Range(0, people)], null, Contact(), null, []);

    private ScriptedMail SharedBySender()
    {
        var me = Person();
        var colleague = (me + 1) % people;
        return Write([me, colleague], me, Script.PersonAddress(me), [Contact(), Script.PersonAddress(colleague)], []);
    }

    private ScriptedMail Excluded() => Unmatching(Write([Person()], null, Contact(), null, new() { ["categories"] = (string[])["DoNotSync", "Zebra red"] }));

    private ScriptedMail Colleagues()
    {
        var me = Person();
        var colleague = (me + 1) % people;
        return Write([me, colleague], me, Script.PersonAddress(me), [Script.PersonAddress(colleague)], []);
    }

    private ScriptedMail Reply()
    {
        var answered = _matched[random.Next(_matched.Count)];
        return Matching(Write(answered.Holders, null, Contact(), null, new() { ["inReplyTo"] = answered.Message["messageId"] }));
    }

    /// <summary>Three parts or so.</summary>
    private ScriptedMail Long() => Matching(Write(
        [Person()], null, Contact(), null, new() { ["text"] = string.Join("\n", Enumerable.Range(0, 1_500 + random.Next(900)).Select(n => $"{n} {Words(5)}")) }));

    /// <summary>Twins in name and content among them, one that is too large, one that is read by itself, an attached message and a link.</summary>
    private ScriptedMail WithFiles()
    {
        var files = Enumerable.Range(0, 1 + random.Next(3)).Select(object (int n) => new { name = $"zebra {n}.txt", text = Words(20) });
        object[] twins = [new { name = "zebra twin.txt", text = "zebra" }, new { name = "zebra twin.txt", text = "zebra" }];
        object[] others =
        [
            new { name = "zebra plan.pdf", size = 300_000, seed = _written.Count }, new { name = "zebra film.mp4", size = 9_000_000 },
            new { kind = "message", name = "RE: Zebra", text = $"From: {Contact()}\r\nSubject: Zebra\r\n\r\n{Words(9)}\r\n" }, new { kind = "reference", name = "Zebra.docx" },
        ];
        return Matching(Write([Person()], null, Contact(), null, new() { ["attachments"] = (object[])[.. files, .. twins, .. others[..random.Next(5)]] }));
    }

    private IEnumerable<ScriptedMail> Odd()
    {
        yield return One(new() { ["subject"] = null });
        yield return One(new() { ["messageId"] = "" });
        yield return One(new() { ["endsInHalfACharacter"] = true });
        yield return One(new() { ["sensitivity"] = "private" });
        yield return One(new() { ["kind"] = "meetingRequest" });
        yield return One(new() { ["text"] = null, ["html"] = "<html><body><p>Zebra <b>in</b> HTML</p><br>zebra</body></html>" });
        yield return One(new() { ["sentAt"] = "0001-01-01T00:00:00Z" });
        yield return One(new() { ["subject"] = "Zebra " + new string('s', 300) });
        yield return One(new() { ["from"] = null, ["cc"] = (string[])[Contact()] });
        yield return One(new() { ["categories"] = (string[])["CRM", "Zebra blue"] });
    }

    private ScriptedMail One(Dictionary<string, object?> more) => Write([Person()], null, Contact(), null, more);

    private ScriptedMail Write(
        IReadOnlyList<int> holders, int? sender, string from, string[]? to, Dictionary<string, object?> more)
    {
        var number = _written.Count;
        var message = new Dictionary<string, object?>
        {
            ["from"] = $"Zebra Somebody <{from}>",
            ["to"] = to ?? [.. holders.Select(Script.PersonAddress)],
            ["subject"] = $"Zebra {number} {Words(3)}",
            ["text"] = $"{Words(12)}\n\n{Words(30)}",
            ["messageId"] = $"<zebra-{number}-{random.Next()}@zebra.example>",
            ["categories"] = random.Next(4) == 0 ? (string[])["Zebra green"] : [],
        };
        foreach (var (name, value) in more)
        {
            message[name] = value;
        }

        var mail = new ScriptedMail(number, holders, sender, 10 + random.Next(3_000), message);
        _written.Add(mail);
        return mail;
    }

    private ScriptedMail Matching(ScriptedMail mail)
    {
        _matched.Add(mail);
        return mail;
    }

    private ScriptedMail Unmatching(ScriptedMail mail)
    {
        _unmatched.Add(mail);
        return mail;
    }

    private string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => _words[random.Next(_words.Length)]));

    private int Person() => random.Next(people);

    private string Contact() => Contacts[random.Next(Contacts.Count)];
}
