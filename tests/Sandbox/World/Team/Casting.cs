namespace EmailSync.Sandbox.World.Team;

/// <summary>Decides who plays which script, so that a seller's mail is with their own customers and in their languages.</summary>
internal sealed class Casting(IReadOnlyList<Company> companies, Dice dice)
{
    private readonly IReadOnlyList<ThreadScript> _all =
        [.. Texts.Threads("threads-en", "en"), .. Texts.Threads("threads-de", "de"), .. Texts.Threads("threads-world", "en")];

    private readonly IReadOnlyList<ThreadScript> _office = Texts.Threads("internal", "en");

    /// <summary>The scripts of the customers' own languages first, at such customers in turn; then English ones until about <paramref name="messages"/>.</summary>
    public IEnumerable<(ThreadScript Script, Company Company)> CustomerThreads(PersonSeed seller, int messages)
    {
        var mine = companies.Where(company => company.SellerKey == seller.Key).ToList();
        var told = 0;
        foreach (var language in mine.Select(company => company.Language).Where(language => language != "en").Distinct())
        {
            var scripts = _all.Where(script => script.Language == language).ToList();
            var there = mine.Where(company => company.Language == language).ToList();
            for (var i = 0; i < scripts.Count + there.Count - 1; i++)
            {
                told += scripts[i % scripts.Count].Steps.Count;
                yield return (scripts[i % scripts.Count], there[(i + (i / scripts.Count)) % there.Count]);
            }
        }
        var english = _all.Where(script => script.Language == "en").ToList();
        var speaking = mine.Where(company => company.Language == "en").ToList();
        var first = dice.Between(0, english.Count - 1);
        for (var i = 0; told < messages; i++)
        {
            var script = english[(first + i) % english.Count];
            told += script.Steps.Count;
            yield return (script, speaking[i % speaking.Count]);
        }
    }

    public static IReadOnlyDictionary<string, IReadOnlyList<Party>> ForCustomer(PersonSeed seller, Company company, int turn)
    {
        var colleague = TeamPeople.Sellers.Where(person => person.Key != seller.Key).ElementAt(turn % 3);
        // The manager has nobody above her here: she asks another of the team.
        var manager = seller.IsAdmin ? TeamPeople.Sellers.First(person => person != colleague) : TeamPeople.Miriam;
        var people = company.People.Select(person => person.Party(company.Language)).ToList();
        if (turn % 4 == 3) people.Reverse();
        // Some write to an address that the seller had before, or is spelled as the name is (M1: all proxy addresses are their own).
        var address = turn % 6 == 5 ? seller.OtherAddresses[turn / 6 % seller.OtherAddresses.Count] : seller.Email;
        return Roles(("rep", seller.Party() with { Address = address }), ("customer", people[0]), ("customer2", people[1]),
            ("colleague", colleague.Party()), ("manager", manager.Party()));
    }

    public IEnumerable<(ThreadScript Script, Dictionary<string, IReadOnlyList<Party>> Cast)> OfficeThreads() =>
        _office.Select((script, turn) => (script, ForOffice(turn)));

    private static Dictionary<string, IReadOnlyList<Party>> ForOffice(int turn)
    {
        var cast = Roles(("manager", TeamPeople.Miriam.Party()));
        for (var i = 0; i < 4; i++) cast[$"p{i + 1}"] = [TeamPeople.Sellers[(turn + i) % 4].Party()];
        cast["team"] = [.. TeamPeople.All.Select(person => person.Party())];
        return cast;
    }

    private static Dictionary<string, IReadOnlyList<Party>> Roles(params (string Role, Party Party)[] roles)
    {
        var cast = roles.ToDictionary(role => role.Role, role => (IReadOnlyList<Party>)[role.Party]);
        foreach (var (key, party) in TeamPeople.Offices) cast[key] = [party];
        return cast;
    }
}
