using CsCheck;
using EmailSync.Domain.Decisions;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Settings;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using Xunit;

namespace EmailSync.Tests.Domain;

/// <summary>The Ignore List (M5) and the Global Exclusion List (D5): entries, what they cover, and what they decide.</summary>
public sealed class AddressListTests
{
    private static readonly Gen<string> Label = Gen.Char["abcxyz0189-_"].Array[1, 8].Select(c => $"a{new string(c)}z");

    private static readonly Gen<string> Domain = Label.Array[2, 4].Select(labels => string.Join('.', labels));

    private static readonly Gen<string> International = Gen.OneOf("müller", "bücher", "例え", "пример", "θέατρο", "plain").Array[1, 3]
        .Select(labels => string.Join('.', labels) + ".example");

    [Theory, Rule("M5")]
    [InlineData("maria@bank.example", "maria@bank.example")]
    [InlineData("  MARIA@Bank.Example ", "maria@bank.example")]
    [InlineData("Maria Lopez <maria@bank.example>", "maria@bank.example")]
    [InlineData("bank.example", "bank.example")]
    [InlineData("Bank.EXAMPLE.", "bank.example")]
    [InlineData("@bank.example", "bank.example")]
    [InlineData("*@bank.example", "bank.example")]
    [InlineData("xn--mller-kva.example", "müller.example")]
    [InlineData("Müller.example", "müller.example")]
    [InlineData("info@XN--MLLER-KVA.example", "info@müller.example")]
    [InlineData("jürgen@müller.example", "jürgen@müller.example")]
    public void An_entry_is_read_however_it_is_written(string written, string text)
    {
        Assert.True(AddressEntry.TryParse(written, out var entry));
        Assert.Equal(text, entry.Text);
    }

    [Theory, Rule("M5"), Rule("B1")]
    [InlineData("")]
    [InlineData("example")]
    [InlineData("com")]
    [InlineData("@")]
    [InlineData("maria@")]
    [InlineData("@maria@bank.example")]
    [InlineData("maria@@bank.example")]
    [InlineData("bank..example")]
    [InlineData("-bank.example")]
    [InlineData("bank-.example")]
    [InlineData("bank example")]
    [InlineData("*.bank.example")]
    [InlineData("http://bank.example")]
    [InlineData("maria lopez@bank.example")]
    [InlineData("192.168.0.1")]
    public void What_is_neither_an_address_nor_a_domain_is_no_entry(string written) => Assert.False(AddressEntry.TryParse(written, out _));

    [Fact, Rule("M5")]
    public void A_name_longer_than_names_may_be_is_no_entry()
    {
        Assert.False(AddressEntry.TryParse($"{new string('a', 64)}.example", out _));
        Assert.False(AddressEntry.TryParse(string.Join('.', Enumerable.Repeat(new string('a', 60), 5)), out _));
        Assert.True(AddressEntry.TryParse($"{new string('a', 63)}.example", out _));
        Assert.True(AddressEntry.TryParse($"{string.Join('.', Enumerable.Repeat(new string('a', 48), 5))}.examples", out _));
        Assert.False(AddressEntry.TryParse($"{string.Join('.', Enumerable.Repeat(new string('a', 48), 5))}.exampless", out _));
    }

    [Fact, Rule("M5")]
    public void A_domain_that_has_no_other_spelling_is_compared_as_it_is_written()
    {
        Assert.Null(List("other.example").Find(A.Address($"x@{new string('ü', 70)}.example")));
        Assert.True(AddressEntry.TryParse("xn--9999999999.example", out var entry));
        Assert.Equal("xn--9999999999.example", entry.Text);
    }

    [Fact, Rule("M5"), Rule("N2")]
    public void A_list_with_more_on_it_keeps_what_it_had()
    {
        var more = List("bank.example").With([.. Entries("shop.example"), .. Entries("bank.example")]);

        Assert.Equal(
            ["bank.example", "shop.example", null],
            new[] { "a@bank.example", "a@shop.example", "a@lopez.example" }.Select(address => more.Find(A.Address(address))?.Text));
    }

    [Fact, Rule("M5")]
    public void Entries_come_by_line_comma_or_semicolon_each_once_and_what_is_wrong_is_named()
    {
        var (entries, wrong) = AddressEntries.Parse("a@x.example, b.example;\r\n\n xn--mller-kva.example\nmüller.example;;A@X.example, nobody, @, Ken <k@y.example>");

        Assert.Equal(["a@x.example", "b.example", "müller.example", "k@y.example"], entries.Select(entry => entry.Text));
        Assert.Equal(["nobody", "@"], wrong);
    }

    [Fact, Rule("M5")]
    public void What_is_wrong_is_quoted_no_longer_than_it_helps() =>
        Assert.Equal([81, 80], new[] { 5_000, 80 }.Select(length => Assert.Single(AddressEntries.Parse(new string('x', length)).Wrong).Length));

