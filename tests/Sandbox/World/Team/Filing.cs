namespace EmailSync.Sandbox.World.Team;

/// <summary>Where each person's rules put what arrives: two customers have folders of their own, newsletters too for some.</summary>
internal sealed class Filing(IReadOnlyList<Company> companies)
{
    private static readonly string[] TidyPeople = ["chloe", "aiko"];

    public string FolderFor(PersonSeed person, Letter letter)
    {
        if (letter.Kind != MessageKind.Mail) return "Inbox";
        if (letter.Headers.ContainsKey("List-Id")) return TidyPeople.Contains(person.Key) ? "Inbox/Newsletters" : "Inbox";
        var filed = Filed(person).FirstOrDefault(company => company.Key == letter.CompanyKey);
        return filed is null ? "Inbox" : Path(filed);
    }

    public IReadOnlyList<FolderSeed> Folders(PersonSeed person)
    {
        var folders = new List<FolderSeed> { new("Inbox/Customers") };
        folders.AddRange(Filed(person).Select(company => new FolderSeed(Path(company))));
        if (TidyPeople.Contains(person.Key)) folders.Add(new FolderSeed("Inbox/Newsletters"));
        folders.AddRange([new("Projects"), new("Projects/Tenders"), new("Projects/Tenders/2026")]);
        return folders;
    }

    private IEnumerable<Company> Filed(PersonSeed person) => companies.Where(company => company.SellerKey == person.Key).Skip(1).Take(2);

    private static string Path(Company company) => $"Inbox/Customers/{company.Name}";
}
