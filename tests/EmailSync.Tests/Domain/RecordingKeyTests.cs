using CsCheck;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Recording;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using Xunit;

namespace EmailSync.Tests.Domain;

public sealed class RecordingKeyTests
{
    private const string Organisation = "00D000000000001AAA";

    [Fact, Rule("R6")]
    public void The_key_stays_what_it_is_for_ever() =>
        Assert.Equal("5H2F66IRQYJSDKV63GK3DKJP7VBPGAOIILX2GHZTWRX7RY5XXNGQ", Key(A.Message()));

    // Of what has no id, no date, no address: a key that changed with a version would record all of it once more.
    [Fact, Rule("R6"), Rule("B2")]
    public void The_keys_of_what_has_no_id_stay_too()
    {
        var message = A.Message() with { InternetMessageId = " ", To = [A.Tom, A.Maria], Cc = [new(null, "sam@hall.example")] };

        Assert.Equal(
            [
                "GBELCXTZB5DHEMBFC7GTO6YAZR7XS73BJLBH3WQIT2A65WUOJBJA",
                "S7D4UQKJ7YBAAW7VCC2LRUQCFGOSY2BEQICDEF4DDXO342ENRU7A",
                "OFDORS6FHGOOVMTA6ISPOQTVNEP3DCK5OXE4Q7M32Q77O4OBBVDA",
                "52ST545KKSJLGWA7UK55AYRVIOK4IO6L5BW66HB6OIOVQUWP6KHA",
            ],
            new[]
            {
                message,
                message with { SentAt = null },
                message with { From = new("Undisclosed", " NOT an address ") },
                message with { From = null, To = [], Cc = [], SentAt = null, ReceivedAt = null, Subject = "" },
            }.Select(Key));
    }

    [Fact, Rule("R6"), Rule("B2")]
    public void A_sender_whose_address_is_none_is_told_from_another()
    {
        var keys = new[] { "one of us", "another", "" }.Select(address => Key(A.Message() with { From = new(null, address) })).ToList();

        Assert.Equal(3, keys.Distinct().Count());
        Assert.Equal(keys[2], Key(A.Message() with { From = null }));
    }

    [Fact, Rule("R6")]
    public void It_has_52_characters_of_base32() => Assert.Matches("^[A-Z2-7]{52}$", Key(A.Message()));

    [Fact, Rule("R6")]
    public void A_move_a_category_and_who_matched_do_not_change_it() =>
        Assert.Equal(Key(A.Message()), Key(A.Message() with { Id = "other", FolderId = "other", Categories = ["CRM"], ChangeKey = "2", Subject = "RE: x" }));

    [Fact, Rule("R7")]
    public void A_colleagues_copy_has_the_same_key() =>
        Assert.Equal(Key(A.Message()), Key(A.Message() with { From = new("M. Lopez", " Maria@LOPEZ.example"), ReceivedAt = A.ReceivedAt.AddSeconds(3) }));

    [Fact, Rule("R7")]
    public void Once_per_user_has_keys_of_its_own()
    {
        string[] scopes = [RecordingKeys.OrganisationScope, "user-1", "user-2"];

        Assert.Equal(3, scopes.Select(scope => RecordingKeys.Of(Organisation, scope, A.Message(), 1, 1)).Distinct().Count());
    }

    [Fact, Rule("R8")]
    public void Each_part_and_each_take_has_its_own() =>
        Assert.Equal(4, new[] { (1, 1), (2, 1), (1, 2), (11, 1) }.Select(x => RecordingKeys.Of(Organisation, "*", A.Message(), x.Item1, x.Item2)).Distinct().Count());

    [Fact, Rule("R7")]
    public void The_same_id_from_another_sender_is_another_message() =>
        Assert.NotEqual(Key(A.Message()), Key(A.Message() with { From = new(null, "eve@x.example") }));

    [Fact, Rule("B2")]
    public void Without_an_id_sender_instant_subject_and_sorted_recipients_tell()
    {
        var message = A.Message() with { InternetMessageId = null, To = [A.Tom, A.Maria] };

        Assert.Equal(Key(message), Key(message with { To = [A.Maria, A.Tom], ReceivedAt = A.ReceivedAt.AddMinutes(1) }));
        Assert.Equal(
            6,
            new[]
            {
                message,
                message with { Subject = "Another" },
                message with { SentAt = A.ReceivedAt.AddMinutes(1) },
                message with { From = A.Tom },
                message with { To = [A.Tom] },
                message with { To = [A.Tom], Cc = [A.Maria] },
            }.Select(Key).Distinct().Count());
    }

    [Fact, Rule("R6")]
    public void Different_parts_never_give_the_same_key()
    {
        var text = Gen.String[Gen.Char["ab*1<>"], 0, 3];
        var message = Gen.Select(text, text, text, text.Array[0, 2], text.Array[0, 2], (id, from, subject, to, cc) => A.Message() with
        {
            InternetMessageId = id.Length == 0 ? null : id,
            From = new(null, from),
            Subject = subject,
            To = [.. to.Select(t => new Correspondent(null, t))],
            Cc = [.. cc.Select(t => new Correspondent(null, t))],
        });
        var parts = Gen.Select(text, text, message, Gen.Int[1, 12], Gen.Int[1, 12]);

        Gen.Select(parts, parts).Sample((one, other) => (KeyOf(one) == KeyOf(other)) == (Plain(one) == Plain(other)), iter: 2_000);
    }

    [Fact, Rule("R7")]
    public void The_key_is_the_same_for_copies_of_one_message_and_another_for_others()
    {
        var key = KeyOf(("00D", "*", A.Message(), 1, 1));

        Assert.Equal(key, KeyOf(("00D", "*", A.Message() with { Id = "other copy", FolderId = "other" }, 1, 1)));
        Assert.NotEqual(key, KeyOf(("00D", "*", A.SentMessage(), 1, 1)));
    }

    private static string KeyOf((string Org, string Scope, Message Message, int Part, int Take) parts) =>
        RecordingKeys.Of(parts.Org, parts.Scope, parts.Message, parts.Part, parts.Take);

    private static string Plain((string Org, string Scope, Message Message, int Part, int Take) parts)
    {
        var message = parts.Message;
        var identity = message.InternetMessageId is { } id
            ? $"id|{id}|{message.From!.Address}"
            : $"content|{message.From!.Address}|{message.Subject}|{List(message.To)}|{List(message.Cc)}";
        return $"{parts.Org}|{parts.Scope}|{identity}|{parts.Part}|{parts.Take}";
    }

    private static string List(IReadOnlyList<Correspondent> people) =>
        $"{people.Count}:{string.Join(',', people.Select(p => p.Address).Order(StringComparer.Ordinal))}";

    private static string Key(Message message) => RecordingKeys.Of(Organisation, RecordingKeys.OrganisationScope, message, 1, 1);
}