    [Theory, Rule("M5"), Rule("D5")]
    [InlineData("bank.example", "maria@bank.example", true)]
    [InlineData("bank.example", "maria@mail.eu.BANK.example", true)]
    [InlineData("bank.example", "maria@mybank.example", false)]
    [InlineData("bank.example", "maria@bank.example.org", false)]
    [InlineData("mail.bank.example", "maria@bank.example", false)]
    [InlineData("maria@bank.example", "Maria@bank.example", true)]
    [InlineData("maria@bank.example", "ken@bank.example", false)]
    [InlineData("maria@bank.example", "maria@mail.bank.example", false)]
    [InlineData("müller.example", "a@xn--mller-kva.example", true)]
    [InlineData("xn--mller-kva.example", "a@post.müller.example", true)]
    [InlineData("a@müller.example", "a@xn--mller-kva.example", true)]
    [InlineData("müller.example", "a@muller.example", false)]
    public void An_entry_covers_its_address_or_its_domain_with_subdomains(string entry, string address, bool isCovered) =>
        Assert.Equal(isCovered, List(entry).Find(A.Address(address)) is not null);

    [Fact, Rule("M5")]
    public void The_entry_that_says_most_is_named()
    {
        var list = List("bank.example", "mail.bank.example", "maria@mail.bank.example");

        Assert.Equal("maria@mail.bank.example", list.Find(A.Address("maria@mail.bank.example"))?.Text);
        Assert.Equal("mail.bank.example", list.Find(A.Address("ken@eu.mail.bank.example"))?.Text);
        Assert.Equal("bank.example", list.Find(A.Address("ken@other.bank.example"))?.Text);
    }

    [Fact, Rule("M5")]
    public void What_is_shown_is_read_as_the_same_entry() => International.Sample(domain =>
        AddressEntry.TryParse(domain, out var entry)
        && AddressEntry.TryParse(entry.Text, out var shown) && shown == entry
        && AddressEntry.TryParse(new System.Globalization.IdnMapping().GetAscii(domain), out var ascii) && ascii == entry);

    [Fact, Rule("M5")]
    public void A_domain_covers_what_is_beneath_it_and_never_a_name_that_ends_like_it() => Gen.Select(Domain, Label).Sample((domain, label) =>
        List(domain) is var list
        && list.Find(A.Address($"x@{domain}")) is not null
        && list.Find(A.Address($"x@{label}.{domain}")) is not null
        && list.Find(A.Address($"x@{label}{domain}")) is null
        && list.Find(A.Address($"x@{domain}.{label}")) is null
        && list.Find(A.Address($"x@{domain.Split('.', 2)[1]}")) is null);

    [Fact, Rule("M5")]
    public void No_text_of_a_message_makes_a_list_stumble() => Gen.String.Sample(text =>
    {
        if (EmailAddress.TryParse(text + "@bank.example", out var address))
        {
            List("other.example").Find(address);
        }

        if (EmailAddress.TryParse("x@" + text, out address))
        {
            List("other.example").Find(address);
        }

        AddressEntries.Parse(text);
    });

    [Fact, Rule("M5")]
    public void The_lists_of_all_levels_hold_and_the_highest_is_named()
    {
        var lists = new IgnoreLists(List("a.example"), List("a.example", "b.example"), List("b.example", "c.example"));

        Assert.Equal(new ListedEntry("a.example", SettingLevel.Organisation), lists.Find(A.Address("x@a.example")));
        Assert.Equal(new ListedEntry("b.example", SettingLevel.Profile), lists.Find(A.Address("x@b.example")));
        Assert.Equal(new ListedEntry("c.example", SettingLevel.User), lists.Find(A.Address("x@c.example")));
        Assert.Null(lists.Find(A.Address("x@d.example")));
    }

    [Fact, Rule("M5")]
    public void An_ignored_address_is_not_matched_and_the_rest_of_the_message_is()
    {
        var message = A.Message() with { Cc = [new(null, "ken@ito.example")] };

        var set = AddressSelection.Select(message, A.Mailbox(), ignored: IgnoreLists.Empty with { User = List("lopez.example") });

        Assert.Equal("ken@ito.example", Assert.Single(set.Candidates).Address.Value);
        Assert.Contains(new LeftOutAddress("maria@lopez.example", LeftOutReason.Ignored, new("lopez.example", SettingLevel.User)), set.LeftOut);
    }

    [Fact, Rule("M5")]
    public void The_own_domain_is_known_in_either_spelling()
    {
        var set = AddressSelection.Select(A.Message() with { From = new(null, "anna@xn--mller-kva.example") }, A.Mailbox("tom@müller.example"));

        Assert.Equal(LeftOutReason.OwnDomain, set.LeftOut[0].Reason);
    }

