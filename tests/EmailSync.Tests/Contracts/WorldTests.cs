using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>What the built-in world promises those who test and show the product with it.</summary>
public sealed class WorldTests(TeamWorldFixture team) : IClassFixture<TeamWorldFixture>
{
    [Fact]
    public void The_team_is_four_sellers_and_a_manager_who_is_the_administrator()
    {
        var people = team.World.Root.GetProperty("people").EnumerateArray().ToList();
        Assert.Equal(5, people.Count);
        Assert.Equal("Miriam Okafor", Assert.Single(people, person => person.GetProperty("isAdmin").GetBoolean()).GetProperty("displayName").GetString());
        Assert.All(people, person => Assert.EndsWith("@contoso.example", person.GetProperty("email").GetString()));
        Assert.All(people, person => Assert.Equal(18, person.GetProperty("salesforceUserId").GetString()!.Length));
    }

    [Fact]
    public void Every_mailbox_holds_forty_days_of_mail_and_most_of_it_is_new()
    {
        Assert.Equal(5, team.World.Mailboxes.Count);
        foreach (var mailbox in team.World.Mailboxes)
        {
            Assert.InRange(Number(mailbox, "messages"), 90, 150);
            Assert.True(Number(mailbox, "lastSevenDays") * 2 > Number(mailbox, "messages") * 0.9);
            Assert.InRange(TeamWorldFixture.Now - mailbox.GetProperty("newest").GetDateTimeOffset(), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10));
            Assert.InRange(TeamWorldFixture.Now - mailbox.GetProperty("oldest").GetDateTimeOffset(), TimeSpan.FromDays(30), TimeSpan.FromDays(40));
        }
    }

    [Fact]
    public void Every_mailbox_holds_every_kind_of_message()
    {
        foreach (var mailbox in team.World.Mailboxes)
        {
            foreach (var kind in new[] { "Mail", "MeetingRequest", "MeetingResponse", "DeliveryReport", "ReadReceipt", "Draft" }) Assert.True(Count(mailbox, "byKind", kind) > 0, kind);
            foreach (var folder in new[] { "Inbox", "Sent Items", "Drafts", "Deleted Items", "Junk Email", "Archive", "Projects/Tenders/2026" }) Assert.True(Count(mailbox, "byFolder", folder) > 0, folder);
            foreach (var category in new[] { "CRM", "DoNotSync", "Blue category" }) Assert.True(Count(mailbox, "byCategory", category) > 0, category);
            foreach (var sensitivity in new[] { "Private", "Confidential", "Personal" }) Assert.True(Count(mailbox, "bySensitivity", sensitivity) > 0, sensitivity);
            foreach (var count in new[] { "htmlOnly", "alternative", "automatic", "forwards", "withBcc", "withAttachments", "replies" }) Assert.True(Number(mailbox, count) > 0, count);
            Assert.Contains(mailbox.GetProperty("byFolder").EnumerateObject(), folder => folder.Name.StartsWith("Inbox/Customers/", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void An_answer_is_younger_than_what_it_answers() =>
        Assert.All(team.World.Mailboxes, mailbox => Assert.Equal(0, Number(mailbox, "repliesTooEarly")));

    [Fact]
    public void Blind_copies_stand_in_the_senders_own_copy_only() =>
        Assert.All(team.World.Mailboxes, mailbox => Assert.Equal(0, Number(mailbox, "bccOutsideOwnCopies")));

    [Fact]
    public void The_limits_of_Salesforce_are_passed_by_a_subject_a_body_and_a_list_of_recipients()
    {
        Assert.True(team.World.Mailboxes.Max(mailbox => Number(mailbox, "longestSubject")) > 255);
        Assert.Equal(80_000, team.World.Mailboxes.Max(mailbox => Number(mailbox, "longestText")));
        Assert.Equal(60, team.World.Mailboxes.Max(mailbox => Number(mailbox, "mostRecipients")));
    }

    [Fact]
    public void The_mail_is_in_many_scripts_and_not_all_addresses_are_ASCII()
    {
        var scripts = team.World.Mailboxes.SelectMany(mailbox => mailbox.GetProperty("byScript").EnumerateObject()).Select(script => script.Name).ToHashSet();
        Assert.Superset(new HashSet<string> { "Latin", "Greek", "Cyrillic", "Arabic", "Kana", "Han", "Hangul" }, scripts);
        Assert.True(team.World.Mailboxes.Sum(mailbox => Number(mailbox, "nonAsciiAddresses")) >= 4);
        Assert.DoesNotContain(team.World.Messages, message => Text(message, "text").Contains('\uFFFD') || Text(message, "subject").Contains('\uFFFD'));
    }

    [Fact]
    public void No_slot_of_a_text_is_left_unfilled() =>
        Assert.DoesNotContain(team.World.Messages, message => System.Text.RegularExpressions.Regex.IsMatch(
            Text(message, "subject") + Text(message, "text").Replace("<style>p{margin", "", StringComparison.Ordinal).Replace(".q{border", "", StringComparison.Ordinal), @"\{[a-z]|\[[^\]\n]*\|"));

    [Fact]
    public void The_texts_are_varied() =>
        Assert.All(team.World.Mailboxes, mailbox => Assert.True(Number(mailbox, "distinctTexts") > 70));

    [Fact]
    public void Colleagues_hold_copies_of_the_same_messages_each_with_its_Message_ID()
    {
        Assert.True(team.World.Root.GetProperty("messagesInSeveralMailboxes").GetInt32() >= 40);
        Assert.All(team.World.Mailboxes, mailbox => Assert.Equal(0, Number(mailbox, "withoutMessageId")));
    }

    [Fact]
    public void Salesforce_knows_some_twice_some_by_their_second_address_some_as_Leads_and_some_not_at_all()
    {
        var contacts = team.World.Root.GetProperty("contacts");
        var leads = team.World.Root.GetProperty("leads");
        Assert.True(Number(contacts, "onOneAddressWithAnother") >= 4);
        Assert.True(Number(contacts, "bySecondFieldOnly") >= 1);
        Assert.True(Number(contacts, "hiddenFromSome") >= 1);
        Assert.True(Number(leads, "converted") >= 1);
        Assert.True(Number(leads, "alsoContacts") >= 1);
        var known = contacts.GetProperty("addresses").EnumerateArray().Concat(leads.GetProperty("addresses").EnumerateArray()).Select(address => address.GetString()).ToHashSet();
        Assert.Contains(team.World.Messages, message => Text(message, "from").Contains("egorov@volga-lab.example", StringComparison.Ordinal) || Text(message, "from").Contains("dougal@kestrelbrewing.example", StringComparison.Ordinal));
        Assert.DoesNotContain("egorov@volga-lab.example", known);
        Assert.DoesNotContain("dougal@kestrelbrewing.example", known);
    }

    [Fact]
    public async Task The_same_clock_gives_the_same_world()
    {
        var again = await DescribedWorld.ReadAsync("--now", TeamWorldFixture.Clock);
        Assert.Equal(team.World.Root.GetRawText(), again.Root.GetRawText());
    }

    [Theory]
    [InlineData("2026-03-29T01:30:00Z")]
    [InlineData("2026-10-25T00:30:00Z")]
    [InlineData("2026-08-02T03:00:00Z")]
    public async Task On_weekends_and_when_the_clocks_change_the_promises_hold(string now)
    {
        var world = await DescribedWorld.ReadAsync("--now", now);
        Assert.All(world.Mailboxes, mailbox =>
        {
            Assert.InRange(Number(mailbox, "messages"), 90, 150);
            Assert.Equal(0, Number(mailbox, "repliesTooEarly"));
            Assert.Equal(0, Number(mailbox, "withoutRecipients"));
            Assert.True(mailbox.GetProperty("newest").GetDateTimeOffset() < DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        });
    }

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private static int Count(JsonElement mailbox, string group, string name) =>
        mailbox.GetProperty(group).TryGetProperty(name, out var count) ? count.GetInt32() : 0;
}

/// <summary>The team's world on one fixed clock, read once.</summary>
public sealed class TeamWorldFixture : IAsyncLifetime
{
    public const string Clock = "2026-11-25T15:40:00Z";

    public static readonly DateTimeOffset Now = DateTimeOffset.Parse(Clock, System.Globalization.CultureInfo.InvariantCulture);

    public DescribedWorld World { get; private set; } = null!;

    public async Task InitializeAsync() => World = await DescribedWorld.ReadAsync("--now", Clock);

    public Task DisposeAsync() => Task.CompletedTask;
}
