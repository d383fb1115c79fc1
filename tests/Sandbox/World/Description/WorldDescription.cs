using System.Text.Encodings.Web;
using System.Text.Json;

namespace EmailSync.Sandbox.World.Description;

/// <summary>
/// <c>--describe-world</c>: prints what a world holds as JSON and ends, so that its promises can be tested without the servers.
/// With <c>--now INSTANT</c> for another clock than the machine's, with <c>--messages</c> one row a message as well.
/// </summary>
internal static class WorldDescription
{
    public const string Option = "--describe-world";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The exit code: 0, or 2 with one sentence on <paramref name="error"/> where an option is wrong.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TimeProvider clock, TextWriter output, TextWriter error)
    {
        try
        {
            var now = Now(args) ?? clock.GetUtcNow();
            var world = WorldOptions.Parse(args).Build(now);
            await output.WriteLineAsync(JsonSerializer.Serialize(Describe(world, now, args.Contains("--messages")), Json));
            return 0;
        }
        catch (WorldOptionException wrong)
        {
            await error.WriteLineAsync(wrong.Message);
            return 2;
        }
    }

    private static DateTimeOffset? Now(IReadOnlyList<string> args)
    {
        var at = args.ToList().IndexOf("--now");
        if (at < 0) return null;
        return DateTimeOffset.TryParse(args.ElementAtOrDefault(at + 1), out var now)
            ? now
            : throw new WorldOptionException("--now needs an instant after it, such as 2026-11-24T12:00:00Z.");
    }

    private static object Describe(WorldSeed world, DateTimeOffset now, bool withMessages)
    {
        var people = world.People.ToDictionary(person => person.Key);
        return new
        {
            now,
            people = world.People.Select(person => new { person.Key, person.DisplayName, person.Email, person.OtherAddresses, person.TimeZone, person.IsAdmin, person.SalesforceUserId }),
            mailboxes = world.Mailboxes.Select(mailbox => MailboxSummary.Of(mailbox, people[mailbox.OwnerKey], now)),
            messagesInSeveralMailboxes = SharedBySeveral(world),
            accounts = world.Accounts.Count,
            contacts = Contacts(world),
            leads = new
            {
                count = world.Leads.Count,
                converted = world.Leads.Count(lead => lead.ConvertedContactKey is not null),
                alsoContacts = world.Leads.Count(lead => lead.ConvertedContactKey is null && world.Contacts.Any(contact => contact.Email == lead.Email)),
                addresses = world.Leads.Select(lead => lead.Email),
            },
            messages = withMessages ? world.Mailboxes.SelectMany(mailbox => mailbox.Messages.Select(seed => Row(people[mailbox.OwnerKey], ReadMessage.From(seed)))) : null,
        };
    }

    private static object Contacts(WorldSeed world) => new
    {
        count = world.Contacts.Count,
        onOneAddressWithAnother = world.Contacts.Where(contact => contact.Email is not null).GroupBy(contact => contact.Email).Where(group => group.Count() > 1).Sum(group => group.Count()),
        bySecondFieldOnly = world.Contacts.Count(contact => contact.SecondEmail is not null),
        hiddenFromSome = world.Contacts.Count(contact => contact.VisibleTo is not null),
        addresses = world.Contacts.Select(contact => contact.Email),
    };

    private static int SharedBySeveral(WorldSeed world) => world.Mailboxes
        .SelectMany(mailbox => mailbox.Messages.Select(seed => ReadMessage.From(seed).Mime.MessageId).OfType<string>().Distinct())
        .GroupBy(id => id).Count(owners => owners.Count() > 1);

    private static object Row(PersonSeed owner, ReadMessage message) => new
    {
        owner = owner.Email,
        folder = message.Seed.FolderPath,
        receivedAt = message.Seed.ReceivedAt,
        date = message.Mime.Headers[MimeKit.HeaderId.Date],
        message.Mime.MessageId,
        parent = message.Parent,
        subject = message.Subject,
        from = message.Mime.From.ToString(),
        kind = message.Seed.Kind.ToString(),
        categories = message.Seed.Categories,
        text = message.Text,
        bytes = message.Seed.Mime.Length,
    };
}
