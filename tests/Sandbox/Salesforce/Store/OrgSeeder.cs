using EmailSync.Sandbox.World;

namespace EmailSync.Sandbox.Salesforce.Store;

/// <summary>Turns the world's seeds into the org's first records.</summary>
internal sealed class OrgSeeder(OrgStore org)
{
    public const string SystemUserId = "005xx0000000001AAA";

    private readonly Dictionary<string, string> _users = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Row> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Row> _contacts = new(StringComparer.Ordinal);

    public void Fill(WorldSeed seed)
    {
        AddUser(SystemUserId, "Automated Process", "autoproc@salesforce.example", "Etc/UTC", "AutomatedProcess");
        WriteStatuses(org);
        Join(seed.People);
        foreach (var account in seed.Accounts)
            _accounts[account.Key] = Record("Account", org.Now, SystemUserId, ("Name", account.Name));
        foreach (var contact in seed.Contacts)
            _contacts[contact.Key] = Contact(contact);
        foreach (var lead in seed.Leads)
            Lead(lead);
        foreach (var deal in seed.Opportunities)
            Complete(Record("Opportunity", org.Now, Owner(deal.OwnerKey), ("Name", deal.Name), ("AccountId", _accounts[deal.AccountKey].Id), ("StageName", deal.StageName), ("CloseDate", deal.CloseDate)));
        foreach (var @case in seed.Cases)
            Complete(Record("Case", org.Now, Owner(@case.OwnerKey), ("Subject", @case.Subject), ("AccountId", _accounts[@case.AccountKey].Id), ("Status", @case.Status), ("Priority", "Medium"), ("Origin", "Email")));
    }

    private void Complete(Row row) => org.Change(row, r => Derivation.Apply(org, r));

    /// <summary>Gives a licence to whoever has joined the tenant since with a Salesforce user id.</summary>
    public void Join(IEnumerable<PersonSeed> people)
    {
        foreach (var person in people.Where(p => p.SalesforceUserId is not null && org.Find(p.SalesforceUserId) is null))
            _users[person.Key] = AddUser(person.SalesforceUserId!, person.DisplayName, person.Email, person.TimeZone).Id;
    }

    /// <summary>Adds a licensed user, who can then be chosen on the sign-in page.</summary>
    public Row AddUser(string id, string name, string email, string timeZone, string userType = "Standard")
    {
        var user = new Row("User", SalesforceId.ToLong(id));
        var space = name.LastIndexOf(' ');
        Set(user, ("Username", email), ("Email", email), ("Name", name), ("FirstName", space < 0 ? null : name[..space]), ("LastName", name[(space + 1)..]), ("IsActive", true), ("TimeZoneSidKey", timeZone), ("UserType", userType));
        Audit(user, org.Now, SystemUserId);
        org.Add(user);
        return user;
    }

    private static void Set(Row row, params (string Field, object? Value)[] values)
    {
        foreach (var (field, value) in values)
            row[field] = value;
    }

    private static void Audit(Row row, DateTimeOffset at, string userId)
    {
        var instant = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        Set(row, ("CreatedDate", instant), ("LastModifiedDate", instant), ("SystemModstamp", instant), ("CreatedById", userId), ("LastModifiedById", userId));
    }

    /// <summary>Makes the TaskStatus records anew, as the options have them.</summary>
    public static void WriteStatuses(OrgStore org)
    {
        foreach (var old in org.Rows("TaskStatus").Where(r => !r.IsDeleted).ToList())
            org.Change(old, o => o["IsDeleted"] = true);
        foreach (var (status, index) in org.Options.TaskStatuses.Select((s, i) => (s, i)))
        {
            var row = new Row("TaskStatus", org.NextId("01T"));
            Set(row, ("MasterLabel", status.Label ?? status.Name), ("ApiName", status.Name), ("SortOrder", index + 1L), ("IsDefault", status.IsDefault), ("IsClosed", status.IsClosed));
            Audit(row, org.Now, SystemUserId);
            org.Add(row);
        }
    }

    private Row Contact(ContactSeed seed)
    {
        var row = Record(
            "Contact", seed.LastModified, Owner(seed.OwnerKey), ("FirstName", seed.FirstName), ("LastName", seed.LastName), ("Name", $"{seed.FirstName} {seed.LastName}".Trim()), ("Email", seed.Email), ("Email_2__c", seed.SecondEmail), ("AccountId", seed.AccountKey is null ? null : _accounts[seed.AccountKey].Id), ("LastActivityDate", seed.LastActivityDate));
        row.VisibleTo = Users(seed.VisibleTo);
        return row;
    }

    private void Lead(LeadSeed seed)
    {
        var contact = seed.ConvertedContactKey is null ? null : _contacts[seed.ConvertedContactKey];
        var row = Record(
            "Lead", seed.LastModified, Owner(seed.OwnerKey), ("FirstName", seed.FirstName), ("LastName", seed.LastName), ("Name", $"{seed.FirstName} {seed.LastName}".Trim()), ("Company", seed.Company), ("Email", seed.Email), ("LastActivityDate", seed.LastActivityDate), ("Status", contact is null ? "Open - Not Contacted" : "Closed - Converted"), ("IsConverted", contact is not null), ("IsUnreadByOwner", false));
        row.VisibleTo = Users(seed.VisibleTo);
        if (contact is not null)
            Set(row, ("ConvertedContactId", contact.Id), ("ConvertedAccountId", contact.Text("AccountId")), ("ConvertedDate", DateOnly.FromDateTime(seed.LastModified.UtcDateTime)));
    }

    private Row Record(string type, DateTimeOffset at, string ownerId, params (string Field, object? Value)[] values)
    {
        var row = new Row(type, org.NextId(org.Schema.Find(type)!.KeyPrefix));
        Set(row, values);
        row["OwnerId"] = ownerId;
        Audit(row, at, ownerId);
        org.Add(row);
        return row;
    }

    private string Owner(string key) => _users.GetValueOrDefault(key, SystemUserId);

    private HashSet<string>? Users(IReadOnlyList<string>? keys) => keys is null ? null : [.. keys.Where(_users.ContainsKey).Select(k => _users[k])];
}
