namespace EmailSync.Sandbox.World.Team;

/// <summary>Someone outside with whom the team corresponds; <paramref name="Kind"/> says how Salesforce knows them (see <c>Texts/customers.txt</c>).</summary>
internal sealed record Correspondent(string Key, string First, string Last, string Address, string Title, string Kind)
{
    public Party Party(string language) =>
        new(language is "ja" or "zh" or "ko" ? $"{Last} {First}" : $"{First} {Last}", Address);
}

internal sealed record Company(string Key, string Name, string Domain, string Language, string SellerKey, IReadOnlyList<Correspondent> People);

internal static class Customers
{
    public static IReadOnlyList<Company> Read()
    {
        var companies = new List<Company>();
        var people = new List<Correspondent>();
        foreach (var line in Texts.Lines("customers").Where(line => line.Length > 0 && !line.StartsWith('#')))
        {
            var fields = line.TrimStart('-', ' ').Split('|', StringSplitOptions.TrimEntries);
            if (line.StartsWith('-'))
            {
                var company = companies[^1];
                people.Add(new Correspondent($"{company.Key}-{people.Count + 1}", fields[0], fields[1], $"{fields[2]}@{company.Domain}", fields[3], fields[4]));
            }
            else
            {
                people = [];
                companies.Add(new Company(fields[0], fields[1], fields[2], fields[3], fields[4], people));
            }
        }
        return companies;
    }
}