    [Fact, Rule("D11"), Rule("M5")]
    public void Where_an_ignored_address_took_part_nobody_is_left_and_the_list_is_named()
    {
        var input = A.DecisionInput() with { Match = null, Lists = Ignoring("lopez.example") };

        var decision = DecisionEngine.Decide(input);

        Assert.Equal(ReasonCode.AllIgnored, decision.Code);
        Assert.Equal((SettingNames.IgnoreList, SettingLevel.Profile), (decision.Decisive.Setting, decision.Decisive.Level));
        Assert.Equal(["maria@lopez.example"], decision.Decisive.Names);
        Assert.False(DecisionEngine.NeedsMatching(input));
    }

    [Fact, Rule("D11")]
    public void Among_colleagues_it_is_internal_whatever_is_on_the_lists() => Assert.Equal(
        ReasonCode.AllInternal,
        DecisionEngine.Decide(A.DecisionInput() with { Match = null, Message = A.Message() with { From = A.Tom }, Lists = Ignoring("contoso.example") }).Code);

    [Theory, Rule("D5")]
    [InlineData("maria@lopez.example")]
    [InlineData("copy@bank.example")]
    [InlineData("tom@contoso.example")]
    public void Any_address_on_it_excludes_the_message(string entry)
    {
        var message = A.Message() with { Cc = [new(null, "copy@bank.example")] };

        var decision = DecisionEngine.Decide(A.DecisionInput() with { Message = message, Lists = Excluding(entry) });

        Assert.Equal((ReasonCode.ExcludedGlobal, "D5"), (decision.Code, decision.Decisive.Rule));
        Assert.Equal([entry], decision.Decisive.Names);
        Assert.Equal((SettingNames.GlobalExclusions, SettingLevel.Organisation), (decision.Decisive.Setting, decision.Decisive.Level));
    }

    [Fact, Rule("D5")]
    public void Bcc_counts_on_the_senders_own_copy()
    {
        var sent = A.SentMessage() with { Bcc = [new(null, "hidden@bank.example")] };

        Assert.Equal(ReasonCode.ExcludedGlobal, DecisionEngine.Decide(A.DecisionInput() with { Message = sent, Lists = Excluding("bank.example") }).Code);
    }

    [Theory, Rule("D5"), Rule("D16")]
    [InlineData(Wish.Record)]
    [InlineData(Wish.RecordAnyway)]
    public void Nothing_overrides_the_Global_Exclusion_List(Wish wish) => Assert.Equal(
        ReasonCode.ExcludedGlobal, DecisionEngine.Decide(A.DecisionInput() with { Wish = wish, Lists = Excluding("lopez.example") }).Code);

    [Fact, Rule("D5"), Rule("E1")]
    public void The_sentence_names_the_entry()
    {
        var reader = new ExplanationContext(A.Zone("Europe/Berlin"), A.Now);
        var finding = new Finding { Code = ReasonCode.ExcludedGlobal, Rule = "D5", Names = ["bank.example"] };

        Assert.Equal("The organisation excludes everything with an address at bank.example.", Explanations.Sentence(finding, reader));
        Assert.Equal(
            "The organisation excludes everything with an address at bank.example or the address maria@lopez.example.",
            Explanations.Sentence(finding with { Names = ["bank.example", "maria@lopez.example"] }, reader));
    }

    [Theory, Rule("D16"), Rule("D2"), Rule("S2")]
    [InlineData(false, ReasonCode.Recorded)]
    [InlineData(true, ReasonCode.Off)]
    public void A_person_goes_past_their_own_mode_and_never_past_a_locked_one(bool isLocked, ReasonCode code)
    {
        var settings = A.Settings(SyncMode.Off);
        var off = isLocked ? settings with { Locks = new Dictionary<string, SettingLevel> { [SettingNames.Mode] = SettingLevel.Profile } } : settings;

        Assert.Equal(code, DecisionEngine.Decide(A.DecisionInput() with { Settings = off, Wish = Wish.RecordAnyway }).Code);
    }

    [Fact, Rule("M5"), Rule("N2")]
    public void Without_an_entry_its_addresses_are_on_the_list_only_by_another_one()
    {
        var list = List("bank.example", "info@müller.example", "müller.example", "shop.example");

        var rest = list.Without(Entries("BANK.example", "xn--mller-kva.example", "news@shop.example"));

        Assert.Null(rest.Find(A.Address("maria@bank.example")));
        Assert.Null(rest.Find(A.Address("maria@müller.example")));
        Assert.Equal("info@müller.example", rest.Find(A.Address("info@müller.example"))?.Text);
        Assert.Equal("shop.example", rest.Find(A.Address("news@shop.example"))?.Text);
    }

    private static ListsInForce Excluding(string entry) => ListsInForce.Empty with { GlobalExclusions = List(entry) };

    private static ListsInForce Ignoring(string entry) => ListsInForce.Empty with { Ignored = IgnoreLists.Empty with { Profile = List(entry) } };

    private static AddressList List(params string[] entries) => new(Entries(entries));

    private static IEnumerable<AddressEntry> Entries(params string[] entries) =>
        entries.Select(text => AddressEntry.TryParse(text, out var entry) ? entry : throw new ArgumentException($"'{text}' is no entry.", nameof(entries)));
}
