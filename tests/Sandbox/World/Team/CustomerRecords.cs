namespace EmailSync.Sandbox.World.Team;

/// <summary>What Salesforce knows of the team's correspondents, with the cases that matching must tell apart (M2, M4, M6).</summary>
internal sealed class CustomerRecords(DateTimeOffset now, Dice dice)
{
    public List<AccountSeed> Accounts { get; } = [];

    public List<ContactSeed> Contacts { get; } = [];

    public List<LeadSeed> Leads { get; } = [];

    public void Add(Company company)
    {
        var account = new AccountSeed($"account-{company.Key}", company.Name);
        Accounts.Add(account);
        foreach (var person in company.People) Add(company, account, person);
    }

    public void AddContact(string key, string first, string last, string address, string accountKey, string owner) =>
        Contacts.Add(new ContactSeed(key, first, last, address, null, accountKey, owner, Modified(), Activity()));

    private void Add(Company company, AccountSeed account, Correspondent person)
    {
        var contact = new ContactSeed(
            $"contact-{person.Key}", person.First, person.Last, person.Address, null, account.Key, company.SellerKey, Modified(), Activity());
        var lead = new LeadSeed($"lead-{person.Key}", person.First, person.Last, company.Name, person.Address, company.SellerKey, Modified());
        switch (person.Kind)
        {
            case "contact":
                Contacts.Add(contact);
                break;
            case "lead":
                Leads.Add(lead);
                break;
            case "both":
                Contacts.Add(contact);
                Leads.Add(lead);
                break;
            case "second":
                // Known by a private address; the one of the mail stands in the second field only.
                Contacts.Add(contact with { Email = $"{person.Key}@freemail.example", SecondEmail = person.Address });
                break;
            case "secret":
                Contacts.Add(contact with { VisibleTo = [company.SellerKey] });
                break;
            case "twice":
                AddTwice(company, contact);
                break;
            case "converted":
                // The Lead holds the address of the mail, its Contact an older one.
                Contacts.Add(contact with { Email = $"office@{company.Domain}" });
                Leads.Add(lead with { ConvertedContactKey = contact.Key });
                break;
            case "nobody":
                break;
            default:
                throw new InvalidOperationException($"customers.txt: {person.Key} has the unknown kind {person.Kind}.");
        }
    }

    /// <summary>M4: where the seller owns neither, the newer activity decides; where they own one, that one does, although it is staler.</summary>
    private void AddTwice(Company company, ContactSeed contact)
    {
        var other = company.SellerKey == "miriam" ? "lukas" : "miriam";
        var owned = Contacts.Count % 2 == 0;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        Contacts.Add(contact with { OwnerKey = owned ? company.SellerKey : other, LastActivityDate = today.AddDays(-60) });
        Contacts.Add(contact with { Key = contact.Key + "-again", OwnerKey = other, LastActivityDate = today.AddDays(-5), AccountKey = null });
    }

    private DateTimeOffset Modified() => now.AddDays(-dice.Between(41, 400)).AddMinutes(-dice.Between(0, 1439));

    private DateOnly? Activity() => dice.OneIn(4) ? null : DateOnly.FromDateTime(now.UtcDateTime).AddDays(-dice.Between(8, 200));
}
