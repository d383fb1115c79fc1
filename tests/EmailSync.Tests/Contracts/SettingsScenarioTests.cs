using System.Globalization;
using System.Text;
using EmailSync.Domain.Decisions;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Settings;
using EmailSync.Integrations.Exchange;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>
/// What becomes of 210 real messages under twelve ways of setting the product up, as a table of the codes: of received and sent mail, and of
/// second copies. Half of the correspondents are Contacts.
/// </summary>
public sealed class SettingsScenarioTests
{
    private const string Owner = "joe@perches.com";

    private static readonly (string Name, Func<Mailbox, Scenario> Of)[] _scenarios =
    [
        ("all", m => new(m)),
        ("off", m => new(m) { Mode = SyncMode.Off }),
        ("locked out", m => new(m) { IsActive = false }),
        ("designated", m => new(m) { Mode = SyncMode.Designated }),
        ("designated, replies to recorded", m => new(m) { Mode = SyncMode.Designated, Replies = RepliesRule.Recorded, Changed = EveryTenth("CRM") }),
        ("designated, every tenth marked", m => new(m) { Mode = SyncMode.Designated, Changed = EveryTenth("CRM") }),
        ("every tenth excluded", m => new(m) { Changed = EveryTenth("DoNotSync") }),
        ("every tenth private", m => new(m) { Changed = (message, i) => i % 10 == 0 ? message with { Sensitivity = Sensitivity.Private } : message }),
        ("Inbox alone", m => new(m) { Folders = [m.Inbox] }),
        ("Sent Items alone", m => new(m) { Folders = [m.Sent] }),
        ("three days back", m => new(m) { LookBack = TimeSpan.FromDays(3) }),
        ("kernel.org ignored, gmail.com excluded", m => new(m) { Ignored = "kernel.org", Excluded = "gmail.com" }),
    ];

    [MailingListFact, Rule("E1"), Rule("D9"), Rule("D19"), Rule("D10"), Rule("D4"), Rule("D5"), Rule("D8"), Rule("M5")]
    public async Task The_codes_of_real_mail_under_twelve_settings()
    {
        await using var sandbox = await SandboxProcess.StartAsync(
            "--world", "empty", "--mail", MailingListFactAttribute.Folder, "--owner", Owner, "--contacts", "0.5");
        var mailbox = await ReadAsync(sandbox);
        Assert.Equal(210, mailbox.Messages.Count);

        var counted = _scenarios.Select(s => Count(s.Of(mailbox))).ToList();

        Assert.All(counted, codes => Assert.Equal(210, codes.Values.Sum()));
        Snapshots.MatchText(Table(counted));
    }

    private static Func<Message, int, Message> EveryTenth(string category) =>
        (message, i) => i % 10 == 0 ? message with { Categories = [category] } : message;

    private static async Task<Mailbox> ReadAsync(SandboxProcess sandbox)
    {
        var owner = (await sandbox.Control.PeopleAsync()).Single(p => p.Email == Owner).ObjectId.ToString();
        var token = (await sandbox.Control.PostAsync("/entra/app-token")).GetProperty("accessToken").GetString();
        await using var edge = ExchangeEdge.Of(sandbox.Graph.BaseAddress!.AbsoluteUri + "v1.0", _ => $"Bearer {token}");
        var folders = (await edge.Client.ReadFoldersAsync(owner, default)).Where(f => f.WellKnownName is "inbox" or "sentitems").ToDictionary(f => f.WellKnownName!, f => f.Id);
        var messages = new List<Message>();
        foreach (var folder in folders.Values)
        {
            var page = await edge.Client.ListMessagesAsync(owner, new MessageListQuery(folder, null, null, 500, MessageContent.Headers, null), default);
            messages.AddRange(page.Messages.Select(m => m.Message!));
        }

        var contacts = (await sandbox.Control.GetAsync("/salesforce/contacts")).EnumerateArray()
            .Select(c => A.Contact(c.GetProperty("Id").GetString()!, c.GetProperty("LastName").GetString()!, c.GetProperty("Email").GetString()!))
            .ToLookup(c => c.Address);
        return new Mailbox(
            [.. messages.OrderBy(m => m.Date).ThenBy(m => m.FolderId == folders["sentitems"] ? 0 : 1)],
            folders["inbox"],
            folders["sentitems"],
            contacts,
            await sandbox.Control.ClockAsync());
    }

