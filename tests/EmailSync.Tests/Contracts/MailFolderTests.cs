using System.Globalization;
using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>Real mail beside the team: whose it becomes, in which order, and what is said of wrong options.</summary>
public sealed class MailFolderTests
{
    private const string Owner = "rowan@vale-studio.example";

    private static readonly DateTimeOffset Now = new(2026, 11, 25, 15, 40, 0, TimeSpan.Zero);

    private static readonly string Corpus = Path.Combine(SandboxProcess.RepositoryRoot(), "tests", "EmailSync.Tests", "Corpus");


    [Fact]
    public async Task A_folder_becomes_the_mailbox_of_a_new_person()
    {
        var world = await Load(Corpus, Owner);
        var person = Assert.Single(world.Root.GetProperty("people").EnumerateArray());
        Assert.Equal("Rowan Vale", person.GetProperty("displayName").GetString());
        Assert.Equal(25, world.Messages.Count);
        Assert.Equal(4, world.Messages.Count(message => Text(message, "folder") == "Sent Items"));
        Assert.Equal("DeliveryReport", Text(ById(world, "21.report@mx.vale-studio-books.example"), "kind"));
        Assert.Equal("MeetingRequest", Text(ById(world, "22.meeting@calder-glass.example"), "kind"));
    }

    [Fact]
    public async Task Every_charset_is_read()
    {
        var world = await Load(Corpus, Owner);
        Assert.Equal("椅子の納品について", Text(ById(world, "05.jis@tanaka-kagu.example"), "subject"));
        Assert.StartsWith("送り状の番号は4471です。", Text(ById(world, "06.sjis@tanaka-kagu.example"), "text"), StringComparison.Ordinal);
        Assert.Contains("großen Spiegel", Text(ById(world, "04.latin1@muench-rahmen.example"), "text"), StringComparison.Ordinal);
        Assert.Contains("🪟", Text(ById(world, "03.base64@calder-glass.example"), "text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dates_are_squeezed_in_their_order_and_broken_ones_are_left_as_they_are()
    {
        var world = await Load(Corpus, Owner);
        AssertSqueezed(world);
        Assert.Equal("the day after yesterday, 25:61", Text(ById(world, "13.brokendate@harbour-hotel.example"), "date"));
        Assert.Equal(JsonValueKind.Null, ById(world, "12.nodate@harbour-hotel.example").GetProperty("date").ValueKind);
        // 17 answers 16 and is dated before it: its clock was wrong.
        Assert.True(ReceivedAt(ById(world, "16.names@akerstrom.example")) < ReceivedAt(ById(world, "17.references@dvorak-lampy.example")));
        var copies = world.Messages.Where(message => Text(message, "messageId") == "01.plain@calder-glass.example").ToList();
        Assert.Equal(2, copies.Count);
        Assert.Equal(Text(copies[0], "date"), Text(copies[1], "date"));
        Assert.NotEqual(ReceivedAt(copies[0]), ReceivedAt(copies[1]));
    }

    [Fact]
    public async Task Shares_of_the_correspondents_become_Contacts_and_Leads_in_the_order_of_their_addresses()
    {
        var all = await Load(Corpus, Owner, "--contacts", "1");
        var half = await Load(Corpus, Owner, "--contacts", "0.5", "--leads", "0.25");
        var everybody = Addresses(all, "contacts");
        Assert.Equal(everybody.Where((_, n) => n % 2 == 0), Addresses(half, "contacts"));
        Assert.Equal((int)Math.Ceiling(everybody.Count * 0.25), Addresses(half, "leads").Count);
        Assert.Empty(Addresses(half, "contacts").Intersect(Addresses(half, "leads")));
        Assert.DoesNotContain(Owner, everybody);
        Assert.Empty(Addresses(await Load(Corpus, Owner, "--contacts", "0"), "contacts"));
    }

    [Fact]
    public async Task A_maildir_keeps_its_flags()
    {
        var dir = Directory.CreateTempSubdirectory("maildir");
        try
        {
            foreach (var folder in new[] { "cur", "new", "tmp" }) dir.CreateSubdirectory(folder);
            var from = Path.Combine(Corpus, "01-plain-ascii.eml");
            File.Copy(from, Path.Combine(dir.FullName, "cur", "1.a.host:2,S"));
            File.Copy(from, Path.Combine(dir.FullName, "cur", "2.b.host:2,ST"));
            File.Copy(Path.Combine(Corpus, "02-quoted-printable.eml"), Path.Combine(dir.FullName, "cur", "3.c.host:2,DS"));
            File.Copy(from, Path.Combine(dir.FullName, "new", "4.d.host"));
            File.Copy(from, Path.Combine(dir.FullName, "tmp", "5.e.host"));
            var world = await Load(dir.FullName, Owner);
            Assert.Equal(["Deleted Items", "Drafts", "Inbox", "Inbox"], world.Messages.Select(message => Text(message, "folder")).Order());
        }
        finally
        {
            dir.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Bytes_that_are_no_mail_are_still_a_message()
    {
        var dir = Directory.CreateTempSubdirectory("broken");
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(dir.FullName, "empty.eml"), []);
            await File.WriteAllBytesAsync(Path.Combine(dir.FullName, "noise.eml"), [0, 255, 13, 10, 13, 7, 1, 2, 3]);
            await File.WriteAllTextAsync(Path.Combine(dir.FullName, "headless.eml"), "There is no header here.\nNor here.\n");
            await File.WriteAllTextAsync(Path.Combine(dir.FullName, "notes.txt"), "not mail");
            Assert.Equal(3, (await Load(dir.FullName, Owner)).Messages.Count);
        }
        finally
        {
            dir.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("--mail needs a value after it.", "--mail")]
    [InlineData("--owner a@b.example needs its --mail DIR before it.", "--owner", "a@b.example")]
    [InlineData("--mail /no/such/folder: there is no such folder.", "--mail", "/no/such/folder", "--owner", "a@b.example")]
    [InlineData("--mail . needs --owner ADDRESS, the person whose mailbox it is.", "--mail", ".")]
    [InlineData("--owner \"nobody\" is not an email address.", "--mail", ".", "--owner", "nobody")]
    [InlineData("--owner lukas.brandt@contoso.example has a mailbox already; each --mail needs another owner.", "--mail", ".", "--owner", "lukas.brandt@contoso.example")]
    [InlineData("--contacts is a share from 0 to 1 such as 0.5, not \"50%\".", "--contacts", "50%")]
    [InlineData("--contacts and --leads together are more than 1, that is more than all correspondents.", "--contacts", "0.8", "--leads", "0.3")]
    [InlineData("--world is team or empty, not \"mars\".", "--world", "mars")]
    public async Task A_wrong_option_is_said_in_one_sentence(string sentence, params string[] options)
    {
        var world = await DescribedWorld.ReadAsync(options);
        Assert.Equal(2, world.ExitCode);
        Assert.Equal(sentence, world.Error);
        Assert.Null(world.Json);
    }

    [Fact]
    public async Task Several_folders_are_people_beside_the_team()
    {
        var world = await DescribedWorld.ReadAsync("--mail", Corpus, "--owner", Owner, "--mail", Corpus, "--owner", "iris@calder-glass.example");
        Assert.Equal(7, world.Mailboxes.Count);
        var ids = world.Root.GetProperty("people").EnumerateArray().Select(person => Text(person, "salesforceUserId")).ToList();
        Assert.Equal(7, ids.Distinct().Count());
    }

    [MailingListFact]
    public async Task The_mailing_list_is_210_messages_of_which_53_were_sent()
    {
        var world = await Load(MailingListFactAttribute.Folder, "joe@perches.com");
        var mailbox = Assert.Single(world.Mailboxes);
        Assert.Equal(210, mailbox.GetProperty("messages").GetInt32());
        Assert.Equal(53, mailbox.GetProperty("byFolder").GetProperty("Sent Items").GetInt32());
        Assert.Equal(176, mailbox.GetProperty("distinctMessageIds").GetInt32());
        AssertSqueezed(world);
    }

    private static void AssertSqueezed(DescribedWorld world)
    {
        var instants = world.Messages.Select(ReceivedAt).ToList();
        Assert.Equal(instants.Distinct().Order(), instants);
        Assert.InRange(Now - instants[^1], TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10));
        Assert.InRange(Now - instants[0], TimeSpan.FromDays(5), TimeSpan.FromDays(6));
        Assert.Equal(0, world.Mailboxes[0].GetProperty("repliesTooEarly").GetInt32());
    }

    private static Task<DescribedWorld> Load(string dir, string owner, params string[] more) =>
        DescribedWorld.ReadAsync(["--world", "empty", "--now", Now.ToString("O", CultureInfo.InvariantCulture), "--mail", dir, "--owner", owner, .. more]);

    private static JsonElement ById(DescribedWorld world, string id) => world.Messages.First(message => Text(message, "messageId") == id);

    private static List<string> Addresses(DescribedWorld world, string kind) =>
        [.. world.Root.GetProperty(kind).GetProperty("addresses").EnumerateArray().Select(address => address.GetString()!)];

    private static DateTimeOffset ReceivedAt(JsonElement message) => message.GetProperty("receivedAt").GetDateTimeOffset();

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
