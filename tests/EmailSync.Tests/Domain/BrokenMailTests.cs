using System.Globalization;
using System.Text;
using CsCheck;
using EmailSync.Domain.Decisions;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Recording;
using EmailSync.Domain.Settings;
using EmailSync.Features.Evaluation;
using EmailSync.Integrations.Exchange;
using EmailSync.Integrations.Exchange.Wire;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using Xunit;

namespace EmailSync.Tests.Domain;

/// <summary>
/// Whatever Exchange gives as a message goes through mapper, rules and plan without a stop, and what comes out Salesforce can take (B2): 2,000
/// messages of broken texts, addresses, dates and ids.
/// </summary>
public sealed class BrokenMailTests
{
    private static readonly Gen<char> Units = Gen.OneOf(
        Gen.Char['a', 'z'],
        Gen.Char[' ', '~'],
        Gen.Const('\0'),
        Gen.Char['\u0001', '\u001F'],
        Gen.Char['\uD800', '\uDFFF'],
        Gen.Char['\u0590', '\u06FF'],
        Gen.Const('\uFFFE'),
        Gen.Const('\u200B'));

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Const(""),
        Gen.Const("\r\n\t "),
        Units.Array[0, 40].Select(units => new string(units)),
        Gen.Int[200, 3_000].Select(length => string.Concat(Enumerable.Repeat("word \uD83D\uDE00", length / 7))));

    private static readonly Gen<string> Addresses = Gen.OneOf(
        Gen.Const("maria@lopez.example"),
        Gen.Const("tom@contoso.example"),
        Gen.Const("MARIA@LOPEZ.EXAMPLE "),
        Gen.Const("jörg@müller.example"),
        Gen.Const("/O=EXCHANGELABS/OU=EXCHANGE/CN=RECIPIENTS/CN=X"),
        Gen.Const("undisclosed-recipients:;"),
        Gen.Const("a@b@c"),
        Gen.Const("'quoted\\'@x.example"),
        Texts);

    private static readonly Gen<string?> Instants = Pick<string?>(
        null, "", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "1601-01-01T00:00:00Z", "2026-11-24T13:32:00Z", "2026-11-24T13:32:00.0000001+14:00", "yesterday");

    private static readonly Gen<string?> Ids = Gen.OneOf(
        Gen.Const((string?)null),
        Gen.Const((string?)"<offer-1@lopez.example>"),
        Gen.Const((string?)"no brackets"),
        Gen.Const((string?)"<a> <b> <a> <"),
        Texts.Select(t => (string?)t));

    private static readonly Gen<string> Messages =
        Gen.Select(Texts, Texts, Addresses, Addresses.Array[0, 30], Gen.Select(Instants, Instants), Gen.Select(Ids, Ids, Ids, Ids))
            .Select((subject, name, from, recipients, dates, ids) => Json(subject, name, from, recipients, dates, ids));

    [Fact, Rule("B2"), Rule("R3"), Rule("R2")]
    public void Nothing_broken_stops_the_rules_or_makes_a_Task_that_Salesforce_would_refuse() =>
        Gen.Select(Messages, Texts, Pick(SyncMode.All, SyncMode.Designated)).Sample(
            (json, body, mode) =>
            {
                Assert.True(LenientJson.TryParse(Encoding.ASCII.GetBytes(json), out var element));
                var read = MessageMapping.Read(element, MessageContent.Headers, null);
                var message = MessageFacts.Read(MessageFacts.Write(Assert.IsType<EmailSync.Domain.Mail.Message>(read.Message)));
                var input = A.DecisionInput() with { Message = message, Settings = A.Settings(mode), Candidates = AddressSelection.Select(message, A.Mailbox()) };
                var match = Matcher.Match(
                    input.Candidates!,
                    input.Candidates!.Candidates.ToDictionary(c => c.Address, IReadOnlyList<CrmPerson> (c) => c.Address.Value == "maria@lopez.example" ? [A.Contact()] : []),
                    new MatchRules(A.TomsSalesforceId, HasSharedActivities: true));
                var decision = DecisionEngine.Decide(input with { Match = match });
                Assert.NotEmpty(Explanations.Sentence(decision.Decisive, new ExplanationContext(A.Zone("Europe/Berlin"), A.Now)));
                Assert.NotEmpty(FindingsDocument.TryRead(FindingsDocument.Write(decision.Findings)));

                AssertSound(RecordingPlanner.Plan(A.RecordingInput() with { Message = message, Body = body, Match = A.Match(A.Contact()) }));
            },
            iter: 2_000);

    [Fact, Rule("B2"), Rule("R2")]
    public void A_body_of_ten_million_characters_is_split_and_nothing_is_lost()
    {
        var body = string.Concat(Enumerable.Range(0, 1_000_000).Select(i => i.ToString("D9", CultureInfo.InvariantCulture) + (i % 12 == 0 ? "\n" : " ")));

        var plan = RecordingPlanner.Plan(A.RecordingInput() with { Body = body });

        AssertSound(plan);
        var recorded = string.Concat(plan.Parts.Select(p => p.Description)).Where(char.IsAsciiDigit).Count();
        Assert.True(recorded >= 9_000_000);
    }

    [Fact, Rule("B2"), Rule("R3"), Rule("M3")]
    public void Two_thousand_recipients_are_cut_at_a_whole_address_and_counted()
    {
        var many = Enumerable.Range(0, 2_000).Select(i => new EmailSync.Domain.Mail.Correspondent($"Person {i}", $"person{i}@fabrikam.example")).ToList();
        var message = A.Message() with { To = many };

        Assert.Equal(2_001, AddressSelection.Select(message, A.Mailbox()).Candidates.Count);
        var plan = RecordingPlanner.Plan(A.RecordingInput() with { Message = message });

        AssertSound(plan);
        Assert.Contains("more", plan.Parts[0].Description, StringComparison.Ordinal);
    }

    private static void AssertSound(RecordingPlan plan)
    {
        var organisation = A.Organisation();
        Assert.NotEmpty(plan.Parts);
        Assert.Equal(plan.Parts.Count, plan.Parts.Select(p => p.Key).Distinct(StringComparer.Ordinal).Count());
        foreach (var part in plan.Parts)
        {
            Assert.NotEmpty(part.Subject);
            Assert.True(BodySplitter.SizeOf(part.Description) <= organisation.DescriptionLength);
            foreach (var text in new[] { part.Subject, part.Description })
            {
                Assert.DoesNotContain('\0', text);

                // Strict UTF-8 refuses half a surrogate pair, as Salesforce's parser does.
                new UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(text);
            }
        }
    }

    private static string Json(
        string subject, string name, string from, string[] recipients, (string? Received, string? Sent) dates, (string? Id, string? InReplyTo, string? References, string? Class) ids) =>
        $$"""
        {"id":"I","parentFolderId":"{{A.Inbox}}","categories":[{{Text(name)}},null],"subject":{{Text(subject)}},
         "from":{{Recipient(name, from)}},"toRecipients":[{{string.Join(',', recipients.Select(r => Recipient(name, r)))}}],"ccRecipients":null,
         "receivedDateTime":{{Text(dates.Received)}},"sentDateTime":{{Text(dates.Sent)}},"internetMessageId":{{Text(ids.Id)}},
         "singleValueExtendedProperties":[
           {"id":"{{MapiProperty.InReplyTo}}","value":{{Text(ids.InReplyTo)}}},{"id":"{{MapiProperty.References}}","value":{{Text(ids.References)}}},
           {"id":"{{MapiProperty.MessageClass}}","value":{{Text(ids.Class)}}},{"id":"{{MapiProperty.Sensitivity}}","value":{{Text(ids.References)}}}]}
        """;

    private static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static string Recipient(string name, string address) => $$$"""{"emailAddress":{"name":{{{Text(name)}}},"address":{{{Text(address)}}}}}""";

    /// <summary>Every unit as an escape, so that half a surrogate pair is given as the real service gives it.</summary>
    private static string Text(string? text) =>
        text is null ? "null" : $"\"{string.Concat(text.Select(c => $"\\u{(int)c:X4}"))}\"";
}
