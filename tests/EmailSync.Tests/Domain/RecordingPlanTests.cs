using EmailSync.Domain.Mail;
using EmailSync.Domain.Recording;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using Xunit;

namespace EmailSync.Tests.Domain;

public sealed class RecordingPlanTests
{
    [Fact, Rule("R1")]
    public void A_received_message_as_a_plan() => Snapshots.MatchJson(RecordingPlanner.Plan(A.RecordingInput() with
    {
        Settings = A.Settings() with { SalesforceType = "Email" },
        Match = A.Match(A.Contact(), A.Contact("003000000000002AAA", "Ken Ito", "ken@ito.example")),
        Message = A.Message() with { Cc = [new("Ken Ito", "ken@ito.example"), new(null, "sam@hall.example")] },
    }));

    [Fact, Rule("R2")]
    public void A_long_sent_message_as_a_plan() => Snapshots.MatchJson(RecordingPlanner.Plan(A.RecordingInput() with
    {
        Message = A.SentMessage() with { Bcc = [new("Boss", "boss@elsewhere.example")] },
        Organisation = A.Organisation() with { DescriptionLength = 400, HasEmailSubtype = false, HasSharedActivities = false },
        Match = A.Match(A.Lead()),
        Body = string.Join("\n\n", Enumerable.Range(1, 8).Select(i => $"Paragraph {i} says that the offer stands until the end of the month, whatever else may happen.")),
    }));

    [Theory, Rule("R1")]
    [InlineData("Europe/Berlin", 2026, 11, 25)]
    [InlineData("America/New_York", 2026, 11, 24)]
    public void The_date_is_the_local_one_in_the_persons_zone(string zone, int year, int month, int day)
    {
        var late = new DateTimeOffset(2026, 11, 24, 23, 30, 0, TimeSpan.Zero);

        var task = Single(A.RecordingInput() with { Message = A.Message() with { ReceivedAt = late }, Zone = A.Zone(zone) });

        Assert.Equal(new DateOnly(year, month, day), task.ActivityDate);
    }

    [Fact, Rule("R1")]
    public void It_is_that_of_receiving_what_came_in_and_of_sending_what_went_out()
    {
        var dates = new { SentAt = A.ReceivedAt.AddDays(-2), ReceivedAt = A.ReceivedAt };

        var received = Single(A.RecordingInput() with { Message = A.Message() with { SentAt = dates.SentAt } });
        var sent = Single(A.RecordingInput() with { Message = A.SentMessage() with { SentAt = dates.SentAt } });

        Assert.Equal((new DateOnly(2026, 11, 24), new DateOnly(2026, 11, 22)), (received.ActivityDate, sent.ActivityDate));
        Assert.Contains("Date: 2026-11-24 14:32 +01:00 (Europe/Berlin)", received.Description, StringComparison.Ordinal);
    }

    [Fact, Rule("R1"), Rule("B2")]
    public void What_went_out_without_a_date_of_sending_has_that_of_its_copy() =>
        Assert.Equal(new DateOnly(2026, 11, 24), Single(A.RecordingInput() with { Message = A.SentMessage() with { SentAt = null, ReceivedAt = A.ReceivedAt } }).ActivityDate);

    [Fact, Rule("R1")]
    public void Its_status_is_the_orgs_first_closed_one_and_the_usual_one_where_the_org_shows_none()
    {
        string Status(string? closed) => Single(A.RecordingInput() with { Organisation = A.Organisation() with { ClosedStatus = closed } }).Status;

        Assert.Equal(("Erledigt", "Completed"), (Status("Erledigt"), Status(null)));
    }

    [Theory, Rule("R1")]
    [InlineData("America/St_Johns", "2026-11-24 10:02 -03:30 (America/St_Johns)")]
    [InlineData("Asia/Kathmandu", "2026-11-24 19:17 +05:45 (Asia/Kathmandu)")]
    [InlineData("Etc/UTC", "2026-11-24 13:32 +00:00 (Etc/UTC)")]
    public void The_date_line_has_the_offset_and_the_zone(string zone, string expected) =>
        Assert.Contains($"Date: {expected}", Single(A.RecordingInput() with { Zone = A.Zone(zone) }).Description, StringComparison.Ordinal);

    [Fact, Rule("R1")]
    public void A_Type_no_longer_active_is_left_out()
    {
        var plan = RecordingPlanner.Plan(A.RecordingInput() with { Settings = A.Settings() with { SalesforceType = "Fax" } });

        Assert.Null(plan.Parts[0].Type);
    }

    [Fact, Rule("R1")]
    public void Without_a_Type_set_none_is_written()
    {
        var plan = RecordingPlanner.Plan(A.RecordingInput());

        Assert.Null(plan.Parts[0].Type);
    }

