using MimeKit;

namespace EmailSync.Sandbox.World.Folder;

/// <summary>Contacts and Leads for a stated share of those who wrote to the owner or got mail from them.</summary>
internal static class CorrespondentRecords
{
    /// <summary>
    /// In the ordinal order of the lower-case addresses every k-th correspondent becomes a Contact, from the first on (0.5: every second
    /// one); of those left, in the same way, Leads for their share of all.
    /// </summary>
    public static (List<AccountSeed> Accounts, List<ContactSeed> Contacts, List<LeadSeed> Leads) Make(
        IEnumerable<FoundLetter> letters, PersonSeed owner, double contactsShare, double leadsShare, DateTimeOffset now)
    {
        var people = Correspondents(letters, owner.Email);
        var known = EveryKth(people, people.Count * (decimal)contactsShare);
        var leads = EveryKth([.. people.Except(known)], people.Count * (decimal)leadsShare);
        var accounts = known.Select(Domain).Distinct(StringComparer.Ordinal).Select(domain => new AccountSeed($"{owner.Key}-{domain}", domain)).ToList();
        var contacts = known.Select((person, i) => new ContactSeed(
            $"{owner.Key}-contact-{i + 1}", First(person), Last(person), person.Address, null, $"{owner.Key}-{Domain(person)}", owner.Key, now.AddDays(-90), null));
        var leadSeeds = leads.Select((person, i) => new LeadSeed(
            $"{owner.Key}-lead-{i + 1}", First(person), Last(person), Domain(person), person.Address, owner.Key, now.AddDays(-90)));
        return (accounts, [.. contacts], [.. leadSeeds]);
    }

    private static List<MailboxAddress> Correspondents(IEnumerable<FoundLetter> letters, string owner) =>
    [
        .. letters.SelectMany(letter => letter.Addresses)
            .Where(mailbox => mailbox.Address.IndexOf('@', StringComparison.Ordinal) > 0 && !FoundLetter.Same(mailbox.Address, owner))
            .GroupBy(mailbox => mailbox.Address.Trim().ToLowerInvariant())
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new MailboxAddress(group.Select(mailbox => mailbox.Name).FirstOrDefault(name => !string.IsNullOrWhiteSpace(name)), group.Key)),
    ];

    private static List<MailboxAddress> EveryKth(List<MailboxAddress> people, decimal wanted) =>
        [.. people.Where((_, n) => Math.Ceiling((n + 1) * wanted / people.Count) > Math.Ceiling(n * wanted / people.Count))];

    private static string Domain(MailboxAddress person) => person.Address[(person.Address.LastIndexOf('@') + 1)..];

    private static string First(MailboxAddress person) => Words(person) is [var first, _, ..] ? Cut(first, 40) : "";

    private static string Last(MailboxAddress person)
    {
        var words = Words(person);
        return Cut(words.Length switch
        {
            0 => person.Address[..person.Address.IndexOf('@', StringComparison.Ordinal)],
            1 => words[0],
            _ => string.Join(' ', words.Skip(1)),
        }, 80);
    }

    private static string[] Words(MailboxAddress person) => (person.Name ?? "").Split([' ', '"', '\''], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>To the length of Salesforce's name fields (first 40, last 80).</summary>
    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
