namespace EmailSync.Sandbox.World.Team;

/// <summary>The sales team: four sellers on four clocks, and their manager, who is the administrator.</summary>
internal static class TeamPeople
{
    public const string Domain = "contoso.example";

    public static readonly PersonSeed Miriam = new(
        "miriam", new Guid("2f8d5c1e-0a67-4b0c-9d52-6b1f0f3a7c01"), "Miriam Okafor", $"miriam.okafor@{Domain}",
        ["m.okafor@contoso-instruments.example"], "Europe/London", true, "005xx000001Sd1AAAS");

    public static readonly PersonSeed Lukas = new(
        "lukas", new Guid("7b1e4a90-3c52-4f8e-8a11-0d9c5e2b6f02"), "Lukas Brandt", $"lukas.brandt@{Domain}",
        ["l.brandt@contoso-instruments.example", $"lukas@{Domain}"], "Europe/Berlin", false, "005xx000001Sd2BAAS");

    public static readonly PersonSeed Chloe = new(
        "chloe", new Guid("c40a9f37-51be-4d66-b7f3-2e8a1c7d9e03"), "Chloé Marchand", $"chloe.marchand@{Domain}",
        [$"chloé.marchand@{Domain}", "c.marchand@contoso-instruments.example"], "Europe/Paris", false, "005xx000001Sd3CAAS");

    public static readonly PersonSeed Diego = new(
        "diego", new Guid("91d6e7b2-8f04-4a3d-a5c9-4f7b0e6d2a04"), "Diego Salazar", $"diego.salazar@{Domain}",
        ["d.salazar@contoso-instruments.example"], "America/Denver", false, "005xx000001Sd4DAAS");

    public static readonly PersonSeed Aiko = new(
        "aiko", new Guid("e65b3d18-7a29-4c95-9e40-8c1d2f5a0b05"), "Aiko Tanabe", $"aiko.tanabe@{Domain}",
        ["a.tanabe@contoso-instruments.example"], "Asia/Tokyo", false, "005xx000001Sd5EAAS");

    public static readonly IReadOnlyList<PersonSeed> Sellers = [Lukas, Chloe, Diego, Aiko];

    public static readonly IReadOnlyList<PersonSeed> All = [Miriam, Lukas, Chloe, Diego, Aiko];

    /// <summary>Offices of the company that have an address but no mailbox here.</summary>
    public static readonly IReadOnlyDictionary<string, Party> Offices = new Dictionary<string, Party>
    {
        ["support"] = new("Contoso Support", $"support@{Domain}"),
        ["orders"] = new("Contoso Order Desk", $"orders@{Domain}"),
        ["hr"] = new("Human Resources", $"hr@{Domain}"),
        ["it"] = new("IT Service Desk", $"it@{Domain}"),
    };

    public static Party Party(this PersonSeed person) => new(person.DisplayName, person.Email);
}
