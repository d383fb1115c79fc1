namespace EmailSync.Sandbox.World.Team;

/// <summary>What mail of the team can be related to: for each customer a running deal and a closed one, for every second a case.</summary>
internal sealed class Deals
{
    private static readonly string[] Goods = ["flow meters", "transmitters", "control valves", "a calibration contract", "spare parts"];
    private static readonly string[] Stages = ["Prospecting", "Qualification", "Proposal/Price Quote", "Negotiation/Review"];
    private static readonly string[] Troubles = ["Reading drifts after cleaning", "Display stays dark", "Certificate is missing", "Wrong flange delivered"];

    public Deals(DateTimeOffset now, IReadOnlyList<Company> companies)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        foreach (var (company, i) in companies.Select((c, i) => (c, i)))
        {
            var account = $"account-{company.Key}";
            Opportunities.Add(new OpportunitySeed($"{company.Name}: {Goods[i % Goods.Length]}", account, company.SellerKey, Stages[i % Stages.Length], today.AddDays(20 + (7 * (i % 9)))));
            Opportunities.Add(new OpportunitySeed($"{company.Name}: {Goods[(i + 2) % Goods.Length]}", account, company.SellerKey, i % 3 == 0 ? "Closed Lost" : "Closed Won", today.AddDays(-30 - (11 * (i % 7)))));
            if (i % 2 == 0)
                Cases.Add(new CaseSeed(Troubles[i / 2 % Troubles.Length], account, company.SellerKey, i % 4 == 0 ? "New" : "Closed"));
        }
    }

    public List<OpportunitySeed> Opportunities { get; } = [];

    public List<CaseSeed> Cases { get; } = [];
}
