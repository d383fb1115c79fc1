namespace EmailSync.Sandbox.World;

internal static class WorldSeedMerge
{
    /// <summary>Both worlds in one; their keys must differ.</summary>
    public static WorldSeed With(this WorldSeed world, WorldSeed other) => new(
        [.. world.People, .. other.People],
        [.. world.Mailboxes, .. other.Mailboxes],
        [.. world.Accounts, .. other.Accounts],
        [.. world.Contacts, .. other.Contacts],
        [.. world.Leads, .. other.Leads])
    {
        Opportunities = [.. world.Opportunities, .. other.Opportunities],
        Cases = [.. world.Cases, .. other.Cases],
    };
}
