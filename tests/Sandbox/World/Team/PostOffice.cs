namespace EmailSync.Sandbox.World.Team;

/// <summary>A copy of a letter in one mailbox.</summary>
internal sealed record Copy(PersonSeed Owner, Letter Letter, MessageSeed Message);

/// <summary>Puts a letter into its sender's Sent Items and into the Inbox, or the folder they file it in, of each of us who receives it.</summary>
internal sealed class PostOffice(IReadOnlyList<PersonSeed> people, DateTimeOffset now, Func<PersonSeed, Letter, string> fileIn)
{
    private readonly Dictionary<string, PersonSeed> _byAddress = people
        .SelectMany(person => person.OtherAddresses.Append(person.Email).Select(address => (address, person)))
        .ToDictionary(pair => pair.address, pair => pair.person, StringComparer.OrdinalIgnoreCase);

    public List<Copy> Copies { get; } = [];

    public void Send(IEnumerable<Letter> letters)
    {
        foreach (var letter in letters) Send(letter);
    }

    public void Send(Letter letter)
    {
        if (Owner(letter.From) is { } sender) Put(sender, letter, "Sent Items", letter.At, withBcc: true);
        var receivers = letter.To.Concat(letter.Cc).Concat(letter.Bcc).Select(Owner).OfType<PersonSeed>().DistinctBy(person => person.Key);
        foreach (var receiver in receivers)
        {
            // On its way a few seconds, but never until after the newest instant of this world.
            var arrived = letter.At.AddSeconds(2 + (letter.Text.Length % 9));
            Put(receiver, letter, fileIn(receiver, letter), arrived < now ? arrived : letter.At, withBcc: false);
        }
    }

    /// <summary>Puts a copy where no delivery would (drafts, deleted mail).</summary>
    public void Put(PersonSeed owner, Letter letter, string folder, DateTimeOffset at, bool withBcc, bool draft = false)
    {
        var isRead = folder != "Inbox" || now - at > TimeSpan.FromHours(5);
        var seed = new MessageSeed(folder, at, LetterWriter.Write(letter, withBcc), letter.Kind, isRead, draft, null, letter.Sensitivity);
        Copies.Add(new Copy(owner, letter, seed));
    }

    private PersonSeed? Owner(Party party) => _byAddress.GetValueOrDefault(party.Address);
}