    [Fact, Rule("M3")]
    public void The_first_related_person_is_the_Who_and_only_Contacts_are_related_beside()
    {
        var contacts = Single(A.RecordingInput() with { Match = A.Match(A.Contact(), A.Contact("003000000000002AAA")) });
        var lead = Single(A.RecordingInput() with { Match = A.Match(A.Lead()) });

        Assert.Equal(["003000000000001AAA", "003000000000002AAA"], contacts.TaskWhoIds);
        Assert.Equal("003000000000001AAA", contacts.WhoId);
        Assert.Equal("00Q000000000001AAA", lead.WhoId);
        Assert.Empty(lead.TaskWhoIds);
    }

    [Fact, Rule("M3")]
    public void Without_Shared_Activities_the_Who_is_all()
    {
        var task = Single(A.RecordingInput() with
        {
            Organisation = A.Organisation() with { HasSharedActivities = false },
            Match = A.Match(A.Contact(), A.Contact("003000000000002AAA")),
        });

        Assert.Equal("003000000000001AAA", task.WhoId);
        Assert.Empty(task.TaskWhoIds);
    }

    [Theory, Rule("R2")]
    [InlineData(0)]
    [InlineData(1)]
    public void A_body_that_just_fits_is_one_Task(int tooMany)
    {
        var head = Single(A.RecordingInput() with { Body = "" }).Description;
        var room = 32_000 - BodySplitter.SizeOf(head + "\n\n");

        var plan = RecordingPlanner.Plan(A.RecordingInput() with { Body = new string('x', room + tooMany) });

        Assert.Equal(1 + tooMany, plan.Parts.Count);
        Assert.All(plan.Parts, part => Assert.InRange(BodySplitter.SizeOf(part.Description), 1, 32_000));
    }

    [Fact, Rule("R2")]
    public void Parts_have_keys_of_their_own_and_everything_else_in_common()
    {
        var plan = RecordingPlanner.Plan(A.RecordingInput() with { Body = new string('x', 80_000) });

        Assert.Equal(3, plan.Parts.Select(part => part.Key).Distinct().Count());
        Assert.Equal(plan.Key, plan.Parts[0].Key);
        Assert.Single(plan.Parts.Select(part => (part.Subject, part.WhoId, part.ActivityDate, part.OwnerId)).Distinct());
        Assert.Equal(["(1/3)", "(2/3)", "(3/3)"], plan.Parts.Select(part => part.Description.Split('\n')[0]));
    }

    [Fact, Rule("R3")]
    public void A_long_address_list_is_cut_at_a_whole_address()
    {
        var message = A.Message() with { To = [.. Enumerable.Range(0, 2_000).Select(i => new Correspondent(null, $"person{i:0000}@x.example"))] };

        var to = Single(A.RecordingInput() with { Message = message }).Description.Split('\n').Single(line => line.StartsWith("To: ", StringComparison.Ordinal));

        Assert.Matches(@"^To: (person\d{4}@x\.example, )+person\d{4}@x\.example and \d+ more$", to);
        Assert.InRange(to.Length - "To: ".Length, 975, 1_000);
    }

    [Fact, Rule("R3")]
    public void A_list_of_exactly_a_thousand_characters_stays_whole()
    {
        var message = A.Message() with { To = [new(null, $"{new string('a', 496)}@x"), new(null, $"{new string('b', 498)}@x")] };

        Assert.DoesNotContain(" more", Single(A.RecordingInput() with { Message = message }).Description, StringComparison.Ordinal);
    }

    [Fact, Rule("R3")]
    public void In_a_short_field_the_lists_leave_room_for_the_text()
    {
        var people = Enumerable.Range(0, 100).Select(i => new Correspondent(null, $"person{i:00}@x.example")).ToList();

        var task = Single(A.RecordingInput() with
        {
            Organisation = A.Organisation() with { DescriptionLength = 1_000 },
            Message = A.Message() with { To = people, Cc = people },
            Body = "The offer stands.",
        });

        Assert.EndsWith("\n\nThe offer stands.", task.Description, StringComparison.Ordinal);
    }

    [Theory, Rule("R3")]
    [InlineData(255)]
    [InlineData(1)]
    public void A_subject_is_never_cut(int length)
    {
        var subject = new string('x', length);

        Assert.Equal(subject, Single(A.RecordingInput() with { Message = A.Message() with { Subject = subject } }).Subject);
    }

    [Fact, Rule("B2")]
    public void A_message_without_subject_sender_date_and_body_is_recorded_as_well_as_it_can_be()
    {
        var bare = A.Message() with { Subject = "", From = null, To = [], ReceivedAt = null, SentAt = null, InternetMessageId = null };

        var task = Single(A.RecordingInput() with { Message = bare, Body = "" });

        Assert.Equal(("(no subject)", "Date: 2026-11-25 10:00 +01:00 (Europe/Berlin)"), (task.Subject, task.Description));
    }

    [Fact, Rule("R1")]
    public void A_message_that_relates_to_nobody_cannot_be_planned() =>
        Assert.Throws<ArgumentException>(() => RecordingPlanner.Plan(A.RecordingInput() with { Match = A.Match() }));

    private static TaskDraft Single(RecordingInput input) => Assert.Single(RecordingPlanner.Plan(input).Parts);
}
