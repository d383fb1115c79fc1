using MimeKit;

namespace EmailSync.Sandbox.World.Team;

/// <summary>Newsletters, lists and notices of machines, as far as each person has subscribed to them.</summary>
internal sealed class Notices(Storyteller teller, Dice dice)
{
    private readonly IReadOnlyList<BulkScript> _scripts = Texts.Bulk();

    public IEnumerable<Letter> For(PersonSeed person, DateTimeOffset now, int count)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(person.TimeZone);
        for (var i = 0; i < count; i++)
        {
            var script = _scripts[(i + person.Key.Length) % _scripts.Count];
            var age = TimeSpan.FromHours((i * 38 * 24.0 / count) + dice.Between(2, 16));
            yield return Write(script, person, WorkingHours.AtOrBefore(now - age, zone, dice), 100 + count - i);
        }
    }

    private Letter Write(BulkScript script, PersonSeed person, DateTimeOffset at, int issue)
    {
        var sender = MailboxAddress.Parse(script.From);
        var from = new Party(sender.Name ?? "", sender.Address);
        var slots = new Slots("en", at, dice) { ["n"] = issue.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        var headers = new Dictionary<string, string>();
        if (script.AutoSubmitted is not null) headers["Auto-Submitted"] = script.AutoSubmitted;
        if (script.ListId is not null)
        {
            headers["List-Id"] = $"<{script.ListId}>";
            headers["List-Unsubscribe"] = $"<mailto:leave@{script.ListId}>";
            headers["Precedence"] = "bulk";
        }
        return new Letter
        {
            MessageId = teller.NextId(from),
            At = at,
            From = from,
            To = [person.Party()],
            Headers = headers,
            Subject = slots.Fill(dice.Choose(script.Subject)),
            Text = slots.Fill(dice.Choose(script.Body)),
            Format = script.ListId is null ? LetterFormat.Plain : (LetterFormat)dice.Between(1, 2),
        };
    }
}
