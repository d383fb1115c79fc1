using CsCheck;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Recording;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using NodaTime;
using Xunit;

namespace EmailSync.Tests.Domain;

public sealed class HeaderLinesTests
{
    private static readonly ZonedDateTime Date = Instant.FromUtc(2026, 11, 24, 13, 32).InUtc();

    [Theory, Rule("R1")]
    [InlineData("Maria Lopez", "maria@lopez.example", "From: Maria Lopez <maria@lopez.example>")]
    [InlineData("MARIA@lopez.example", "maria@lopez.example", "From: maria@lopez.example")]
    [InlineData(null, "maria@lopez.example", "From: maria@lopez.example")]
    [InlineData("Maria Lopez", "", "From: Maria Lopez")]
    [InlineData("Maria\r\nBcc: x", "maria@lopez.example", "From: Maria Bcc: x <maria@lopez.example>")]
    [InlineData(" ", "\u0001", null)]
    public void Each_person_is_written_with_what_there_is_of_them(string? name, string address, string? expected) =>
        Assert.Equal(expected, LineOf("From", A.Message() with { From = new(name, address) }));

    [Fact, Rule("R1"), Rule("M1")]
    public void Bcc_is_written_of_the_senders_own_copy_only()
    {
        Correspondent[] bcc = [new(null, "boss@elsewhere.example")];

        Assert.Equal("Bcc: boss@elsewhere.example", LineOf("Bcc", A.SentMessage() with { Bcc = bcc }));
        Assert.Null(LineOf("Bcc", A.Message() with { Bcc = bcc }));
    }

    [Fact, Rule("R3")]
    public void A_list_that_is_too_long_is_cut_at_the_last_whole_address_that_fits_and_says_how_many_more()
    {
        var addresses = Gen.Int[1, 20].Select(length => $"{new string('p', length)}@x.example").Array[1, 30];
        Gen.Select(addresses, Gen.Int[60, 300]).Sample((people, longest) =>
        {
            var list = LineOf("To", A.Message() with { To = [.. people.Select(p => new Correspondent(null, p))] }, longest)!["To: ".Length..];

            var most = Enumerable.Range(1, people.Length).Last(count => Listed(people, count).Length <= longest);
            Assert.Equal(Listed(people, most), list);
        });
    }

    [Fact, Rule("R3")]
    public void An_address_longer_than_the_whole_list_may_be_is_cut_itself()
    {
        var to = LineOf("To", A.Message() with { To = [new(null, $"{new string('a', 90)}@x.example"), new(null, "b@x.example")] }, 50);

        Assert.Equal($"To: {new string('a', 39)} and 1 more", to);
        Assert.Equal($"To: {new string('a', 50)}", LineOf("To", A.Message() with { To = [new(null, $"{new string('a', 90)}@x.example")] }, 50));
    }

    private static string Listed(string[] people, int count) =>
        string.Join(", ", people.Take(count)) + (count == people.Length ? "" : $" and {people.Length - count} more");

    private static string? LineOf(string name, Message message, int longest = HeaderLines.LongestList) => HeaderLines.Of(message, A.Mailbox(), Date, [], longest)
        .Split('\n').SingleOrDefault(line => line.StartsWith($"{name}: ", StringComparison.Ordinal));
}
