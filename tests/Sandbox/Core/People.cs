using EmailSync.Sandbox.World;

namespace EmailSync.Sandbox.Core;

/// <summary>The people of the tenant: who can sign in, who has a mailbox, who may use Salesforce.</summary>
internal sealed class People
{
    private readonly Lock _lock = new();
    private readonly List<PersonSeed> _people = [];
    private readonly Dictionary<Guid, PersonSeed> _byObjectId = [];
    private readonly Dictionary<string, PersonSeed> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PersonSeed> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, PersonSeed> _byAddress = new(StringComparer.OrdinalIgnoreCase);

    public People(IEnumerable<PersonSeed> people)
    {
        foreach (var person in people)
            Add(person);
    }

    public int Count
    {
        get
        {
            lock (_lock)
                return _people.Count;
        }
    }

    public IReadOnlyList<PersonSeed> All()
    {
        lock (_lock)
            return [.. _people];
    }

    /// <summary>Where two share a key or an address, it is the first one's.</summary>
    public void Add(PersonSeed person)
    {
        lock (_lock)
        {
            _people.Add(person);
            _byObjectId.TryAdd(person.ObjectId, person);
            _byKey.TryAdd(person.Key, person);
            _byName.TryAdd(person.Email, person);
            foreach (var address in person.OtherAddresses.Prepend(person.Email))
                _byAddress.TryAdd(address, person);
        }
    }

    public PersonSeed? ByObjectId(Guid objectId) => Find(_byObjectId, objectId);

    public PersonSeed? ByKey(string key) => Find(_byKey, key);

    /// <summary>By the user principal name, which is the first address.</summary>
    public PersonSeed? ByName(string name) => Find(_byName, name);

    /// <summary>By any of their addresses.</summary>
    public PersonSeed? ByAddress(string address) => Find(_byAddress, address);

    private PersonSeed? Find<TKey>(Dictionary<TKey, PersonSeed> index, TKey key)
        where TKey : notnull
    {
        lock (_lock)
            return index.GetValueOrDefault(key);
    }
}
