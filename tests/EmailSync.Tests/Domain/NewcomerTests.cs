using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using Xunit;

namespace EmailSync.Tests.Domain;

/// <summary>What a message tells of somebody whom Salesforce does not know (O3).</summary>
public sealed class NewcomerTests
{
    [Theory, Rule("O3")]
    [InlineData("Maria Lopez", "Maria", "Lopez")]
    [InlineData("  Maria  del\tCarmen Lopez ", "Maria del Carmen", "Lopez")]
    [InlineData("Lopez, Maria", "Maria", "Lopez")]
    [InlineData("Maria Lopez (Lopez & Hijos)", "Maria", "Lopez")]
    [InlineData("'Maria Lopez'", "Maria", "Lopez")]
    [InlineData("Tidings", null, "Tidings")]
    [InlineData("山田 太郎", "山田", "太郎")]
    public void A_display_name_has_two_parts(string displayName, string? first, string last) =>
        Assert.Equal(new PersonName(first, last), PersonName.Read(displayName));

    [Theory, Rule("O3")]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("maria@lopez.example")]
    [InlineData("'maria@lopez.example'")]
    [InlineData("+44 20 7946 0000")]
    [InlineData("()")]
    public void What_is_no_name_is_not_taken_for_one(string? displayName) => Assert.Null(PersonName.Read(displayName));

    [Fact, Rule("O3")]
    public void A_name_that_Salesforce_does_not_take_is_left_to_the_person()
    {
        Assert.NotNull(PersonName.Read($"{new string('f', 40)} {new string('l', 80)}"));
        Assert.Null(PersonName.Read($"{new string('f', 41)} Lopez"));
        Assert.Null(PersonName.Read(new string('l', 81)));
    }

    [Theory, Rule("O3")]
    [InlineData("maria@lopez.example", "Lopez")]
    [InlineData("maria@mail.lopez-hijos.example", "Lopez-hijos")]
    [InlineData("maria@lopez.co.uk", "Lopez")]
    [InlineData("maria@xn--bcher-kva.example", "Bücher")]
    [InlineData("maria@gmail.com", null)]
    [InlineData("maria@yahoo.co.uk", null)]
    [InlineData("maria@co.uk", "Co")]
    [InlineData("maria@localhost", null)]
    [InlineData("maria@10.0.0.1", null)]
    [InlineData("maria@x.example", null)]
    [InlineData("maria@42.example", null)]
    public void The_domain_names_a_company_unless_it_is_a_mail_providers(string address, string? company) =>
        Assert.Equal(company, Newcomer.Of(A.Address(address), Newcomer.NamesOf([])).Company);

    [Theory, Rule("O3")]
    [InlineData(
        "com", "126 163 aol att btinternet comcast duck fastmail free freenet gmail gmx googlemail hey hotmail icloud libero live mac mail mailbox me msn naver orange outlook pm posteo proton "
        + "protonmail qq rocketmail sina t-online tutanota verizon wanadoo web yahoo yandex ymail zoho")]
    [InlineData("co.uk", "aol hotmail live yahoo")]
    public void Nobodys_company_is_called_as_a_mail_provider_is(string ending, string providers) =>
        Assert.All(providers.Split(' '), provider => Assert.Null(Newcomer.Of(A.Address($"maria@{provider}.{ending}"), Newcomer.NamesOf([])).Company));

    [Fact, Rule("O3")]
    public void What_stands_before_a_countrys_ending_is_no_company() => Assert.All(
        "ac co com edu gob gov govt ltd ne net or org plc".Split(' '),
        level => Assert.Equal("Lopez", Newcomer.Of(A.Address($"maria@lopez.{level}.uk"), Newcomer.NamesOf([])).Company));

    [Fact, Rule("O3")]
    public void A_name_of_one_part_is_spoken_as_it_is() => Assert.Equal("Tidings", new PersonName(null, "Tidings").Full);

    [Fact, Rule("O3")]
    public void The_first_name_that_is_given_with_the_address_counts()
    {
        Correspondent[] named = [new("Ken Ito", "ken@lopez.example"), new("maria@lopez.example", "Maria@Lopez.example"), new("Maria Lopez", "MARIA@lopez.example"), new("M. Lopez", "maria@lopez.example")];

        var names = Newcomer.NamesOf(named);
        Assert.Equal("Maria Lopez", Newcomer.Of(A.Address("maria@lopez.example"), names).Name?.Full);
        Assert.Null(Newcomer.Of(A.Address("sam@new.example"), names).Name);
    }
}
