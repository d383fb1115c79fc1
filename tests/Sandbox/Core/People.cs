using EmailSync.Sandbox.World;

namespace EmailSync.Sandbox.Core;

/// <summary>The people of the tenant: who can sign in, who has a mailbox, who may use Salesforce.</summary>
internal sealed class People(IEnumerable<PersonSeed> people)
{
    private readonly Lock _lock = new();
    private readonly List<PersonSeed> _people = [.. people];

    public IReadOnlyList<PersonSeed> All()
    {
        lock (_lock)
            return [.. _people];
    }

    public void Add(PersonSeed person)
    {
        lock (_lock)
            _people.Add(person);
    }

    public PersonSeed? ByObjectId(Guid objectId) => All().FirstOrDefault(p => p.ObjectId == objectId);

    public PersonSeed? ByKey(string key) => All().FirstOrDefault(p => p.Key == key);

    /// <summary>By any of their addresses.</summary>
    public PersonSeed? ByAddress(string address) => All().FirstOrDefault(p =>
        p.OtherAddresses.Prepend(p.Email).Contains(address, StringComparer.OrdinalIgnoreCase));
}
