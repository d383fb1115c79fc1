using EmailSync.Domain.Decisions;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Recording;
using EmailSync.Domain.Settings;
using NodaTime;

namespace EmailSync.Tests.Support.Builders;

/// <summary>
/// Valid defaults of what the rules look at: a received mail from Maria to Tom, one of two working addresses, at 13:32 on 24 November 2026. A
/// test changes only what it is about, by <c>with</c>.
/// </summary>
internal static class A
{
    public const string TomsSalesforceId = "005000000000001AAA";
    public const string Inbox = "folder-inbox";

    public static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    public static readonly DateTimeOffset ReceivedAt = new(2026, 11, 24, 13, 32, 0, TimeSpan.Zero);

    public static Correspondent Maria { get; } = new("Maria Lopez", "maria@lopez.example");

    public static Correspondent Tom { get; } = new("Tom Berg", "tom@contoso.example");

    public static Message Message() => new()
    {
        Id = "immutable-1",
        FolderId = Inbox,
        InternetMessageId = "<offer-1@lopez.example>",
        MessageClass = "IPM.Note",
        Subject = "Your offer",
        From = Maria,
        To = [Tom],
        ReceivedAt = ReceivedAt,
        SentAt = ReceivedAt.AddSeconds(-20),
    };

    /// <summary>From Tom to Maria, in the mailbox of Tom.</summary>
    public static Message SentMessage() => Message() with { From = Tom, To = [Maria], InternetMessageId = "<offer-0@contoso.example>" };

    public static MailboxIdentity Mailbox(params string[] addresses) =>
        new((addresses.Length == 0 ? [Tom.Address, "t.berg@contoso.example"] : addresses).Select(Address).ToHashSet());

    public static EmailAddress Address(string text) =>
        EmailAddress.TryParse(text, out var address) ? address : throw new ArgumentException($"'{text}' is no address.", nameof(text));

    public static CrmPerson Contact(string id = "003000000000001AAA", string name = "Maria Lopez", string address = "maria@lopez.example") => new()
    {
        Kind = PersonKind.Contact,
        Id = id,
        Name = name,
        Address = Address(address),
        Field = "Email",
    };

    public static CrmPerson Lead(string id = "00Q000000000001AAA", string name = "Maria Lopez", string address = "maria@lopez.example") =>
        Contact(id, name, address) with { Kind = PersonKind.Lead };

    public static RelatedPerson Related(CrmPerson person) => new(person, AddressRole.From, ChoiceRule.Only, []);

    public static MatchResult Match(params CrmPerson[] people) => new([.. people.Select(Related)], [], []);

    public static EffectiveSettings Settings(SyncMode mode = SyncMode.All) => new() { Mode = mode, TimeZone = "Europe/Berlin" };

    public static CrmOrganisation Organisation() => new()
    {
        OrganisationId = "00D000000000001AAA",
        ClosedStatus = "Done",
        TaskTypes = [new("Call", "Call", true), new("Email", "Email", true), new("Fax", "Fax", false)],
        HasEmailSubtype = true,
        HasSharedActivities = true,
        HasKeyField = true,
    };

    /// <summary>A message that is recorded: mode all, Maria is a Contact.</summary>
    public static DecisionInput DecisionInput() => new()
    {
        Message = Message(),
        Settings = Settings(),
        Mailbox = Mailbox(),
        Now = Now,
        FirstSeenLookBack = Now.AddDays(-7),
        MappedFolderIds = new HashSet<string> { Inbox },
        Match = Match(Contact()),
        Organisation = Organisation(),
    };

    public static RecordingInput RecordingInput() => new()
    {
        Message = Message(),
        Body = "Dear Tom,\n\nthank you for the offer.\n\nMaria",
        Match = Match(Contact()),
        Settings = Settings(),
        Organisation = Organisation(),
        Mailbox = Mailbox(),
        SalesforceUserId = TomsSalesforceId,
        Zone = Zone("Europe/Berlin"),
        Scope = RecordingKeys.OrganisationScope,
        Now = Now,
    };

    public static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];
}
