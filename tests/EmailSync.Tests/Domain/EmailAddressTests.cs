using CsCheck;
using EmailSync.Domain.Mail;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using Xunit;

namespace EmailSync.Tests.Domain;

public sealed class EmailAddressTests
{
    [Theory, Rule("M1")]
    [InlineData("maria@lopez.example", "maria@lopez.example", "lopez.example")]
    [InlineData(" \tMaria@LOPEZ.Example\r\n", "maria@lopez.example", "lopez.example")]
    [InlineData("JÜRGEN@MÜLLER.example", "jürgen@müller.example", "müller.example")]
    [InlineData("\"a@b\"@x.example", "\"a@b\"@x.example", "x.example")]
    [InlineData("x@y", "x@y", "y")]
    public void An_address_is_compared_trimmed_and_without_regard_to_case(string text, string value, string domain)
    {
        Assert.True(EmailAddress.TryParse(text, out var address));
        Assert.Equal((value, domain, value), (address.Value, address.Domain, address.ToString()));
    }

    [Theory, Rule("B2")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("maria")]
    [InlineData("@lopez.example")]
    [InlineData("maria@")]
    [InlineData("maria @lopez.example")]
    [InlineData("maria@lopez\u0001.example")]
    [InlineData("/O=EXCHANGELABS/OU=EXCHANGE/CN=X")]
    public void What_can_reach_nobody_is_none(string? text) => Assert.False(EmailAddress.TryParse(text, out _));

    [Theory, Rule("B2")]
    [InlineData(320, true)]
    [InlineData(321, false)]
    public void It_has_at_most_320_characters(int length, bool isAddress) =>
        Assert.Equal(isAddress, EmailAddress.TryParse(new string('x', length - 10) + "@x.example", out _));

    [Fact, Rule("M1")]
    public void Read_again_it_is_the_same() => Gen.String.Select(text => $"{text}@x.example").Sample(text =>
        !EmailAddress.TryParse(text, out var address) || (EmailAddress.TryParse(address.Value, out var again) && again == address));

    [Fact, Rule("R1")]
    public void A_message_is_sent_by_the_mailbox_where_any_of_its_addresses_is_From()
    {
        var mailbox = A.Mailbox();

        Assert.True(mailbox.Sent(A.Message() with { From = new(null, "T.Berg@contoso.example ") }));
        Assert.False(mailbox.Sent(A.Message()));
        Assert.False(mailbox.Sent(A.Message() with { From = null }));
    }
}
