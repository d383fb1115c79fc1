namespace EmailSync.Sandbox.World.Team;

/// <summary>Who plays in a thread, and when it ends. <paramref name="Cast"/> maps roles to parties, <c>team</c> to several.</summary>
internal sealed record Scene(
    ThreadScript Script,
    IReadOnlyDictionary<string, IReadOnlyList<Party>> Cast,
    DateTimeOffset End,
    bool EndsExactly,
    TimeZoneInfo Zone,
    Company? Company);

/// <summary>Turns scripts into letters that answer each other.</summary>
internal sealed class Storyteller(Dice dice)
{
    private int _count;

    public IReadOnlyList<Letter> Tell(Scene scene)
    {
        var instants = Instants(scene);
        var slots = new Slots(scene.Script.Language, instants[0], dice);
        foreach (var (role, parties) in scene.Cast) slots.Name(role, parties[0]);
        if (scene.Script.Language == "ja") slots["rep.last"] = "田辺";
        if (scene.Company is not null) slots["company"] = scene.Company.Name;
        var subject = slots.Fill(dice.Choose(scene.Script.Subject));
        var letters = new List<Letter>();
        for (var i = 0; i < scene.Script.Steps.Count; i++)
        {
            var step = scene.Script.Steps[i];
            letters.Add(Write(scene, step, slots, subject, instants[i], Answered(letters, scene, step)));
        }
        return letters;
    }

    public string NextId(Party from)
    {
        _count++;
        var host = from.Address[(from.Address.IndexOf('@', StringComparison.Ordinal) + 1)..];
        var ascii = new System.Globalization.IdnMapping().GetAscii(host);
        return $"{_count:x4}{dice.Between(0x100000, 0xffffff):x}.{dice.Between(0x10000000, 0x7ffffffe):x}@{(dice.OneIn(2) ? "mail." : "")}{ascii}";
    }

    private Letter Write(Scene scene, ScriptStep step, Slots slots, string subject, DateTimeOffset at, Letter? answered)
    {
        var from = scene.Cast[step.From][0];
        var ours = from.Address.EndsWith(TeamPeople.Domain, StringComparison.Ordinal);
        var language = step.Body.All(char.IsAscii) ? "en" : scene.Script.Language;
        var text = slots.Fill(dice.Choose(step.Body)) + "\n\n" + Signature(scene, from, step.From, language, ours);
        if (answered is not null) text += "\n\n" + Phrases.Quote(answered, ours);
        var forward = step.Flags.Contains("fwd");
        var prefix = answered is null ? "" : forward ? Phrases.ForwardPrefix(scene.Script.Language) : Phrases.ReplyPrefix(scene.Script.Language, dice);
        return new Letter
        {
            MessageId = NextId(from),
            At = at,
            From = from,
            To = Parties(scene, step.To, from),
            Cc = Parties(scene, step.Cc, from),
            Subject = prefix + subject,
            Text = text,
            Format = ours ? (LetterFormat)dice.Pick([0, 1, 1]) : (LetterFormat)dice.Between(0, 2),
            Charset = Phrases.Charset(scene.Script.Language, dice),
            InReplyTo = answered?.MessageId,
            References = answered is null ? [] : [.. answered.References, answered.MessageId],
            Attachment = step.Attachment is null ? null : slots.Fill(step.Attachment),
            Sensitivity = step.Flags.Contains("private") ? SeedSensitivity.Private
                : step.Flags.Contains("confidential") ? SeedSensitivity.Confidential : SeedSensitivity.Normal,
            CompanyKey = scene.Company?.Key,
        };
    }

    /// <summary>The newest letter that its writer has seen: nobody answers what was not sent to them.</summary>
    private static Letter? Answered(List<Letter> letters, Scene scene, ScriptStep step)
    {
        var from = scene.Cast[step.From][0];
        var others = step.To.SelectMany(role => scene.Cast[role]).ToHashSet();
        var seen = letters.Where(letter => letter.From == from || letter.To.Contains(from) || letter.Cc.Contains(from)).ToList();
        var withThem = step.Flags.Contains("fwd")
            ? seen
            : seen.Where(letter => others.Contains(letter.From) || letter.To.Concat(letter.Cc).Any(others.Contains)).ToList();
        return withThem.LastOrDefault(letter => letter.From != from) ?? withThem.LastOrDefault() ?? seen.LastOrDefault();
    }

    private static List<Party> Parties(Scene scene, IReadOnlyList<string> roles, Party from) =>
        [.. roles.SelectMany(role => scene.Cast[role]).Where(party => party != from).Distinct()];

    private string Signature(Scene scene, Party from, string role, string language, bool ours)
    {
        if (TeamPeople.Offices.ContainsKey(role)) return $"{from.Name}\nContoso Instruments";
        if (ours && scene.Company is null) return from.First;
        var person = scene.Company?.People.FirstOrDefault(person => person.Address == from.Address);
        var title = person?.Title ?? (from == TeamPeople.Miriam.Party() ? "Head of Sales" : "Sales Engineer");
        var house = ours ? "Contoso Instruments" : scene.Company?.Name ?? "";
        var closing = Phrases.Closing(language, dice);
        return dice.OneIn(3) ? $"{closing}\n{from.Name}" : $"{closing}\n{from.Name}\n{title}\n{house}";
    }

    /// <summary>Told from the end: each message comes between a quarter of an hour and two days after the one before it.</summary>
    private DateTimeOffset[] Instants(Scene scene)
    {
        var instants = new DateTimeOffset[scene.Script.Steps.Count];
        var at = scene.End;
        for (var i = instants.Length - 1; i >= 0; i--)
        {
            instants[i] = scene.EndsExactly && i == instants.Length - 1
                ? TimeZoneInfo.ConvertTime(at, scene.Zone)
                : WorkingHours.AtOrBefore(at, scene.Zone, dice);
            at = instants[i].AddMinutes(-(dice.OneIn(3) ? dice.Between(300, 2200) : dice.Between(14, 240))).AddSeconds(-dice.Between(0, 59));
        }
        return instants;
    }
}
