using EmailSync.Domain.Recording;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Domain;

public sealed class FieldTextTests
{
    [Theory, Rule("B2")]
    [InlineData("a\0b\u0007c\u007f", "abc")]
    [InlineData("😀", "😀")]
    [InlineData("a\r\nb\rc\u2028d\n\n", "a\nb\nc\nd")]
    [InlineData("a\tb  \n", "a\tb")]
    [InlineData("  indented", "  indented")]
    [InlineData(null, "")]
    public void A_body_keeps_what_can_be_stored(string? text, string expected) => Assert.Equal(expected, FieldText.Body(text));

    [Theory, Rule("B2")]
    [InlineData("Your\r\n offer\0", "Your   offer")]
    [InlineData("  a ", "a")]
    [InlineData(null, "")]
    public void A_subject_stays_on_one_line_and_is_never_longer_than_it_was(string? text, string expected) =>
        Assert.Equal(expected, FieldText.Subject(text));

    // Not as data of a theory: an attribute cannot hold half a character.
    [Fact, Rule("B2")]
    public void Half_a_character_is_replaced()
    {
        Assert.Equal("a\ufffdb", FieldText.Body("a\ud800b"));
        Assert.Equal("\ufffd", FieldText.Body("\udc00"));
        Assert.Equal("a\ufffd", FieldText.Subject(" a\ud83d "));
    }

    [Fact, Rule("B2")]
    public void What_is_no_character_at_all_goes() => Assert.Equal("abc", FieldText.Body("a\ufffeb\uffffc"));

    [Fact, Rule("B2")]
    public void A_name_cannot_bring_a_line_of_its_own() => Assert.Equal("Eve Bcc: x@y.example", FieldText.Line("Eve\r\n\tBcc: x@y.example \u0001"));

    [Theory, Rule("R3")]
    [InlineData("abcd", 4, "abcd")]
    [InlineData("abcde", 4, "abcd")]
    [InlineData("abc😀", 4, "abc")]
    [InlineData("abce\u0301", 4, "abc")]
    [InlineData("👨‍👩‍👧", 3, "👨‍")]
    [InlineData("👨‍👩‍👧", 4, "👨‍")]
    [InlineData("👨‍👩‍👧", 5, "👨‍👩")]
    public void Nothing_is_cut_inside_a_character(string text, int limit, string expected) => Assert.Equal(expected, FieldText.Cut(text, limit));
}
