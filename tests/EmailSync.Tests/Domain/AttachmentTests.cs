using EmailSync.Domain.Decisions;
using EmailSync.Domain.Recording;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using Xunit;

namespace EmailSync.Tests.Domain;

/// <summary>Which attachments are recorded, under what name, and what is said of the others (R4).</summary>
public sealed class AttachmentTests
{
    private const int Limit = 5_242_880;

    private static readonly ExplanationContext Words = new(A.Zone("Europe/Berlin"), A.Now);

    [Theory, Rule("R4")]
    [InlineData(false, "record@smart.contoso.example", false)]
    [InlineData(false, "recordattachments@smart.contoso.example", true)]
    [InlineData(true, "record@smart.contoso.example", true)]
    public void They_are_wanted_by_the_setting_or_by_the_address(bool isSet, string cc, bool areWanted)
    {
        var settings = A.Settings() with { RecordAllAttachments = isSet, SmartAddressBase = "smart.contoso.example" };

        Assert.Equal(areWanted, AttachmentRules.AreWanted(A.Message() with { Cc = [new(null, cc)] }, settings));
    }

    [Theory, Rule("R4")]
    [InlineData(Limit, null, false, AttachmentFate.Pending)]
    [InlineData(Limit + 1, null, true, AttachmentFate.Pending)]
    [InlineData(Limit + 1, true, false, AttachmentFate.Pending)]
    [InlineData(Limit + 1, false, false, AttachmentFate.TooLarge)]
    [InlineData(Limit * 3L / 2, null, true, AttachmentFate.Pending)]
    [InlineData((Limit * 3L / 2) + 1, null, false, AttachmentFate.TooLarge)]
    public void What_the_mailbox_counts_decides_only_where_it_cannot_be_wrong(long listed, bool? isWithinLimit, bool needsMeasuring, AttachmentFate fate)
    {
        var file = File("plan.pdf", listed) with { IsWithinLimit = isWithinLimit };

        Assert.Equal(needsMeasuring, AttachmentRules.NeedsMeasuring(file));
        Assert.Equal(fate, AttachmentRules.FateOf(file));
    }

    [Fact, Rule("R4")]
    public void No_file_within_the_limit_travels_longer_than_what_is_measured()
    {
        var base64 = (Limit + 2) / 3 * 4;
        var travelling = base64 + (2 * ((base64 + 75) / 76));

        Assert.True(AttachmentRules.NeedsMeasuring(File("plan.pdf", travelling + 10_000)));
    }

    [Fact, Rule("R4")]
    public void What_the_text_shows_is_skipped_and_a_link_has_no_bytes()
    {
        Assert.Equal(AttachmentFate.Inline, AttachmentRules.FateOf(File("logo.png", 900) with { IsShownInText = true }));
        Assert.Equal(AttachmentFate.Link, AttachmentRules.FateOf(File("Shared.docx", Limit + 1) with { Kind = AttachmentKind.Link }));
        Assert.False(AttachmentRules.NeedsMeasuring(File("Shared.docx", Limit + 1) with { Kind = AttachmentKind.Link }));
    }

    [Theory, Rule("R4")]
    [InlineData("<img src=\"cid:image001.png@01DC\">", "<IMAGE001.png@01DC>", true)]
    [InlineData("<img src=\"cid:a%20b%40c\">", "a b@c", true)]
    [InlineData("<img src=\"https://elsewhere.example/image001.png\">", "image001.png@01DC", false)]
    [InlineData("<p>cid:</p>", "", false)]
    [InlineData("<p>cid:</p>", null, false)]
    public void A_text_shows_what_it_names_by_content_id(string html, string? contentId, bool isShown) =>
        Assert.Equal(isShown, AttachmentRules.IsShown(html, contentId));

    [Theory, Rule("R4")]
    [InlineData(AttachmentKind.File, "plan.pdf", "x", "plan.pdf")]
    [InlineData(AttachmentKind.File, " a/b:c?.txt. ", "x", "a_b_c_.txt")]
    [InlineData(AttachmentKind.File, "\u0007", "x", "unnamed")]
    [InlineData(AttachmentKind.File, "...", "x", "unnamed")]
    [InlineData(AttachmentKind.File, ".pdf", "x", ".pdf")]
    [InlineData(AttachmentKind.Item, ".eml", "From: a@b.example", "unnamed.eml")]
    [InlineData(AttachmentKind.Item, "AW: Angebot 3/4", "From: a@b.example", "AW_ Angebot 3_4.eml")]
    [InlineData(AttachmentKind.Item, "Earlier.EML", "Received: by x", "Earlier.eml")]
    [InlineData(AttachmentKind.Item, "Ada Byron", "BEGIN:VCARD\r\n", "Ada Byron.vcf")]
    [InlineData(AttachmentKind.Item, "Review", "\uFEFFBEGIN:VCALENDAR\r\n", "Review.ics")]
    public void An_attached_message_becomes_eml_and_every_name_is_one_that_a_file_can_have(AttachmentKind kind, string name, string content, string expected) =>
        Assert.Equal(expected, FileNames.Of(kind, name, System.Text.Encoding.UTF8.GetBytes(content)));

