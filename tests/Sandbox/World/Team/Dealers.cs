namespace EmailSync.Sandbox.World.Team;

/// <summary>Twelve dealers with five people each: enough for a message to sixty Contacts, ten more than a Task takes (M3).</summary>
internal static class Dealers
{
    private static readonly string[] Houses =
    [
        "Arden Controls", "Baltic Sensorik", "Cobalt Fluid", "Dovetail Supply", "Ember Process", "Foxglove Trade",
        "Granite Valve", "Heron Automation", "Isarco Misure", "Juniper Tech", "Kauri Instruments", "Larkspur Metering",
    ];

    private static readonly string[] First =
    [
        "Adaeze", "Bartosz", "Camille", "Dmitri", "Esther", "Farid", "Greta", "Hugo", "Ilse", "Jamal", "Katja", "Leandro", "Mina", "Nils", "Olga",
    ];

    private static readonly string[] Last =
    [
        "Abernathy", "Bianchi", "Czerny", "Dufour", "Eklund", "Farkas", "Grieve", "Hoekstra", "Ivanova", "Jansen", "Kowal", "Lemaire", "Moreno",
    ];

    public static IReadOnlyList<Party> Add(CustomerRecords records)
    {
        var guests = new List<Party>();
        for (var house = 0; house < Houses.Length; house++)
        {
            var name = Houses[house];
            var account = new AccountSeed($"account-dealer-{house + 1}", name);
            records.Accounts.Add(account);
            for (var i = 0; i < 5; i++)
            {
                var n = (house * 5) + i;
                var (first, last) = (First[n % First.Length], Last[n % Last.Length]);
                var address = $"{first}.{last}@{name.Replace(" ", "-", StringComparison.Ordinal)}.example".ToLowerInvariant();
                records.AddContact($"contact-dealer-{n + 1}", first, last, address, account.Key, TeamPeople.All[n % TeamPeople.All.Count].Key);
                guests.Add(new Party($"{first} {last}", address));
            }
        }
        return guests;
    }
}
