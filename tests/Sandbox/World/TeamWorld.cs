using EmailSync.Sandbox.World.Team;

namespace EmailSync.Sandbox.World;

/// <summary>The built-in world: a sales team, forty days of their mail up to now, and what Salesforce knows of the people in it.</summary>
internal static class TeamWorld
{
    public const int Days = 40;

    /// <summary>The same seed gives the same people, texts and Message-IDs; the instants follow <paramref name="now"/>.</summary>
    public static WorldSeed Build(DateTimeOffset now, int seed = 2026)
    {
        // Exchange keeps whole seconds.
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        var dice = new Dice(seed);
        var companies = Customers.Read();
        var records = new CustomerRecords(now, dice);
        foreach (var company in companies) records.Add(company);
        var dealers = Dealers.Add(records);

        var filing = new Filing(companies);
        var post = new PostOffice(TeamPeople.All, now, filing.FolderFor);
        var teller = new Storyteller(dice);
        var casting = new Casting(companies, dice);
        var season = new Season(now, dice, teller, casting, post);
        season.Office();
        foreach (var person in TeamPeople.All) season.Customers(person);
        var oddities = new Oddities(now, dice, teller, post, companies);
        foreach (var person in TeamPeople.All) oddities.Add(person);
        oddities.AddOnce(dealers);

        var boxes = TeamPeople.All.Select(person => new MailboxSeed(person.Key, filing.Folders(person), Categorised(post.Copies, person, now)));
        var deals = new Deals(now, companies);
        return new WorldSeed(TeamPeople.All, [.. boxes], records.Accounts, records.Contacts, records.Leads) { Opportunities = deals.Opportunities, Cases = deals.Cases };
    }

    /// <summary>A few customers' messages of the last days carry categories already: the product's own, in several spellings (D17), and others.</summary>
    private static List<MessageSeed> Categorised(List<Copy> copies, PersonSeed person, DateTimeOffset now)
    {
        string[][] sets = [["CRM"], ["DoNotSync"], ["Blue category"], ["Blue category", "crm"], ["donotsync"], ["Red category", "Follow up"]];
        var mine = copies.Where(copy => copy.Owner == person).OrderBy(copy => copy.Message.ReceivedAt).ToList();
        var marked = mine
            .Where(copy => copy.Letter.CompanyKey is not null && copy.Message.FolderPath == "Inbox" && copy.Message.Kind == MessageKind.Mail)
            .Where(copy => now - copy.Message.ReceivedAt < TimeSpan.FromDays(12))
            .Reverse().Skip(2).Take(sets.Length)
            .Select((copy, i) => (copy, set: sets[i])).ToDictionary(pair => pair.copy, pair => pair.set);
        return [.. mine.Select(copy => marked.TryGetValue(copy, out var set) ? copy.Message with { Categories = set } : copy.Message)];
    }
}