    [Fact, Rule("R3"), Rule("R4")]
    public void A_long_name_is_cut_before_its_ending()
    {
        var name = FileNames.Of(AttachmentKind.File, new string('ä', 400) + ".docx", []);

        Assert.Equal(FileNames.Longest, name.Length);
        Assert.EndsWith("ä.docx", name, StringComparison.Ordinal);
        Assert.Equal("offer v1.2 final", FileNames.Title("offer v1.2 final"));
        Assert.Equal("offer v1.2", FileNames.Title("offer v1.2.pdf"));
        Assert.Equal("offer", FileNames.Title("offer.spreadshee"));
        Assert.Equal("offer.spreadsheet", FileNames.Title("offer.spreadsheet"));
    }

    [Fact, Rule("R1"), Rule("R4")]
    public void The_first_part_names_each_with_its_fate_and_nothing_that_the_text_shows()
    {
        var plan = RecordingPlanner.Plan(A.RecordingInput() with
        {
            Attachments =
            [
                File("plan.pdf", 100),
                File("film.mp4", Limit * 2L),
                File("logo.png", 900) with { IsShownInText = true },
                File("Shared.docx", 0) with { Kind = AttachmentKind.Link },
                File(" ", 100) with { Kind = AttachmentKind.Item },
            ],
        });

        Assert.Contains(
            "(Europe/Berlin)\nAttachments: plan.pdf (see Files), film.mp4 (too large), Shared.docx (link to a file in the cloud), unnamed (see Files)\n\nDear Tom",
            plan.Parts[0].Description,
            StringComparison.Ordinal);
        Assert.Equal(
            [AttachmentFate.Pending, AttachmentFate.TooLarge, AttachmentFate.Inline, AttachmentFate.Link, AttachmentFate.Pending],
            plan.Attachments.Select(a => a.Fate));
    }

    [Fact, Rule("R4"), Rule("R2")]
    public void Two_thousand_of_them_leave_room_for_the_text()
    {
        var plan = RecordingPlanner.Plan(A.RecordingInput() with
        {
            Attachments = [.. Enumerable.Range(1, 2_000).Select(i => File($"picture {i}.jpg", 100))],
        });

        Assert.Single(plan.Parts);
        Assert.Contains(" more\n\nDear Tom", plan.Parts[0].Description, StringComparison.Ordinal);
        Assert.Equal(2_000, plan.Attachments.Count);
    }

    [Theory, Rule("R4"), Rule("E1")]
    [InlineData(AttachmentFate.Recorded, null, null, "Recorded.")]
    [InlineData(AttachmentFate.Pending, null, null, "It will be recorded.")]
    [InlineData(AttachmentFate.Pending, "Salesforce", "storage limit exceeded", "Salesforce refused it: \"storage limit exceeded\". It will be tried again today at 10:05: the pause grows with each try, up to a day.")]
    [InlineData(AttachmentFate.TooLarge, null, null, "It is larger than 5 MB, so it is not recorded.")]
    [InlineData(AttachmentFate.Inline, null, null, "It is shown in the text, so it is no file of its own.")]
    [InlineData(AttachmentFate.Link, null, null, "It is a link to a file in the cloud: there is no file to record.")]
    [InlineData(AttachmentFate.Refused, "Salesforce", "Your company doesn't support this file type.", "Salesforce refused it: \"Your company doesn't support this file type.\".")]
    [InlineData(AttachmentFate.Refused, "Exchange", null, "Exchange could not take it.")]
    [InlineData(AttachmentFate.Gone, null, null, "It was deleted before it was recorded.")]
    [InlineData(AttachmentFate.NotWanted, null, null, "It was left out: nobody asked for the attachments.")]
    public void Each_fate_has_its_sentence(AttachmentFate fate, string? system, string? words, string expected) =>
        Assert.Equal(expected, AttachmentExplanations.Sentence(fate, new AttachmentTrouble(system, words, A.Now.AddMinutes(5)), Words));

    [Fact, Rule("R4"), Rule("E1")]
    public void A_forecast_says_how_they_would_be_recorded_too() => Assert.Equal(
        "It will be left out, unless the message is recorded with its attachments.",
        AttachmentExplanations.Sentence(AttachmentFate.NotWanted, new AttachmentTrouble(null, null, null), Words with { IsForecast = true }));

    [Fact, Rule("R4"), Rule("D20")]
    public void A_forecast_has_not_read_the_text_and_does_not_say_what_it_shows() => Assert.Equal(
        "It is meant to be shown in the text. Where the text shows it, it is no file of its own.",
        AttachmentExplanations.Sentence(AttachmentFate.Inline, new AttachmentTrouble(null, null, null), Words with { IsForecast = true }));

    [Fact, Rule("R4"), Rule("E1")]
    public void What_was_left_out_is_named_in_the_sentence_of_the_message()
    {
        Assert.Null(AttachmentExplanations.LeftOut([("a.pdf", AttachmentFate.Recorded), ("b.pdf", AttachmentFate.Pending), ("c.png", AttachmentFate.Inline)]));
        Assert.Equal(
            "film.mp4 is larger than 5 MB and was not recorded.", AttachmentExplanations.LeftOut([("film.mp4", AttachmentFate.TooLarge)]));
        Assert.Equal(
            "a.mp4 and b.mp4 are larger than 5 MB and were not recorded. run.exe could not be recorded. c.pdf was deleted before it was recorded.",
            AttachmentExplanations.LeftOut(
                [("a.mp4", AttachmentFate.TooLarge), ("b.mp4", AttachmentFate.TooLarge), ("run.exe", AttachmentFate.Refused), ("c.pdf", AttachmentFate.Gone)]));
    }

    private static Attachment File(string name, long listed) => new() { Id = name, Kind = AttachmentKind.File, Name = name, ListedBytes = listed };
}
