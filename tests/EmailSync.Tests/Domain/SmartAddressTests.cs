using CsCheck;
using EmailSync.Domain.Matching;
using EmailSync.Domain.SmartAddresses;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using Xunit;

namespace EmailSync.Tests.Domain;

public sealed class SmartAddressTests
{
    private const string OfARecord = "abcdefghijklmnopqrstuvwx27";

    private static readonly Gen<string> Bases = Gen.OneOf(
        "crm@contoso.example", "smart.contoso.example", "crm+mail@contoso.example", "crm@müller.example", "smart.müller.example", "jörg@xn--mller-kva.example");

    private static readonly Gen<SmartAddress> Addresses = Gen.OneOf(
        Gen.OneOf([.. SmartAddress.Fixed]),
        Gen.Char["abcdefghijklmnopqrstuvwxyz234567"].Array[SmartAddress.RecordNameLength].Select(name => SmartAddress.Named(new string(name))),
        Gen.Char['a', 'z'].Array[1, 20].Select(name => SmartAddress.Named(new string(name))));

    [Theory, Rule("A1")]
    [InlineData("crm@contoso.example", "crm+record@contoso.example", SmartAddressKind.Record)]
    [InlineData("crm@contoso.example", "crm+donotrecord@contoso.example", SmartAddressKind.DoNotRecord)]
    [InlineData("crm@contoso.example", " CRM+RecordAttachments@Contoso.Example ", SmartAddressKind.RecordAttachments)]
    [InlineData("crm@contoso.example", $"crm+{OfARecord}@contoso.example", SmartAddressKind.MappedRecord)]
    [InlineData("crm@contoso.example", "crm+recrod@contoso.example", SmartAddressKind.Unknown)]
    [InlineData("crm@contoso.example", "crm+@contoso.example", SmartAddressKind.Unknown)]
    [InlineData("crm@contoso.example", $"crm+{OfARecord}a@contoso.example", SmartAddressKind.Unknown)]
    [InlineData("crm@contoso.example", "crm+abcdefghijklmnopqrstuvwx21@contoso.example", SmartAddressKind.Unknown)]
    [InlineData("smart.contoso.example", "record@smart.contoso.example", SmartAddressKind.Record)]
    [InlineData("smart.contoso.example", "DoNotRecord@SMART.contoso.example", SmartAddressKind.DoNotRecord)]
    [InlineData("smart.contoso.example", "crm+record@smart.contoso.example", SmartAddressKind.Unknown)]
    [InlineData(" Smart.Contoso.Example ", "record@smart.contoso.example", SmartAddressKind.Record)]
    [InlineData("smart.müller.example", "record@smart.xn--mller-kva.example", SmartAddressKind.Record)]
    [InlineData("crm@xn--mller-kva.example", "crm+record@MÜLLER.example", SmartAddressKind.Record)]
    public void Both_forms_are_read(string @base, string address, SmartAddressKind expected) =>
        Assert.Equal(expected, SmartAddressFormat.Of(@base)!.Read(address)!.Kind);

    [Theory, Rule("A1")]
    [InlineData("crm@contoso.example", "crm@contoso.example")]
    [InlineData("crm@contoso.example", "record@contoso.example")]
    [InlineData("crm@contoso.example", "crm2+record@contoso.example")]
    [InlineData("crm@contoso.example", "crm+record@sub.contoso.example")]
    [InlineData("smart.contoso.example", "record@contoso.example")]
    [InlineData("smart.contoso.example", "record@verysmart.contoso.example")]
    [InlineData("smart.contoso.example", "record@x.smart.contoso.example")]
    [InlineData("smart.contoso.example", "record")]
    [InlineData("smart.contoso.example", null)]
    public void What_does_not_stand_on_the_base_is_none(string @base, string? address) =>
        Assert.Null(SmartAddressFormat.Of(@base)!.Read(address));

    [Theory, Rule("A1")]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("@contoso.example")]
    [InlineData("crm@")]
    [InlineData("two words.example")]
    public void Without_a_base_there_are_none(string? @base) => Assert.Null(SmartAddressFormat.Of(@base));

    [Theory, Rule("A1")]
    [InlineData("crm@contoso.example", "crm+record@contoso.example")]
    [InlineData("Smart.Contoso.Example", "record@smart.contoso.example")]
    [InlineData("smart.müller.example", "record@smart.xn--mller-kva.example")]
    public void An_address_is_written_as_every_mail_server_takes_it(string @base, string expected) =>
        Assert.Equal(expected, SmartAddressFormat.Of(@base)!.AddressOf(SmartAddress.Record));

    [Fact, Rule("A1")]
    public void Whatever_is_written_is_read_back_in_any_case_and_with_white_space_around() =>
        Gen.Select(Bases, Addresses, Gen.Bool, Gen.OneOf("", " ", "\t", "\r\n")).Sample((@base, address, isUpper, space) =>
        {
            var format = SmartAddressFormat.Of(@base)!;
            var written = format.AddressOf(address);

            return format.Read(space + (isUpper ? written.ToUpperInvariant() : written) + space) == address;
        });

    [Fact, Rule("A1")]
    public void No_base_reads_the_addresses_of_another() =>
        Gen.Select(Addresses, Gen.Bool).Sample((address, isPlus) =>
        {
            var (plus, domain) = (SmartAddressFormat.Of("crm@contoso.example")!, SmartAddressFormat.Of("smart.contoso.example")!);
            return isPlus ? domain.Read(plus.AddressOf(address)) is null : plus.Read(domain.AddressOf(address)) is null;
        });

    [Fact, Rule("A1")]
    public void They_are_taken_from_To_Cc_and_Bcc_in_that_order_each_once_and_never_from_From()
    {
        var message = A.SentMessage() with
        {
            From = new(null, "recordattachments@smart.contoso.example"),
            To = [A.Maria, new(null, $"{OfARecord}@smart.contoso.example")],
            Cc = [new("Record", "record@smart.contoso.example")],
            Bcc = [new(null, "RECORD@smart.contoso.example"), new(null, "donotrecord@smart.contoso.example")],
        };

        Assert.Equal(
            [SmartAddress.Named(OfARecord), SmartAddress.Record, SmartAddress.DoNotRecord],
            SmartRecipients.Of(message, SmartAddressFormat.Of("smart.contoso.example")));
        Assert.Empty(SmartRecipients.Of(message, null));
    }

    [Fact, Rule("M1")]
    public void They_are_never_looked_up_not_even_those_that_mean_nothing_or_lie_in_the_mailboxs_own_domain()
    {
        var message = A.SentMessage() with { To = [A.Maria, new(null, "crm+record@contoso.example")], Cc = [new(null, "crm+recrod@contoso.example")] };

        var set = AddressSelection.Select(message, A.Mailbox(), SmartAddressFormat.Of("crm@contoso.example"));

        Assert.Equal("maria@lopez.example", Assert.Single(set.Candidates).Address.Value);
        Assert.Equal([LeftOutReason.Own, LeftOutReason.SmartAddress, LeftOutReason.SmartAddress], set.LeftOut.Select(l => l.Reason));
    }
}