    /// <summary>One after the other, as runs would that are never late: what was decided of a message is known to those that answer it.</summary>
    private static SortedDictionary<string, int> Count(Scenario scenario)
    {
        var counted = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var decided = new Dictionary<string, (Message Message, Decision Decision)>(StringComparer.Ordinal);
        foreach (var (message, i) in scenario.Mailbox.Messages.Select((m, i) => (scenario.Changed(m, i), i)))
        {
            var id = message.InternetMessageId!;
            var first = decided.TryGetValue(id, out var found) ? found.Decision : null;
            var decision = scenario.Decide(message, first, answered => decided.GetValueOrDefault(answered).Message is { } other ? (other, decided[answered].Decision) : null);
            var kind = first is not null ? "second copy" : message.FolderId == scenario.Mailbox.Sent ? "sent" : "received";
            var key = $"{kind}: {ReasonCodes.Spelling(decision.Code)}";
            counted[key] = counted.GetValueOrDefault(key) + 1;
            if (first is null || !first.IsRecord)
            {
                decided[id] = (message, decision);
            }
        }

        return counted;
    }

    private static string Table(List<SortedDictionary<string, int>> counted)
    {
        var rows = counted.SelectMany(c => c.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var text = new StringBuilder();
        for (var i = 0; i < _scenarios.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i + 1,2} {_scenarios[i].Name}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\n{"",-36}{string.Concat(Enumerable.Range(1, counted.Count).Select(n => $"{n,5}"))}\n");
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row,-36}{string.Concat(counted.Select(c => c.TryGetValue(row, out var n) ? $"{n,5}" : $"{"",5}")).TrimEnd()}\n");
        }

        return text.ToString();
    }

    private sealed record Mailbox(
        IReadOnlyList<Message> Messages, string Inbox, string Sent, ILookup<EmailAddress, CrmPerson> Contacts, DateTimeOffset Now);

    private sealed record Scenario(Mailbox Mailbox)
    {
        public SyncMode Mode { get; init; } = SyncMode.All;

        public RepliesRule Replies { get; init; } = RepliesRule.Any;

        public bool IsActive { get; init; } = true;

        public IReadOnlyList<string>? Folders { get; init; }

        public TimeSpan LookBack { get; init; } = TimeSpan.FromDays(7);

        public string Ignored { get; init; } = "";

        public string Excluded { get; init; } = "";

        public Func<Message, int, Message> Changed { get; init; } = (message, _) => message;

        public Decision Decide(Message message, Decision? first, Func<string, (Message Message, Decision Decision)?> find)
        {
            var identity = A.Mailbox(Owner);
            var lists = new ListsInForce(List(Excluded), new IgnoreLists(AddressList.Empty, AddressList.Empty, List(Ignored)));
            var answered = TrackedReply.MessageIds(message).Select(find).FirstOrDefault(a => a is { } other && identity.Sent(other.Message));
            var parent = TrackedReply.DirectlyAnswered(message) is { } direct ? find(direct) : null;
            var input = new DecisionInput
            {
                Message = message,
                Settings = A.Settings(Mode) with { Replies = Replies, PastDays = (int)LookBack.TotalDays },
                Mailbox = identity,
                Lists = lists,
                IsActive = IsActive,
                Now = Mailbox.Now,
                FirstSeenLookBack = Mailbox.Now - LookBack,
                MappedFolderIds = (Folders ?? [Mailbox.Inbox, Mailbox.Sent]).ToHashSet(StringComparer.Ordinal),
                Organisation = A.Organisation(),
                Recorded = first is { IsRecord: true } ? new RecordedFact(RecordedBy.Me, null) : null,
                Answers = answered is { } sent
                    ? new AnsweredMessage(sent.Message.Date!.Value, ReasonCodes.IsExclusion(sent.Decision.Code), sent.Decision.IsRecord)
                    : null,
                Parent = parent is { Decision.Code: ReasonCode.ExcludedCategory } excluded ? new ExcludedParent(excluded.Decision.Code, excluded.Message.Date!.Value) : null,
            };
            var candidates = AddressSelection.Select(message, identity, null, lists.Ignored);
            var match = Matcher.Match(
                candidates,
                candidates.Candidates.ToDictionary(c => c.Address, IReadOnlyList<CrmPerson> (c) => [.. Mailbox.Contacts[c.Address]]),
                new MatchRules(A.TomsSalesforceId, HasSharedActivities: true));
            return DecisionEngine.Decide(input with { Candidates = candidates, Match = match });
        }

        private static AddressList List(string text) => new(AddressEntries.Parse(text).Entries);
    }
}
