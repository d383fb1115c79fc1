using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using Xunit;

namespace EmailSync.Tests.Domain;

public sealed class AddressSelectionTests
{
    [Fact, Rule("M1")]
    public void Addresses_come_in_the_order_from_to_cc_bcc()
    {
        var message = A.SentMessage() with
        {
            To = [Person("b@x.example"), Person("a@x.example")],
            Cc = [Person("c@x.example")],
            Bcc = [Person("d@x.example")],
        };

        var set = AddressSelection.Select(message, A.Mailbox());

        Assert.Equal(["b@x.example", "a@x.example", "c@x.example", "d@x.example"], set.Candidates.Select(c => c.Address.Value));
        Assert.Equal([AddressRole.To, AddressRole.To, AddressRole.Cc, AddressRole.Bcc], set.Candidates.Select(c => c.Role));
    }

    [Fact, Rule("M1")]
    public void An_address_is_looked_up_once_at_its_first_place_however_it_is_spelled()
    {
        var message = A.Message() with { To = [Person(" MARIA@Lopez.Example "), Person("ken@ito.example")], Cc = [Person("Ken@Ito.example")] };

        var set = AddressSelection.Select(message, A.Mailbox());

        Assert.Equal(
            [new Candidate(A.Address("maria@lopez.example"), AddressRole.From), new Candidate(A.Address("ken@ito.example"), AddressRole.To)],
            set.Candidates);
    }

    [Fact, Rule("M1")]
    public void Bcc_counts_on_the_senders_own_copy_only()
    {
        var received = A.Message() with { Bcc = [Person("hidden@x.example")] };
        var sent = A.SentMessage() with { Bcc = [Person("hidden@x.example")] };

        Assert.DoesNotContain(AddressSelection.Select(received, A.Mailbox()).Candidates, c => c.Role == AddressRole.Bcc);
        Assert.Contains(AddressSelection.Select(sent, A.Mailbox()).Candidates, c => c.Role == AddressRole.Bcc);
    }

    [Fact, Rule("M1")]
    public void All_proxy_addresses_of_the_mailbox_are_ones_own()
    {
        var mailbox = A.Mailbox("tom@contoso.example", "tom@old-name.example");

        var set = AddressSelection.Select(A.Message() with { Cc = [Person("TOM@old-name.example")] }, mailbox);

        Assert.Equal("maria@lopez.example", Assert.Single(set.Candidates).Address.Value);
        Assert.Equal([LeftOutReason.Own, LeftOutReason.Own], set.LeftOut.Select(l => l.Reason));
    }

    [Theory, Rule("M5")]
    [InlineData("anna@contoso.example", true)]
    [InlineData("anna@sales.contoso.example", true)]
    [InlineData("anna@mycontoso.example", false)]
    [InlineData("anna@contoso.example.org", false)]
    [InlineData("anna@example", false)]
    public void The_mailboxs_domains_and_their_subdomains_are_left_out(string address, bool isLeftOut)
    {
        var set = AddressSelection.Select(A.Message() with { From = Person(address) }, A.Mailbox());

        Assert.Equal(isLeftOut, set.LeftOut.Any(l => l.Reason == LeftOutReason.OwnDomain));
        Assert.Equal(isLeftOut ? 0 : 1, set.Candidates.Count);
    }

    [Fact, Rule("M1")]
    public void Addresses_beyond_ASCII_are_looked_up()
    {
        var set = AddressSelection.Select(A.Message() with { From = Person("Jürgen@Müller.example") }, A.Mailbox());

        Assert.Equal("jürgen@müller.example", Assert.Single(set.Candidates).Address.Value);
    }

    [Theory, Rule("B2")]
    [InlineData("")]
    [InlineData("Undisclosed recipients")]
    [InlineData("@x.example")]
    [InlineData("a b@x.example")]
    public void What_is_no_address_is_left_out(string text)
    {
        var set = AddressSelection.Select(A.Message() with { To = [Person(text)] }, A.Mailbox());

        Assert.Equal(new LeftOutAddress(text, LeftOutReason.NotAnAddress), Assert.Single(set.LeftOut));
    }

    [Fact, Rule("B2")]
    public void More_than_two_thousand_recipients_and_no_sender_are_taken()
    {
        var message = A.Message() with { From = null, To = [.. Enumerable.Range(0, 2_500).Select(i => Person($"p{i}@x.example"))] };

        Assert.Equal(2_500, AddressSelection.Select(message, A.Mailbox()).Candidates.Count);
    }

    private static Correspondent Person(string address) => new(null, address);
}
